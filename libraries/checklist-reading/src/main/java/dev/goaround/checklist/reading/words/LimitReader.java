package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.None;
import dev.goaround.checklist.reading.words.LimitReading.Unclear;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
import dev.goaround.checklist.reading.words.NamedSignal.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the limit that a line states, for items (what must hold) and for triggers (what must not happen). */
public final class LimitReader {

    private static final Pattern TWO_SIGNALS =
            Pattern.compile("\\b(?:cpu|memory|ram|disk)(?: usage)?(?: ?[/&,] ?| and | or )(?:cpu|memory|ram|disk)\\b"
                    + "|\\bcpu ?[/&] ?\\p{L}+");
    private static final Pattern JUDGED = Pattern.compile("\\b(?:accept\\w*|within|normal|stable|low|reasonable|good"
            + "|healthy|limits?|no (?:increase|spike|rise|degradation)|spik\\w*|elevated|degrad\\w*|high|slow|increas\\w*"
            + "|drop\\w*|unusual\\w*|doubl\\w*|unexpected\\w*|too)\\b");
    private static final Pattern MONTHLY = Pattern.compile("\\bmonthly\\b");

    /** A share or a short time, as limits are written. */
    private static final Pattern VALUE = Pattern.compile(
            "(?<![\\w.,])\\d{1,5}(?:[.,]\\d{1,4})?(?: ?%| ?(?:ms|s|seconds?|milliseconds?)(?![a-z0-9]))");

    /** Of criteria, where a share or a sign is a limit of something that nobody measures. */
    private static final Pattern FIGURES = Pattern.compile("\\d ?%|[<>]");

    /** A number with what it counts behind it, as limits have. */
    private static final Pattern FIGURE =
            Pattern.compile("\\d ?(?:%|ms|s|sec|seconds?|milliseconds?)(?![a-z0-9])|[<>]=? ?\\d");

    /** What systems count and Goaround does not: a bare number beside it is a limit, too. */
    private static final Pattern COUNTED = Pattern.compile(
            "\\b(?:lag|queues?|backlogs?|depth|restarts?|retries|timeouts?|exceptions?|threads|messages|sessions|connections|pending|dead[ -]?letters?|evictions?|deadlocks|handles|load|rows behind)\\b");

    private static final Pattern AND = Pattern.compile("\\band\\b|&&| \\+ ");

    private static final Pattern NOT = Pattern.compile("\\b(?:not|never|no longer)(?: be)? $");

    /** What a criterion on the good side says to mean the other one. */
    private static final Pattern MISSED =
            Pattern.compile("\\b(?:not (?:met|reached|achieved|satisfied|held|within|maintained)"
                    + "|unmet|violat\\w*|miss(?:ed|es)|breach\\w*|no longer|fails? to|outside)\\b");

    private static final String RANGE =
            "a range, and not whether it must stay below or above; write one sign and one value";

    private static final LastReadings ITEMS = new LastReadings();
    private static final LastReadings TRIGGERS = new LastReadings();

    /** For whom a line is read. */
    private enum Reader {
        ITEM,
        TRIGGER,
        THRESHOLD
    }

    /** "No error rate above 1%" forbids what the comparison says. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("^(?:verify |check |ensure |confirm )?no (?!more|less|fewer)");

    private LimitReader() {}

    /** What must hold for an item to be true. */
    public static LimitReading ofItem(String text) {
        return ITEMS.of(text, () -> item(text));
    }

    private static LimitReading item(String text) {
        String plain = PlainLine.of(text);
        LimitReading reading = read(plain, WordedLimits.good(plain), Reader.ITEM);
        return reading instanceof Understood understood && forbids(plain, understood.limit())
                ? understood.with(understood.limit().negated())
                : reading;
    }

    /** "No error rate above 1%" forbids what it says, and "No error rate increase (&lt; 2%)" says what it wants instead. */
    private static boolean forbids(String plain, SignalLimit limit) {
        return FORBIDDEN.matcher(plain).find()
                && !comparesInWords(plain)
                && (WorseDirection.of(limit.signal()) == WorseDirection.UNKNOWN || WorseDirection.holdsAtWorst(limit));
    }

