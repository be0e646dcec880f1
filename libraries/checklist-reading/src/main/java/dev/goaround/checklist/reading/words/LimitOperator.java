package dev.goaround.checklist.reading.words;

/** How a signal is compared with a value. */
public enum LimitOperator {
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    EQUAL("==");

    private final String sign;

    LimitOperator(String sign) {
        this.sign = sign;
    }

    /** As it is written in reports and triggers. */
    public String sign() {
        return sign;
    }

    static LimitOperator ofSign(String sign) {
        return switch (sign) {
            case ">" -> MORE;
            case "<" -> LESS;
            case ">=", "=>", "≥" -> AT_LEAST;
            case "<=", "=<", "≤" -> AT_MOST;
            default -> EQUAL;
        };
    }

    /** The comparison with both sides turned round: what "used &lt; 70 %" says of what is free. */
    LimitOperator mirrored() {
        return switch (this) {
            case LESS -> MORE;
            case AT_MOST -> AT_LEAST;
            case MORE -> LESS;
            case AT_LEAST -> AT_MOST;
            case EQUAL -> EQUAL;
        };
    }

    /** True exactly where this one is false ("not above"); equality has no opposite among these. */
    LimitOperator negated() {
        return switch (this) {
            case LESS -> AT_LEAST;
            case AT_MOST -> MORE;
            case MORE -> AT_MOST;
            case AT_LEAST -> LESS;
            case EQUAL -> EQUAL;
        };
    }
}
