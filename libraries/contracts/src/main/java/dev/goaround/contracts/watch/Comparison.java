package dev.goaround.contracts.watch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a value stands to a threshold. Written as people write it: {@code <}, {@code <=}, {@code >}, {@code >=}, {@code ==}. */
public enum Comparison {
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    EQUAL("==");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    @JsonValue
    public String sign() {
        return sign;
    }

    @JsonCreator
    public static Comparison ofSign(String sign) {
        for (Comparison comparison : values()) {
            if (comparison.sign.equals(sign)) {
                return comparison;
            }
        }
        throw new IllegalArgumentException("comparison is one of < <= > >= ==, not " + sign);
    }

    public boolean holds(double value, double threshold) {
        return switch (this) {
            case LESS -> value < threshold;
            case AT_MOST -> value <= threshold;
            case GREATER -> value > threshold;
            case AT_LEAST -> value >= threshold;
            case EQUAL -> value == threshold;
        };
    }
}
