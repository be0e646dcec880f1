package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.Unclear;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
import dev.goaround.checklist.reading.words.Signal.Measure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trigger written as {@code SIGNAL OP VALUE [over WINDOW] [for DURATION | N times in a row]}, such as
 * {@code error_rate > 5% for 5m}. Its first word names the signal, so a name of the team's own is one too; and nothing in it
 * is passed over: a word that is not understood refuses the whole, where a line of a checklist may say more than its limit.
 */
public final class TriggerGrammar {

    private static final Pattern FORM =
            Pattern.compile("^\\s*(?<name>\\p{Alpha}[\\w.:/-]{0,99})\\s*(?<rest>(?:[<>]=?|=[<>=]?|≥|≤)\\s*\\S.*)$");
    private static final Pattern PEOPLES_WORD = Pattern.compile("\\p{Alpha}+");
    private static final Pattern PERCENTILE = Pattern.compile("latency_p\\d{1,6}");
    private static final Pattern NO_WORDS = Pattern.compile("[\\s,.;()]*");

    private TriggerGrammar() {}

    /**
     * @param name the signal as written
     * @param reading never {@code None}
     */
    public record Stated(String name, LimitReading reading) {}

    /** Empty where the text does not have this form; people's words may still say a limit, see {@link LimitReader}. */
    public static Optional<Stated> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new Stated(form.group("name"), limit(signal(form.group("name")), Plain.of(form.group("rest")))))
                : Optional.empty();
    }

    private static LimitReading limit(Signal signal, String rest) {
        List<Comparison> comparisons = Comparison.in(rest);
        if (comparisons.isEmpty() || comparisons.get(0).start() != 0) {
            return new Unclear("after " + signal.name() + " and its sign comes a value, such as \""
                    + Measured.example(signal) + "\"");
        }
        Comparison comparison = comparisons.get(0);
        Persistence persistence = Persistence.in(rest.substring(comparison.end()));
        if (persistence.leavesSomeOfSeveral()) {
            return new Unclear(
                    "a limit that must hold some of several times is not judged yet; write how many times in a"
                            + " row, such as \"3 times in a row\"");
        }
        if (!NO_WORDS.matcher(persistence.rest()).matches()) {
            return new Unclear("\"" + persistence.rest().strip() + "\" is not understood: after the value may come"
                    + " \"over 1m\", and then \"for 5m\" or \"3 times in a row\"");
        }
        LimitReading reading = Measured.absolute(signal, comparison.op(), comparison.quantity());
        return reading instanceof Understood understood
                ? new Understood(understood.limit().holding(persistence))
                : reading;
    }

    /** A name with a sign in it ({@code checkout.error_rate}) is never taken for a part of itself. */
    private static Signal signal(String name) {
        if (PERCENTILE.matcher(name).matches()) {
            return new Signal(name, Measure.DURATION, false);
        }
        Optional<Signal> known = SignalWords.ofName(name);
        if (known.isEmpty() && PEOPLES_WORD.matcher(name).matches()) {
            known = SignalWords.find(Plain.of(name));
        }
        return known.orElseGet(() -> new Signal(name, Measure.AS_WRITTEN, false));
    }
}