    /** What opens a rollback decision. */
    public static LimitReading ofTrigger(String text) {
        return TRIGGERS.of(text, () -> ofTrigger(text, Reader.TRIGGER));
    }

    /** What a column of thresholds holds, beside the signal of its row: a value alone is one, too. */
    public static LimitReading ofThreshold(String text) {
        return ofTrigger(text, Reader.THRESHOLD);
    }

    private static LimitReading ofTrigger(String text, Reader reader) {
        String plain = TriggerTimes.asWritten(Fractions.asPercent(PlainLine.of(text)));
        if (plain.contains("worse than")) {
            return StatisticalWords.in(text).orElseGet(() -> read(plain, WordedLimits.bad(plain), reader));
        }
        LimitReading reading = HealthCounts.in(plain).orElseGet(() -> read(plain, WordedLimits.bad(plain), reader));
        if (!(reading instanceof Understood understood)) {
            return reading;
        }
        return meant(
                TriggerTimes.isScoped(PlainLine.of(text))
                        ? understood.noting(
                                "meant for the time right after the deployment; it is watched as long as the deployment is")
                        : understood,
                plain);
    }

    private static LimitReading meant(Understood understood, String plain) {
        SignalLimit limit = understood.limit();
        if (WorseDirection.holdsAtBest(limit) && MISSED.matcher(plain).find()) {
            return understood.with(limit.negated());
        }
        boolean sustained = limit.lasting() == null && limit.times() == null && TriggerTimes.isSustained(plain);
        Optional<String> left = TriggerTimes.leftOver(limit, plain);
        if (left.isPresent() && !sustained) {
            return understood.asking("holds a time (" + left.get()
                    + ") and not how it is meant: the limit is taken without it, and asks; write \"for " + left.get()
                    + "\"");
        }
        Optional<String> narrowed = Narrowing.in(limit, plain);
        if (narrowed.isPresent()) {
            return understood.asking(narrowed.get() + ": the limit is taken without it, and asks");
        }
        Optional<String> unknown = UnknownWords.besideLimit(plain);
        if (unknown.isPresent()) {
            return understood.asking(
                    "asks, because \"" + unknown.get() + "\" is not understood; write it as \"error rate > 5% for"
                            + " 5 minutes\", or mode=automatic in an annotation, to have it roll back by itself");
        }
        return sustained
                ? understood
                        .with(limit.lasting(TriggerTimes.SUSTAINED))
                        .noting("\"sustained\" without a time is taken as 5 minutes; write \"for 5 minutes\"")
                : understood;
    }

    /** Whether a line that is read for no other reason holds a limit, understood or not. */
    public static boolean states(String text) {
        String plain = PlainLine.of(text);
        LimitReading reading = read(plain, Optional.empty(), Reader.ITEM);
        boolean unclear = reading instanceof Unclear && signs(plain) > 0;
        return reading instanceof Understood || unclear;
    }

    /** Whether a line may be a criterion: it names a signal and a figure, or compares one. A cheap, generous look. */
    public static boolean mayState(String text) {
        String plain = PlainLine.of(text);
        if (!Quantity.mayBeIn(plain)) {
            return false;
        }
        return states(text)
                || (FIGURE.matcher(plain).find() && SignalWords.find(plain).isPresent())
                || CriteriaWords.states(text);
    }

    private static long signs(String plain) {
        return ComparisonPhrase.in(plain).stream()
                .filter(ComparisonPhrase::symbolic)
                .count();
    }

    /** How many limits a line may state: "at least 3 regions" is none. */
    private static long limits(String plain) {
        return ComparisonPhrase.in(plain).stream()
                .filter(comparison ->
                        comparison.symbolic() || !comparison.quantity().isBare())
                .count();
    }

    private static boolean comparesInWords(String plain) {
        return ComparisonPhrase.in(plain).isEmpty();
    }

