package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.Unclear;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
import dev.goaround.checklist.reading.words.TriggerGrammar.Stated;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statistical comparison with the baseline that runs beside the candidate:
 *
 * <pre>
 * SIGNAL worse than baseline [by VALUE [points|ratio]] [over WINDOW] [for DURATION | N times in a row | M of N]
 *     [confidence 99%] [near zero VALUE] [from N values] [in N looks]
 * </pre>
 *
 * <p>Instead of {@code worse} stands {@code higher}, {@code lower} or {@code different from} where the signal does not say by
 * itself which way is worse.
 */
public final class StatisticalGrammar {

    public static final String FORM = "error_rate worse than baseline over 10m";

    /** A shift of less than this share of the baseline is tolerated where nothing is said: certainty alone is no harm. */
    static final double USUAL_SHARE = 0.1;

    private static final int FEWEST_VALUES = 5;
    private static final int MOST_VALUES = 60;
    private static final int MOST_LOOKS = 10_000;
    private static final double LEAST_CONFIDENCE = 0.5;

    private static final Pattern WHOLE = Pattern.compile("^\\s*(?<name>\\p{Alpha}[\\w.:/-]{0,99})(?i:"
            + "\\s+(?:is\\s+)?(?<which>worse|higher|lower|different)\\s+(?:than|from)\\s+(?:the\\s+)?baseline(?![\\w-])"
            + "(?<rest>.*))$");
    private static final Pattern PERCENTILE = Pattern.compile("p\\d{1,6}");
    private static final Pattern BY = Pattern.compile("(?<![\\w-])by (?=[-\\d$€£])");
    private static final Pattern HOW = Pattern.compile("^\\s*(?<how>points|ratio)(?![\\w-])");
    private static final Pattern NEAR_ZERO = Pattern.compile("(?<![\\w-])near zero (?=[-\\d$€£])");
    private static final Pattern CONFIDENCE = Pattern.compile(
            "(?<![\\w-])(?:(?:with|at) )?(?:a )?confidence (?:of )?(?<share>\\d{1,3}(?:\\.\\d{1,9})?)%");
    private static final Pattern VALUES =
            Pattern.compile("(?<![\\w-])from (?:at least )?(?<count>\\d{1,6}) values(?![\\w-])");
    private static final Pattern LOOKS = Pattern.compile("(?<![\\w-])in (?<count>\\d{1,6}) looks(?![\\w-])");

    /** Behind {@code worse than baseline}, with what was understood of it taken away. */
    private String rest;

    private final NamedSignal signal;
    private Quantity by;
    private BaselineKind how;
    private Quantity nearZero;
    private Double confidence;
    private Integer values;
    private Integer looks;

    private StatisticalGrammar(NamedSignal signal, String rest) {
        this.signal = signal;
        this.rest = rest;
    }

    /** Empty where the text does not have this form. */
    static Optional<Stated> read(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        String name = whole.group("name");
        String which = whole.group("which").toLowerCase(Locale.ROOT);
        NamedSignal signal = PERCENTILE.matcher(name).matches()
                ? TriggerGrammar.signal("latency_" + name)
                : TriggerGrammar.signal(name);
        return Optional.of(new Stated(name, reading(signal, which, PlainLine.of(whole.group("rest")))));
    }

    /** The usual comparison, for a line of a checklist; empty where the signal does not say which way is worse. */
    static Optional<SignalLimit> usual(NamedSignal signal) {
        return reading(signal, "worse", "") instanceof Understood understood
                ? Optional.of(understood.limit())
                : Optional.empty();
    }

    /** What stands between the signal and the baseline, as it is read back. */
    public static String words(SignalLimit limit) {
        if (limit.statistics().eitherWay()) {
            return "different from baseline";
        }
        return (limit.op() == LimitOperator.LESS ? "lower" : "higher") + " than baseline";
    }

    private static LimitReading reading(NamedSignal signal, String which, String rest) {
        if (List.of("health", "version", TriggerGrammar.BURN).contains(signal.name())) {
            return new Unclear(signal.name() + " has no values that could be compared one with another; write \"" + FORM
                    + "\", or probe_success for answers to a probe");
        }
        LimitOperator op = op(signal, which);
        if (op == null) {
            return new Unclear("which way is worse is not known of " + signal.name() + "; write \"" + signal.name()
                    + " higher than baseline\", lower, or different from it");
        }
        StatisticalGrammar grammar = new StatisticalGrammar(signal, rest);
        String wrong = grammar.takeClauses();
        return wrong == null ? grammar.limit(op, which.equals("different")) : new Unclear(wrong);
    }

    private static LimitOperator op(NamedSignal signal, String which) {
        return switch (which) {
            case "higher", "different" -> LimitOperator.MORE;
            case "lower" -> LimitOperator.LESS;
            default -> {
                WorseDirection worse = WorseDirection.of(signal.name());
                if (worse == WorseDirection.UNKNOWN) {
                    yield null;
                }
                yield worse == WorseDirection.MORE ? LimitOperator.MORE : LimitOperator.LESS;
            }
        };
    }

