package dev.goaround.cli.backtest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One record of a series: {@code seconds,signal,value}. */
sealed interface SeriesRow {

    String HEADER = "seconds,signal,value";

    /**
     * @param seconds from the series' own zero
     * @param value as a metrics system says it, NaN and infinities too; null is a gap
     */
    record Figure(BigDecimal seconds, String signal, Double value) implements SeriesRow {}

    /** A row of another signal, or an empty line: nothing to judge. */
    record Passed(String signal) implements SeriesRow {}

    /** @param what is wrong, and what would be right */
    record Wrong(String what) implements SeriesRow {}

    static boolean isHeader(SeriesRecords.Entry entry) {
        return entry instanceof SeriesRecords.Columns columns
                && String.join(",", columns.fields()).toLowerCase(Locale.ROOT).equals(HEADER);
    }

    static SeriesRow of(SeriesRecords.Entry entry, TriggerText.Understood trigger) {
        if (entry instanceof SeriesRecords.Unreadable unreadable) {
            return new Wrong(unreadable.why());
        }
        return of(((SeriesRecords.Columns) entry).fields(), trigger);
    }

    private static SeriesRow of(List<String> fields, TriggerText.Understood trigger) {
        if (fields.equals(List.of(""))) {
            return new Passed(null);
        }
        if (fields.size() != Bounds.COLUMNS) {
            return new Wrong("has " + fields.size() + " column" + (fields.size() == 1 ? "" : "s")
                    + "; a row has three, " + HEADER + ", and an empty value is a gap: \"120,error_rate,\"");
        }
        String signal = fields.get(1);
        if (signal.isEmpty()) {
            return new Wrong("names no signal; the second column does, as in \"120,error_rate,0.08\"");
        }
        return trigger.isAbout(signal) ? figure(fields.get(0), signal, fields.get(2)) : new Passed(signal);
    }

    private static SeriesRow figure(String seconds, String signal, String value) {
        BigDecimal at = number(seconds);
        if (at == null || at.abs().compareTo(Bounds.LONGEST) > 0) {
            return new Wrong("\"" + seconds + "\" is no time; write seconds, such as 120 or 120.5");
        }
        if (value.isEmpty()) {
            return new Figure(at, signal, null);
        }
        Double said = Bounds.NOT_FINITE.get(value.toLowerCase(Locale.ROOT));
        BigDecimal number = said == null ? number(value) : null;
        if (said == null && number == null) {
            return new Wrong("\"" + value + "\" is not a number; write the figure in its base unit (5 % is 0.05, 500 ms"
                    + " is 0.5), or nothing for a gap");
        }
        return new Figure(at, signal, said == null ? Double.valueOf(number.doubleValue()) : said);
    }

    private static BigDecimal number(String text) {
        try {
            return text.length() > Bounds.DIGITS ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What a row may hold. */
    final class Bounds {
        /** Beyond the year 9999 nothing is measured. */
        private static final BigDecimal LONGEST = new BigDecimal("253402300799");

        private static final int COLUMNS = 3;
        private static final int DIGITS = 60;
        private static final Map<String, Double> NOT_FINITE = Map.of(
                "nan",
                Double.NaN,
                "inf",
                Double.POSITIVE_INFINITY,
                "+inf",
                Double.POSITIVE_INFINITY,
                "-inf",
                Double.NEGATIVE_INFINITY);

        private Bounds() {}
    }
}