    private static LimitReading read(String plain, Optional<SignalLimit> worded, Reader reader) {
        // Most lines of a checklist end here: they hold no number and judge nothing.
        if (worded.isEmpty() && !Quantity.mayBeIn(plain) && !isJudged(plain)) {
            return new None();
        }
        Optional<NamedSignal> signal = SignalWords.find(plain);
        List<ComparisonPhrase> comparisons = ComparisonPhrase.in(plain);
        if (PlainLine.holdsAny(plain, "cpu", "memory", "ram", "disk")
                && TWO_SIGNALS.matcher(plain).find()
                && (!comparisons.isEmpty() || isJudged(plain))) {
            return new Unclear("two signals share one line; write a line for each");
        }
        if (comparisons.size() > 1 && limits(Persistence.in(plain).rest()) > 1) {
            return new Unclear(
                    reader != Reader.ITEM && AND.matcher(plain).find()
                            ? "both at once: a combined trigger belongs into the service definition, and each alone would fire"
                                    + " too early"
                            : "several limits share one line; write a line for each");
        }
        if (signal.isEmpty() && !comparisons.isEmpty() && SignalWords.speaksOfAPart(plain)) {
            return new Unclear(SignalWords.whyNot(plain));
        }
        if (signal.isEmpty()) {
            return worded.map(limit -> lasting(limit, plain))
                    .orElseGet(() -> withoutSignal(plain, comparisons, reader));
        }
        Optional<LimitReading> range = UnsignedLimits.range(signal.get(), plain);
        if (range.isPresent()) {
            return reader == Reader.ITEM ? new Unclear(RANGE) : lasting(range.get(), plain);
        }
        Optional<RelativeLimit> change = changeIn(signal.get(), plain, comparisons);
        if (change.isPresent()) {
            return changed(signal.get(), change.get(), plain);
        }
        if (reader != Reader.ITEM && !comparisons.isEmpty() && RelativeLimit.speaksOfBefore(plain)) {
            return new Unclear(
                    "compares " + signal.get().name() + " with what was before, but not understood how; write"
                            + " \"increases by > 10%\", or \"against baseline\" in an annotation");
        }
        Optional<ComparisonPhrase> comparison = comparison(signal.get(), plain, comparisons, reader);
        if (comparison.isPresent()) {
            return absolute(signal.get(), comparison.get(), plain);
        }
        Optional<LimitReading> bare = reader == Reader.ITEM || worded.isPresent()
                ? Optional.empty()
                : UnsignedLimits.bare(signal.get(), plain, reader == Reader.THRESHOLD);
        return bare.map(reading -> lasting(reading, plain))
                .orElseGet(() -> worded.map(limit -> lasting(limit, plain))
                        .orElseGet(() -> withoutFit(signal.get(), plain, reader)));
    }

    /** A criterion with a figure is never passed over, whatever the figure is of. */
    private static LimitReading withoutFit(NamedSignal signal, String plain, Reader reader) {
        LimitReading reading = withoutNumber(signal, plain);
        boolean figures = reader != Reader.ITEM && FIGURES.matcher(plain).find();
        return reading instanceof None && figures
                ? new Unclear("names " + signal.name() + " and a figure that does not go with it; write it as \"> "
                        + UnitConversion.example(signal) + "\"")
                : reading;
    }

    /** The first that fits the signal; else one that is surely meant as a limit. "5% threshold" names no side of a trigger. */
    private static Optional<ComparisonPhrase> comparison(
            NamedSignal signal, String plain, List<ComparisonPhrase> comparisons, Reader reader) {
        return comparisons.stream()
                .filter(comparison -> UnitConversion.fits(signal, comparison.quantity()))
                .filter(comparison -> reader == Reader.ITEM || !comparison.isNamed(plain))
                .findFirst()
                .or(() ->
                        comparisons.stream().filter(ComparisonPhrase::symbolic).findFirst());
    }