    /** Takes the clauses that only this form has out of the rest; null, or what is wrong. */
    private String takeClauses() {
        Matcher at = BY.matcher(rest);
        if (at.find()) {
            by = quantity(at);
            Matcher said = HOW.matcher(rest.substring(at.start()));
            if (said.find()) {
                how = BaselineKind.valueOf(said.group("how").toUpperCase(Locale.ROOT));
                rest = rest.substring(0, at.start())
                        + rest.substring(at.start()).substring(said.end());
            }
        }
        at = NEAR_ZERO.matcher(rest);
        nearZero = at.find() ? quantity(at) : null;
        at = CONFIDENCE.matcher(rest);
        if (at.find()) {
            confidence = new BigDecimal(at.group("share")).movePointLeft(2).doubleValue();
            cut(at);
        }
        at = VALUES.matcher(rest);
        if (at.find()) {
            values = Integer.valueOf(at.group("count"));
            cut(at);
        }
        at = LOOKS.matcher(rest);
        if (at.find()) {
            looks = Integer.valueOf(at.group("count"));
            cut(at);
        }
        return wrong();
    }

    /** The value behind a word; both are taken away. */
    private Quantity quantity(Matcher at) {
        Optional<GrammarValue> value = GrammarValue.at(rest.substring(at.end()));
        if (value.isEmpty()) {
            return null;
        }
        rest = rest.substring(0, at.start()) + value.get().rest();
        return value.get().quantity();
    }

    private void cut(Matcher clause) {
        rest = rest.substring(0, clause.start()) + rest.substring(clause.end());
    }

    private String wrong() {
        if (confidence != null && !(confidence >= LEAST_CONFIDENCE && confidence < 1)) {
            return "a confidence is at least 50% and less than 100%, such as \"confidence 99%\"";
        }
        if (values != null && (values < FEWEST_VALUES || values > MOST_VALUES)) {
            return "from " + values + " values: " + FEWEST_VALUES + " to " + MOST_VALUES
                    + " may be asked for; fewer can show nothing, and more are not kept";
        }
        if (looks != null && (looks < 1 || looks > MOST_LOOKS)) {
            return "in " + looks + " looks: 1 to " + MOST_LOOKS + " may be planned";
        }
        if ((by != null && by.number().signum() < 0)
                || (nearZero != null && nearZero.number().signum() < 0)) {
            return "what is tolerated has no sign: \"by 10%\", \"near zero 0.1%\"";
        }
        return null;
    }

    private LimitReading limit(LimitOperator op, boolean eitherWay) {
        GrammarTail tail = GrammarTail.of(rest);
        if (!tail.rest().isEmpty()) {
            return new Unclear("\"" + tail.rest() + "\" is not understood: after \"worse than baseline\" may come"
                    + " \"by 10%\", \"over 10m\", then \"for 5m\", \"3 times in a row\" or \"3 of 5\", and"
                    + " \"confidence 99%\", \"near zero 0.1%\", \"from 30 values\" or \"in 60 looks\"");
        }
        String wrong = tail.baseline() ? "the baseline is named twice" : tail.wrong(false, false);
        if (wrong != null) {
            return new Unclear(wrong);
        }
        SignalLimit atZero = null;
        if (nearZero != null) {
            LimitReading zero = UnitConversion.absolute(signal, op, nearZero);
            if (!(zero instanceof Understood understood)) {
                return zero;
            }
            atZero = understood.limit();
        }
        StatisticalTerms statistics = new StatisticalTerms(
                eitherWay,
                values,
                atZero == null ? null : atZero.value(),
                atZero == null ? null : atZero.unit(),
                confidence,
                looks);
        LimitReading tolerated = tolerated(op);
        return tolerated instanceof Understood understood
                ? new Understood(tail.on(understood.limit()).statistically(statistics))
                : tolerated;
    }

    /** A fall is written below zero, as where one figure is compared. */
    private LimitReading tolerated(LimitOperator op) {
        double sign = op == LimitOperator.LESS ? -1 : 1;
        if (by == null) {
            return new Understood(SignalLimit.of(signal.name(), op, sign * USUAL_SHARE, "ratio")
                    .against(BaselineKind.RATIO));
        }
        if (by.isPercent()) {
            boolean points = how == null ? signal.measure().changesByPoints() : how == BaselineKind.POINTS;
            return new Understood(
                    SignalLimit.of(signal.name(), op, sign * by.asRatio().doubleValue(), "ratio")
                            .against(points ? BaselineKind.POINTS : BaselineKind.RATIO));
        }
        LimitReading absolute = UnitConversion.absolute(signal, op, by);
        if (!(absolute instanceof Understood understood)) {
            return absolute;
        }
        SignalLimit limit = understood.limit();
        return how == BaselineKind.RATIO
                ? new Unclear("a change by ratio is written in percent, such as \"worse than baseline by 20% ratio\"")
                : new Understood(SignalLimit.of(limit.signal(), op, sign * limit.value(), limit.unit())
                        .against(BaselineKind.POINTS));
    }
}
