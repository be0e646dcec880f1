package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.Unclear;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may follow a value, one clause after the other.
 *
 * @param shortOver the second window of a burn rate, or null
 * @param baseline whether it is compared with before
 * @param stated how, or null: as the signal is usually compared
 * @param per the time that a rise is for, or null
 * @param objective of a burn rate, or null
 * @param rest what is not understood, or empty
 */
record GrammarTail(
        Duration over,
        Duration shortOver,
        Duration lasting,
        Integer times,
        Integer outOf,
        boolean baseline,
        BaselineKind stated,
        Duration per,
        Double objective,
        String rest) {

    private static final String TIME =
            "(?:(?:\\d{1,9}(?:\\.\\d{1,3})?(?:ms|[smhdw])){1,6}(?![\\w])|" + DurationWords.PATTERN + ")";
    private static final String COUNT = "(?:\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten)";
    private static final String CHECKS = "(?:times|checks?|samples?|probes?|evaluations?|readings?)";

    private static final Pattern OVER = Pattern.compile("(?:over|in|within) (?:the last )?(?<time>" + TIME
            + ")(?: and (?:over )?(?<other>" + TIME + "))?(?: window)?");
    private static final Pattern LASTING = Pattern.compile("for (?:at least )?(?<time>" + TIME + ")");
    private static final Pattern SOME = Pattern.compile("(?:in |at )?(?<count>" + COUNT
            + ") (?:out )?of (?:the )?(?:last )?(?<all>" + COUNT + ")(?: " + CHECKS + ")?(?![\\w%.])");
    private static final Pattern TIMES = Pattern.compile("times (?<count>" + COUNT + ")|twice in a row|(?:for )?(?<row>"
            + COUNT + ") (?:(?:" + CHECKS + " )?in a row|consecutive(?: " + CHECKS + ")?)");
    private static final Pattern BASELINE = Pattern.compile(
            "(?:(?:against|compared (?:with|to)|than|vs\\.?) )?(?:the )?baseline(?: (?:by |in )?(?<by>points|ratio))?");
    private static final Pattern PER =
            Pattern.compile("(?:per |/ ?)(?:(?<time>" + TIME + ")|(?<unit>second|minute|hour|day|week|month))");
    private static final Pattern OBJECTIVE =
            Pattern.compile("(?:of )?(?:an? |the )?(?:slo )?(?:of )?(?<share>\\d{1,3}(?:\\.\\d{1,9})?)%");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;()]+");

    static GrammarTail of(String rest) {
        GrammarTail tail = new GrammarTail(null, null, null, null, null, false, null, null, null, skip(rest));
        while (!tail.rest.isEmpty()) {
            GrammarTail next = tail.next();
            if (next == null) {
                return tail;
            }
            tail = next;
        }
        return tail;
    }

    /** With one more clause; null where the rest does not begin with one, or with one that was there. */
    private GrammarTail next() {
        Matcher over = OVER.matcher(rest);
        if (this.over == null && over.lookingAt()) {
            Duration second = over.group("other") == null ? null : time(over.group("other"));
            return with(time(over.group("time")), second, lasting, times, outOf, over);
        }
        Matcher some = SOME.matcher(rest);
        if (times == null && some.lookingAt()) {
            Integer count = Persistence.number(some.group("count"));
            return with(this.over, shortOver, lasting, count, Persistence.number(some.group("all")), some);
        }
        Matcher often = TIMES.matcher(rest);
        if (times == null && often.lookingAt()) {
            return with(this.over, shortOver, lasting, count(often), null, often);
        }
        Matcher lasts = LASTING.matcher(rest);
        if (lasting == null && lasts.lookingAt()) {
            return with(this.over, shortOver, time(lasts.group("time")), times, outOf, lasts);
        }
        return nextOfChange();
    }

    private GrammarTail nextOfChange() {
        Matcher before = BASELINE.matcher(rest);
        if (!baseline && before.lookingAt()) {
            BaselineKind by = before.group("by") == null
                    ? null
                    : BaselineKind.valueOf(before.group("by").toUpperCase(Locale.ROOT));
            return new GrammarTail(over, shortOver, lasting, times, outOf, true, by, per, objective, behind(before));
        }
        Matcher each = PER.matcher(rest);
        if (per == null && each.lookingAt()) {
            Duration time = each.group("unit") == null
                    ? time(each.group("time"))
                    : DurationWords.of(BigDecimal.ONE, each.group("unit"));
            return new GrammarTail(
                    over, shortOver, lasting, times, outOf, baseline, stated, time, objective, behind(each));
        }
        Matcher slo = OBJECTIVE.matcher(rest);
        if (objective == null && slo.lookingAt()) {
            double share = new BigDecimal(slo.group("share")).movePointLeft(2).doubleValue();
            return new GrammarTail(over, shortOver, lasting, times, outOf, baseline, stated, per, share, behind(slo));
        }
        return null;
    }

    private GrammarTail with(
            Duration newOver, Duration second, Duration newLasting, Integer newTimes, Integer of, Matcher clause) {
        return new GrammarTail(
                newOver, second, newLasting, newTimes, of, baseline, stated, per, objective, behind(clause));
    }

    /** Why the clauses do not go together, or null. */
    String wrong(boolean rises, boolean burns) {
        if (Stream.of(over, shortOver, lasting, per).anyMatch(Duration.ZERO::equals)) {
            return "a time of zero holds no measurement; leave it out, or write one such as \"over 1m\"";
        }
        if (outOf != null && lasting != null) {
            return "\"for\" asks for a time without interruption and \"" + times + " of " + outOf
                    + "\" for some of several checks; write one of them";
        }
        String some = Persistence.some(times, outOf);
        if (some != null) {
            return some;
        }
        if (burns) {
            return over == null || shortOver == null || objective == null || objective >= 1 || baseline || per != null
                    ? "a burn rate has two windows and an objective below 100%: \"" + TriggerGrammar.BURN
                            + " > 14.4x over 1h and 5m of SLO 99.9%\""
                    : null;
        }
        if (shortOver != null || objective != null) {
            return "two windows and an objective belong to a burn rate: \"" + TriggerGrammar.BURN
                    + " > 14.4x over 1h and 5m of SLO 99.9%\"";
        }
        if (rises != (per != null) && !(rises && over != null)) {
            return "a rise says in what time: \"cost rises > 20% per day\"";
        }
        return rises && baseline ? "it either rises or is compared with the baseline; write one of them" : null;
    }

    SignalLimit on(SignalLimit limit) {
        return limit.holding(new Persistence(over, lasting, times, outOf, rest));
    }

    /** A rise whose time stands behind its value already. */
    GrammarTail per(String unit) {
        return new GrammarTail(
                over,
                shortOver,
                lasting,
                times,
                outOf,
                baseline,
                stated,
                per == null ? DurationWords.of(BigDecimal.ONE, unit) : per,
                objective,
                rest);
    }

    /** "rises > 20% over 1h" is a rise in that hour. */
    Duration risePer() {
        return per == null ? over : per;
    }

    /** As the signal is usually compared: shares by points, everything else by ratio. */
    BaselineKind by(NamedSignal signal) {
        if (stated != null) {
            return stated;
        }
        return signal.measure().changesByPoints() ? BaselineKind.POINTS : BaselineKind.RATIO;
    }

    /** "latency_p95 > 200ms against baseline": the difference, in the signal's own unit. */
    LimitReading byDifference(SignalLimit limit) {
        return stated == BaselineKind.RATIO
                ? new Unclear("a change by ratio is written in percent, such as \"latency_p95 > 50% against baseline\"")
                : new Understood(limit.against(BaselineKind.POINTS));
    }

    LimitReading burnRate(LimitOperator op, Quantity quantity) {
        return quantity.isMultiple() || quantity.isBare()
                ? new Understood(
                        SignalLimit.of("error_rate", op, quantity.number().doubleValue(), "count")
                                .burning(new ErrorBudget(objective, shortOver)))
                : new Unclear("a burn rate is a multiple of the pace that the objective allows, such as \"14.4x\"");
    }

    private static Integer count(Matcher often) {
        if (often.group("count") != null) {
            return Persistence.number(often.group("count"));
        }
        return often.group("row") == null ? Integer.valueOf(2) : Persistence.number(often.group("row"));
    }

    private static Duration time(String written) {
        return AnnotationDurations.parse(written).orElseGet(() -> DurationWords.parse(written));
    }

    private String behind(Matcher clause) {
        return skip(rest.substring(clause.end()));
    }

    private static String skip(String text) {
        Matcher between = BETWEEN.matcher(text);
        return (between.lookingAt() ? text.substring(between.end()) : text).strip();
    }
}