    private static Optional<RelativeLimit> changeIn(
            NamedSignal signal, String plain, List<ComparisonPhrase> comparisons) {
        Optional<RelativeLimit> compared = comparisons.stream()
                .map(comparison ->
                        RelativeLimit.of(plain, comparison, UnitConversion.fits(signal, comparison.quantity())))
                .flatMap(Optional::stream)
                .findFirst();
        return compared.isPresent() ? compared : RelativeLimit.in(plain);
    }

    private static LimitReading changed(NamedSignal signal, RelativeLimit change, String plain) {
        return lasting(UnitConversion.changed(signal, change), plain, change.start(), change.end());
    }

    private static LimitReading absolute(NamedSignal signal, ComparisonPhrase comparison, String plain) {
        Quantity quantity =
                MONTHLY.matcher(plain).find() ? comparison.quantity().perMonth() : comparison.quantity();
        if (quantity.isBare()
                && quantity.number().compareTo(BigDecimal.ONE) == 0
                && comparison.op() != LimitOperator.EQUAL
                && signal.measure() == Measure.RATIO) {
            return new Unclear("\"1\" may be 1% or all of it; write \"1%\" or \"100%\"");
        }
        boolean turned = comparison.symbolic()
                && NOT.matcher(plain.substring(0, comparison.start())).find();
        LimitOperator op = turned ? comparison.op().negated() : comparison.op();
        LimitReading reading = UnitConversion.absolute(signal, op, quantity);
        String taken = SignalWords.taken(signal, plain);
        if (taken != null && reading instanceof Understood understood) {
            reading = understood.noting(taken);
        }
        return lasting(reading, plain, comparison.start(), comparison.end());
    }

    private static LimitReading lasting(LimitReading reading, String plain, int start, int end) {
        if (!(reading instanceof Understood understood)) {
            return reading;
        }
        String rest = plain.substring(0, start) + " " + plain.substring(end);
        return lasting(understood, rest);
    }

    private static LimitReading lasting(SignalLimit limit, String rest) {
        return lasting(new Understood(limit), rest);
    }

    private static LimitReading lasting(LimitReading reading, String rest) {
        if (!(reading instanceof Understood understood)) {
            return reading;
        }
        Persistence persistence = Persistence.in(rest);
        return persistence.wrong() == null
                ? understood.with(understood.limit().holding(persistence))
                : new Unclear(persistence.wrong());
    }

    private static LimitReading withoutSignal(String plain, List<ComparisonPhrase> comparisons, Reader reader) {
        boolean figures = reader != Reader.ITEM && FIGURES.matcher(plain).find();
        boolean looksLikeOne = figures
                || (reader != Reader.ITEM
                        && comparisons.stream()
                                .anyMatch(comparison -> !comparison.quantity().isTime()))
                || comparisons.stream()
                        .anyMatch(comparison -> comparison.symbolic()
                                || comparison.quantity().isPercent()
                                || (!comparison.quantity().isTime()
                                        && !comparison.quantity().isBare()));
        boolean counts = !looksLikeOne
                && !comparisons.isEmpty()
                && COUNTED.matcher(plain).find();
        return looksLikeOne || counts ? new Unclear(SignalWords.whyNot(plain)) : new None();
    }

    private static LimitReading withoutNumber(NamedSignal signal, String plain) {
        if (AlertWords.setsUp(plain)) {
            return new None();
        }
        Matcher value = VALUE.matcher(plain);
        if (value.find() && UnitConversion.fits(signal, Quantity.parse(value.group()))) {
            return new Unclear("names " + signal.name() + " and " + value.group()
                    + ", but not whether it must stay above or below; write a sign, such as \"< "
                    + UnitConversion.example(signal) + "\"");
        }
        return isJudged(plain)
                ? new Unclear("names " + signal.name() + " but no limit for it; write a number, such as \""
                        + UnitConversion.example(signal) + "\"")
                : new None();
    }

    private static boolean isJudged(String plain) {
        return JUDGED.matcher(plain).find();
    }
}
