package dev.goaround.checklist.reading.annotation;

import dev.goaround.checklist.reading.words.Baseline;
import dev.goaround.checklist.reading.words.Limit;
import dev.goaround.checklist.reading.words.Spans;
import dev.goaround.checklist.reading.words.StatisticalGrammar;
import dev.goaround.checklist.reading.words.Statistics;
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
        return value == null ? this : word(name + "=" + Spans.write(value));
    }

    public ClauseText option(String name, Integer value) {
        return value == null ? this : word(name + "=" + value);
    }

    public ClauseText flag(String name, boolean set) {
        return set ? word(name) : this;
    }

    public ClauseText limit(Limit limit) {
        if (limit.statistics() != null) {
            return statistically(limit);
        }
        return limit.burn() == null ? compared(limit) : burning(limit);
    }

    private ClauseText burning(Limit limit) {
        word("burn_rate").word(limit.op().sign()).word(Amounts.write(limit.value(), "count") + "x");
        word("over")
                .word(Spans.write(limit.over()))
                .word("and")
                .word(Spans.write(limit.burn().shortOver()));
        return word("of").word(Amounts.share(limit.burn().objective())).holding(limit);
    }

    private ClauseText statistically(Limit limit) {
        Statistics statistics = limit.statistics();
        word(limit.signal()).word(StatisticalGrammar.words(limit));
        word("by").word(Amounts.write(Math.abs(limit.value()), limit.unit()));
        if (limit.unit().equals("ratio")) {
            word(limit.baseline() == Baseline.POINTS ? "points" : "ratio");
        }
        if (limit.over() != null) {
            word("over").word(Spans.write(limit.over()));
        }
        holding(limit);
        if (statistics.confidence() != null) {
            word("confidence").word(Amounts.share(statistics.confidence()));
        }
        if (statistics.nearZero() != null) {
            word("near zero").word(Amounts.write(statistics.nearZero(), statistics.nearZeroUnit()));
        }
        if (statistics.values() != null) {
            word("from " + statistics.values() + " values");
        }
        return statistics.looks() == null ? this : word("in " + statistics.looks() + " looks");
    }

    private ClauseText compared(Limit limit) {
        word(limit.signal());
        if (limit.risePer() != null) {
            word("rises");
        }
        word(limit.op().sign()).word(Amounts.write(limit.value(), limit.unit()));
        if (limit.risePer() != null) {
            word("per").word(Spans.write(limit.risePer()));
        }
        if (limit.over() != null) {
            word("over").word(Spans.write(limit.over()));
        }
        holding(limit);
        if (limit.baseline() != null) {
            word("baseline").word(limit.baseline() == Baseline.POINTS ? "points" : "ratio");
        }
        return this;
    }

    private ClauseText holding(Limit limit) {
        if (limit.lasting() != null) {
            word("for").word(Spans.write(limit.lasting()));
        }
        if (limit.outOf() != null) {
            return word(limit.times() + " of " + limit.outOf());
        }
        return limit.times() == null ? this : word("times").word(String.valueOf(limit.times()));
    }

    public ClauseText traffic(List<Double> shares) {
        return word("traffic").word(shares.stream().map(Amounts::share).collect(Collectors.joining(",")));
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
