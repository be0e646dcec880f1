package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.Unclear;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Criteria that compare with nothing but their place: a range ("Error rate 1-5%") and a bare value ("Error rate threshold:
 * 5%"). Which side is meant, the signal says; where it does not, they are not understood.
 */
final class UnsignedLimits {

    private static final String NUMBER = "\\d{1,6}(?:[.,]\\d{1,4})?";
    private static final String UNIT = "%|ms|s|seconds?|milliseconds?";
    private static final Pattern RANGE = Pattern.compile("(?<![\\w.,+-])(?<low>" + NUMBER + ") ?(?<unit>" + UNIT
            + ")? ?(?:-|~|to|and) ?(?<high>" + NUMBER + " ?(?:" + UNIT + "))(?![a-z0-9])");
    private static final Pattern VALUE =
            Pattern.compile("(?<![\\w.,])(?<value>" + NUMBER + " ?(?:" + UNIT + "))(?![a-z0-9])");
    private static final Pattern NAMED =
            Pattern.compile("\\b(?:thresholds?|limits?|max|maximum|min|minimum|roll ?-?back at|exceed\\w*)\\b");

    private UnsignedLimits() {}

    /** A range; as a trigger its end on the good side asks, because the far end says that there is more to it. */
    static Optional<LimitReading> range(NamedSignal signal, String plain) {
        if (!PlainLine.holdsAny(plain, "-", "~", " to ", " and ")
                || !RANGE.matcher(plain).find()) {
            return Optional.empty();
        }
        Matcher range = RANGE.matcher(Persistence.in(plain).rest());
        if (!range.find()) {
            return Optional.empty();
        }
        Quantity high = Quantity.parse(range.group("high"));
        if (!UnitConversion.fits(signal, high)) {
            return Optional.empty();
        }
        LimitOperator op = bad(signal);
        if (op == null) {
            return Optional.of(
                    new Unclear("a range of " + signal.name() + ", and which side is bad is not known; write one"
                            + " limit, such as \"> " + UnitConversion.example(signal) + "\""));
        }
        Quantity low = new Quantity(Quantity.parse(range.group("low")).number(), "", high.unit(), "");
        LimitReading reading = UnitConversion.absolute(
                signal,
                op == LimitOperator.MORE ? LimitOperator.AT_LEAST : LimitOperator.AT_MOST,
                op == LimitOperator.MORE ? low : high);
        return Optional.of(
                reading instanceof Understood understood
                        ? understood.asking(
                                "a range: taken from its end on the good side on, and asks; write one limit to"
                                        + " have it roll back by itself")
                        : reading);
    }

    /**
     * A value without a sign.
     *
     * @param named whether its place says already that it is a threshold, as the column of a table does
     */
    static Optional<LimitReading> bare(NamedSignal signal, String plain, boolean named) {
        String rest = Persistence.in(plain).rest();
        Matcher value = VALUE.matcher(rest);
        LimitOperator op = bad(signal);
        if (op == null || RelativeLimit.speaksOfBefore(plain) || !value.find()) {
            return Optional.empty();
        }
        String written = value.group("value");
        if (value.find() || !UnitConversion.fits(signal, Quantity.parse(written))) {
            return Optional.empty();
        }
        LimitReading reading = UnitConversion.absolute(signal, op, Quantity.parse(written));
        if (!(reading instanceof Understood understood)
                || named
                || NAMED.matcher(plain).find()) {
            return Optional.of(reading);
        }
        return Optional.of(understood.asking("no sign beside " + written + ": taken as \"" + op.sign() + " " + written
                + "\", and asks; write the sign to have it roll back by itself"));
    }

    /** The sign that says the bad side in the words of a line, or null. */
    private static LimitOperator bad(NamedSignal signal) {
        return switch (WorseDirection.of(signal.name())) {
            case MORE -> signal.complement() ? LimitOperator.LESS : LimitOperator.MORE;
            case LESS -> signal.complement() ? LimitOperator.MORE : LimitOperator.LESS;
            case UNKNOWN -> null;
        };
    }
}
