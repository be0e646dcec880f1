package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time in an item that no reader uses, with the reason. */
public final class LeftoverTime {

    private static final Pattern ANY = Pattern.compile("(?=\\d)(?<time>" + DurationWords.PATTERN + ")");

    private LeftoverTime() {}

    public static Optional<String> in(String text) {
        String plain = PlainLine.of(text);
        boolean used = !Quantity.hasDigit(plain)
                || EvidenceAgeWords.of(text).isPresent()
                || PlannedTime.of(text).isPresent();
        Matcher any = ANY.matcher(plain);
        return !used && any.find()
                ? Optional.of("holds a time (" + any.group("time") + ") that is neither a soak nor part of a limit")
                : Optional.empty();
    }
}
