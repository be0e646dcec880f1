package dev.goaround.cli.backtest;

import dev.goaround.contracts.verdict.VerdictKind;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A row at which the verdict became another.
 *
 * @param signal the condition's name for it
 * @param pendingSince seconds since which the condition has held without being reached; null if it does not
 */
record VerdictChange(SeriesRow.Figure row, String signal, VerdictKind verdict, BigDecimal pendingSince) {

    /** {@code 300.0 breach error_rate=0.08}: scripts rely on the first three words of a known verdict. */
    String line() {
        return seconds(row.seconds()) + " " + verdict.name().toLowerCase(Locale.ROOT) + " "
                + switch (verdict) {
                    case HEALTHY -> figure() + (pendingSince == null ? "" : " pending since " + seconds(pendingSince));
                    case BREACH -> isKnown() ? figure() : signal + "=none, which counts as bad: " + why();
                    case UNKNOWN -> why() + (pendingSince == null ? "" : ", pending since " + seconds(pendingSince));
                    case INSUFFICIENT -> "too little to judge";
                };
    }

    private boolean isKnown() {
        return row.value() != null && Double.isFinite(row.value());
    }

    private String figure() {
        return signal + "="
                + BigDecimal.valueOf(row.value()).stripTrailingZeros().toPlainString();
    }

    private String why() {
        return row.value() == null ? "no value" : signal + " is " + row.value();
    }

    /** With one decimal at least. */
    static String seconds(BigDecimal seconds) {
        BigDecimal exact = seconds.stripTrailingZeros();
        return (exact.scale() < 1 ? exact.setScale(1) : exact).toPlainString();
    }
}
