package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.Unclear;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
import dev.goaround.checklist.reading.words.NamedSignal.Measure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit as annotations, the service definition and the command line write it:
 *
 * <pre>
 * SIGNAL OP VALUE [over WINDOW] [for DURATION | N times in a row | M of N] [against baseline [points|ratio]]
 * SIGNAL rises OP VALUE per TIME [over WINDOW] …
 * burn_rate OP MULTIPLE over LONG and SHORT of OBJECTIVE …
 * SIGNAL worse than baseline …
 * </pre>
 *
 * <p>Its first word names the signal, so a name of the team's own is one too; and nothing in it is passed over: a word that is
 * not understood refuses the whole, where a line of a checklist may say more than its limit.
 */
public final class TriggerGrammar {

    public static final String FORM = "SIGNAL OP VALUE [over WINDOW] [for DURATION | N times in a row | M of N]"
            + " [against baseline], such as \"error_rate > 5% for 5m\"; or SIGNAL worse than baseline";

    /** The signal that a burn rate is one of. */
    static final String BURN = "burn_rate";

    private static final Pattern WHOLE = Pattern.compile("^\\s*(?<name>\\p{Alpha}[\\w.:/-]{0,99})"
            + "(?<rises>\\s+(?i:rises|grows))?\\s*(?<op>[<>]=?|=[<>=]?|≥|≤)\\s*(?<rest>\\S.*)$");
    private static final Pattern PEOPLES_WORD = Pattern.compile("\\p{Alpha}+");
    private static final Pattern PERCENTILE = Pattern.compile("latency_p\\d{1,6}");

    private TriggerGrammar() {}

    /**
     * @param name the signal as written
     * @param reading never {@code None}
     */
    public record Stated(String name, LimitReading reading) {}

    /** Empty where the text does not have this form; people's words may still say a limit, see {@link LimitReader}. */
    public static Optional<Stated> read(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            return StatisticalGrammar.read(text);
        }
        String name = whole.group("name");
        return Optional.of(new Stated(name, limit(name, whole.group("rises") != null, whole)));
    }

    private static LimitReading limit(String name, boolean rises, Matcher whole) {
        LimitOperator op = LimitOperator.ofSign(whole.group("op"));
        NamedSignal signal = signal(name);
        Optional<GrammarValue> value = GrammarValue.at(whole.group("rest"));
        if (value.isEmpty()) {
            return new Unclear("after " + signal.name() + " and its sign comes a value, such as \""
                    + UnitConversion.example(signal) + "\"");
        }
        Quantity quantity = value.get().quantity();
        GrammarTail tail = GrammarTail.of(value.get().rest());
        if (rises && !quantity.per().isEmpty()) {
            tail = tail.per(quantity.per());
            quantity = new Quantity(quantity.number(), quantity.currency(), quantity.unit(), "");
        }
        if (!tail.rest().isEmpty()) {
            return new Unclear("\"" + tail.rest() + "\" is not understood: after the value may come \"over 1m\", then"
                    + " \"for 5m\", \"3 times in a row\" or \"3 of 5\", then \"against baseline\"");
        }
        String wrong = tail.wrong(rises, name.equals(BURN));
        if (wrong != null) {
            return new Unclear(wrong);
        }
        LimitReading reading = compared(signal, op, quantity, rises, tail);
        if (!(reading instanceof Understood understood)) {
            return reading;
        }
        SignalLimit stated = tail.on(understood.limit());
        return new Understood(rises ? stated.rising(tail.risePer()) : stated);
    }

    private static LimitReading compared(
            NamedSignal signal, LimitOperator op, Quantity quantity, boolean rises, GrammarTail tail) {
        if (signal.name().equals(BURN)) {
            return tail.burnRate(op, quantity);
        }
        boolean changes = rises || tail.baseline();
        if (changes && (quantity.isPercent() || quantity.isMultiple())) {
            return new Understood(
                    SignalLimit.of(signal.name(), op, quantity.asRatio().doubleValue(), "ratio")
                            .against(tail.baseline() ? tail.by(signal) : null));
        }
        LimitReading absolute = UnitConversion.absolute(signal, op, quantity);
        return absolute instanceof Understood understood && tail.baseline()
                ? tail.byDifference(understood.limit())
                : absolute;
    }

    /** A name with a sign in it ({@code checkout.error_rate}) is never taken for a part of itself. */
    static NamedSignal signal(String name) {
        if (PERCENTILE.matcher(name).matches()) {
            return new NamedSignal(name, Measure.DURATION, false);
        }
        Optional<NamedSignal> known = SignalWords.ofName(name);
        if (known.isEmpty() && PEOPLES_WORD.matcher(name).matches()) {
            known = SignalWords.find(PlainLine.of(name));
        }
        return known.orElseGet(() -> new NamedSignal(name, Measure.AS_WRITTEN, false));
    }
}
