package dev.goaround.cli.reading;

import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.StatisticalGrammar;
import java.math.BigDecimal;
import java.math.MathContext;

/** A limit in the words of its signal, with a value as people write it. */
final class TerminalLimit {
    /** Binary fractions shown to people: enough digits for every limit, too few for their noise. */
    private static final MathContext SHOWN = new MathContext(9);

    private TerminalLimit() {}

    static String of(SignalLimit limit) {
        if (limit.statistics() != null) {
            return limit.signal() + " " + StatisticalGrammar.words(limit) + " beside it by more than "
                    + value(limit).replace("-", "") + lasting(limit);
        }
        return limit.signal() + " " + limit.op().sign() + " " + value(limit)
                + lasting(limit)
                + (limit.baseline() == null ? "" : " against the version before");
    }

    private static String lasting(SignalLimit limit) {
        return (limit.over() == null ? "" : " over " + TerminalDurations.inWords(limit.over()))
                + (limit.lasting() == null ? "" : " for " + TerminalDurations.inWords(limit.lasting()))
                + (limit.times() == null ? "" : " " + limit.times() + " times in a row");
    }

    static String percent(double ratio) {
        return number(ratio * 100) + " %";
    }

    private static String value(SignalLimit limit) {
        return switch (limit.unit()) {
            case "ratio" -> percent(limit.value());
            case "seconds" -> limit.value() < 1 ? number(limit.value() * 1000) + " ms" : number(limit.value()) + " s";
            default -> number(limit.value()) + " " + limit.unit();
        };
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).round(SHOWN).stripTrailingZeros().toPlainString();
    }
}
