package dev.goaround.checklist.reading.annotation;

import dev.goaround.checklist.reading.words.AnnotationDurations;
import dev.goaround.checklist.reading.words.BaselineKind;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.StatisticalGrammar;
import dev.goaround.checklist.reading.words.StatisticalTerms;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a clause, word by word. Values that hold more than a plain word are quoted. */
public final class ClauseText {

    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}_./:,@#%+-]+");

    private final StringBuilder out = new StringBuilder();

    /** Writes the keyword first; empty for options alone. */
    public ClauseText(String keyword) {
        out.append(keyword);
    }

    public ClauseText word(String word) {
        out.append(out.isEmpty() ? "" : " ").append(word);
        return this;
    }

    /** Nothing is written for null. */
    public ClauseText option(String name, String value) {
        return value == null ? this : word(name + "=" + quoted(value));
    }

    public ClauseText option(String name, Duration value) {
        return value == null ? this : word(name + "=" + AnnotationDurations.write(value));
    }

    public ClauseText option(String name, Integer value) {
        return value == null ? this : word(name + "=" + value);
    }

    public ClauseText flag(String name, boolean set) {
        return set ? word(name) : this;
    }

    public ClauseText limit(SignalLimit limit) {
        if (limit.statistics() != null) {
            return statistically(limit);
        }
        return limit.burn() == null ? compared(limit) : burning(limit);
    }

    private ClauseText burning(SignalLimit limit) {
        word("burn_rate").word(limit.op().sign()).word(AnnotationValues.write(limit.value(), "count") + "x");
        word("over")
                .word(AnnotationDurations.write(limit.over()))
                .word("and")
                .word(AnnotationDurations.write(limit.burn().shortOver()));
        return word("of").word(AnnotationValues.share(limit.burn().objective())).holding(limit);
    }

    private ClauseText statistically(SignalLimit limit) {
        StatisticalTerms statistics = limit.statistics();
        word(limit.signal()).word(StatisticalGrammar.words(limit));
        word("by").word(AnnotationValues.write(Math.abs(limit.value()), limit.unit()));
        if (limit.unit().equals("ratio")) {
            word(limit.baseline() == BaselineKind.POINTS ? "points" : "ratio");
        }
        if (limit.over() != null) {
            word("over").word(AnnotationDurations.write(limit.over()));
        }
        holding(limit);
        if (statistics.confidence() != null) {
            word("confidence").word(AnnotationValues.share(statistics.confidence()));
        }
        if (statistics.nearZero() != null) {
            word("near zero").word(AnnotationValues.write(statistics.nearZero(), statistics.nearZeroUnit()));
        }
        if (statistics.values() != null) {
            word("from " + statistics.values() + " values");
        }
        return statistics.looks() == null ? this : word("in " + statistics.looks() + " looks");
    }

    private ClauseText compared(SignalLimit limit) {
        word(limit.signal());
        if (limit.risePer() != null) {
            word("rises");
        }
        word(limit.op().sign()).word(AnnotationValues.write(limit.value(), limit.unit()));
        if (limit.risePer() != null) {
            word("per").word(AnnotationDurations.write(limit.risePer()));
        }
        if (limit.over() != null) {
            word("over").word(AnnotationDurations.write(limit.over()));
        }
        holding(limit);
        if (limit.baseline() != null) {
            word("baseline").word(limit.baseline() == BaselineKind.POINTS ? "points" : "ratio");
        }
        return this;
    }

    private ClauseText holding(SignalLimit limit) {
        if (limit.lasting() != null) {
            word("for").word(AnnotationDurations.write(limit.lasting()));
        }
        if (limit.outOf() != null) {
            return word(limit.times() + " of " + limit.outOf());
        }
        return limit.times() == null ? this : word("times").word(String.valueOf(limit.times()));
    }

    public ClauseText traffic(List<Double> shares) {
        return word("traffic").word(shares.stream().map(AnnotationValues::share).collect(Collectors.joining(",")));
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** A comment ends at its first {@code -->}, and a table's cell at a pipe: a backslash keeps both away. */
    private static String quoted(String value) {
        if (BARE.matcher(value).matches() && !value.endsWith("--")) {
            return value;
        }
        String escaped = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("->", "-\\>")
                .replace("|", "\\|");
        return "\"" + escaped + "\"";
    }
}
