package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time in an item that no reader uses, with the reason. */
public final class LeftoverTime {

    private static final Pattern AGE =
            Pattern.compile("within (?:the )?(?:last |past )?(?<time>" + Durations.PATTERN + ")");
    private static final Pattern PLANNED =
            Pattern.compile("\\((?:about |approx\\. |~ ?)?(?<time>" + Durations.PATTERN + ")\\)");
    private static final Pattern ANY = Pattern.compile("(?=\\d)(?<time>" + Durations.PATTERN + ")");

    private LeftoverTime() {}

    public static Optional<String> in(String text) {
        String plain = Plain.of(text);
        if (plain.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        Matcher age = AGE.matcher(plain);
        if (age.find()) {
            return Optional.of(
                    "how old its evidence may be (" + age.group("time") + ") is not held; whoever ticks looks");
        }
        Matcher planned = PLANNED.matcher(plain);
        if (planned.find()) {
            return Optional.of("the planned time of a single item (" + planned.group("time")
                    + ") is not held; only phases" + " have one");
        }
        Matcher any = ANY.matcher(plain);
        return any.find()
                ? Optional.of("holds a time (" + any.group("time") + ") that is neither a soak nor part of a limit")
                : Optional.empty();
    }
}
