package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.None;
import dev.goaround.checklist.reading.words.LimitReading.Unclear;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
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

    /** "No error rate above 1%" forbids what the comparison says. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("^(?:verify |check |ensure |confirm )?no (?!more|less|fewer)");

    private LimitReader() {}

    /** What must hold for an item to be true. */
    public static LimitReading ofItem(String text) {
        String plain = Plain.of(text);
        LimitReading reading = read(plain, WordedLimits.good(plain));
        if (reading instanceof Understood understood && FORBIDDEN.matcher(plain).find()) {
            return comparesInWords(plain)
                    ? reading
                    : new Understood(understood.limit().negated());
        }
        return reading;
    }

    /** What opens a rollback decision. */
    public static LimitReading ofTrigger(String text) {
        String plain = Plain.of(text);
        return plain.contains("worse than")
                ? StatisticalWords.in(text).orElseGet(() -> read(plain, WordedLimits.bad(plain)))
                : read(plain, WordedLimits.bad(plain));
    }

    /** Whether a line that is read for no other reason holds a limit, understood or not. */
    public static boolean states(String text) {
        String plain = Plain.of(text);
        LimitReading reading = read(plain, Optional.empty());
        boolean unclear = reading instanceof Unclear && signs(plain) > 0;
        return reading instanceof Understood || unclear;
    }

    private static long signs(String plain) {
        return Comparison.in(plain).stream().filter(Comparison::symbolic).count();
    }

    private static boolean comparesInWords(String plain) {
        return Comparison.in(plain).isEmpty();
    }

    private static LimitReading read(String plain, Optional<Limit> worded) {
        // Most lines of a checklist end here: they hold no number and judge nothing.
        if (worded.isEmpty() && !Quantity.mayBeIn(plain) && !isJudged(plain)) {
            return new None();
        }
        Optional<Signal> signal = SignalWords.find(plain);
        List<Comparison> comparisons = Comparison.in(plain);
        if (Plain.holdsAny(plain, "cpu", "memory", "ram", "disk")
                && TWO_SIGNALS.matcher(plain).find()
                && (!comparisons.isEmpty() || isJudged(plain))) {
            return new Unclear("two signals share one line; write a line for each");
        }
        if (comparisons.size() > 1 && signs(Persistence.in(plain).rest()) > 1) {
            return new Unclear("several limits share one line; write a line for each");
        }
        if (signal.isEmpty() && !comparisons.isEmpty() && SignalWords.speaksOfAPart(plain)) {
            return new Unclear(SignalWords.whyNot(plain));
        }
        if (signal.isEmpty()) {
            return worded.map(limit -> lasting(limit, plain)).orElseGet(() -> withoutSignal(plain, comparisons));
        }
        Optional<Change> change = changeIn(plain, comparisons);
        if (change.isPresent()) {
            return changed(signal.get(), change.get(), plain);
        }
        for (Comparison comparison : comparisons) {
            if (comparison.symbolic() || Measured.fits(signal.get(), comparison.quantity())) {
                return absolute(signal.get(), comparison, plain);
            }
        }
        return worded.map(limit -> lasting(limit, plain)).orElseGet(() -> withoutNumber(signal.get(), plain));
    }

    private static Optional<Change> changeIn(String plain, List<Comparison> comparisons) {
        Optional<Change> compared = comparisons.stream()
                .map(comparison -> Change.of(plain, comparison))
                .flatMap(Optional::stream)
                .findFirst();
        return compared.isPresent() ? compared : Change.in(plain);
    }

    private static LimitReading changed(Signal signal, Change change, String plain) {
        return lasting(Measured.changed(signal, change), plain, change.start(), change.end());
    }

    private static LimitReading absolute(Signal signal, Comparison comparison, String plain) {
        Quantity quantity =
                MONTHLY.matcher(plain).find() ? comparison.quantity().perMonth() : comparison.quantity();
        LimitReading reading = Measured.absolute(signal, comparison.op(), quantity);
        return lasting(reading, plain, comparison.start(), comparison.end());
    }

    private static LimitReading lasting(LimitReading reading, String plain, int start, int end) {
        if (!(reading instanceof Understood understood)) {
            return reading;
        }
        String rest = plain.substring(0, start) + " " + plain.substring(end);
        return lasting(understood.limit(), rest);
    }

    private static LimitReading lasting(Limit limit, String rest) {
        Persistence persistence = Persistence.in(rest);
        return persistence.wrong() == null
                ? new Understood(limit.holding(persistence))
                : new Unclear(persistence.wrong());
    }

    private static LimitReading withoutSignal(String plain, List<Comparison> comparisons) {
        boolean looksLikeOne = comparisons.stream()
                .anyMatch(comparison -> comparison.symbolic()
                        || comparison.quantity().isPercent()
                        || (!comparison.quantity().isTime()
                                && !comparison.quantity().isBare()));
        return looksLikeOne ? new Unclear(SignalWords.whyNot(plain)) : new None();
    }

    private static LimitReading withoutNumber(Signal signal, String plain) {
        if (AlertWords.setsUp(plain)) {
            return new None();
        }
        Matcher value = VALUE.matcher(plain);
        if (value.find() && Measured.fits(signal, Quantity.parse(value.group()))) {
            return new Unclear("names " + signal.name() + " and " + value.group()
                    + ", but not whether it must stay above or below; write a sign, such as \"< "
                    + Measured.example(signal) + "\"");
        }
        return isJudged(plain)
                ? new Unclear("names " + signal.name() + " but no limit for it; write a number, such as \""
                        + Measured.example(signal) + "\"")
                : new None();
    }

    private static boolean isJudged(String plain) {
        return JUDGED.matcher(plain).find();
    }
}
