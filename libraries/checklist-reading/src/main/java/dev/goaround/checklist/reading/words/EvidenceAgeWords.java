package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old the evidence of a line may be: "within last 24 hours", "in the past week", "no older than 2 days". */
public final class EvidenceAgeWords {

    private static final Pattern AGE = Pattern.compile("\\b(?:within|in|from|during) (?:the )?(?:last|past) (?<recent>"
            + DurationWords.PATTERN + "|week|day|hour|month)\\b"
            + "|\\b(?:no|not) (?:older|more) than (?<old>" + DurationWords.PATTERN + ")(?: old| ago)?"
            + "|\\b(?:less than|under|<) ?(?<young>" + DurationWords.PATTERN + ") (?:old|ago)\\b"
            + "|\\((?:last|past) (?<brief>" + DurationWords.PATTERN + ")\\)");

    private EvidenceAgeWords() {}

    public static Optional<Duration> of(String text) {
        String plain = PlainLine.of(text);
        if (!PlainLine.holdsAny(plain, "last", "past", "than", "old", "ago")) {
            return Optional.empty();
        }
        Matcher age = AGE.matcher(plain);
        while (age.find()) {
            String old = age.group("old");
            if (old != null
                    && !age.group().startsWith("no older")
                    && !age.group().matches(".* (?:old|ago)")) {
                // "Not more than 5 minutes" is a limit on something else.
                continue;
            }
            for (String group : new String[] {"recent", "old", "young", "brief"}) {
                if (age.group(group) != null) {
                    return Optional.of(time(age.group(group)));
                }
            }
        }
        return Optional.empty();
    }

    private static Duration time(String written) {
        return DurationWords.parse(
                Character.isLetter(written.charAt(0)) && !written.contains(" ") ? "1 " + written : written);
    }
}
