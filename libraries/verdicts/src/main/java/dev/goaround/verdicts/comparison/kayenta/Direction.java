package dev.goaround.verdicts.comparison.kayenta;

/** Which way the experiment may not go. */
public enum Direction {
    INCREASE,
    DECREASE,
    EITHER;

    boolean forbidsMore() {
        return this != DECREASE;
    }

    boolean forbidsLess() {
        return this != INCREASE;
    }
}
