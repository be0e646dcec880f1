package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Pattern;

/** The environment that a heading names. One that names both, or none, leaves it open. */
public final class EnvironmentWords {

    private static final Pattern STAGING = Pattern.compile("\\b(?:staging|stage environment|pre-?prod(?:uction)?)\\b");
    private static final Pattern PRODUCTION = Pattern.compile("(?<!pre-)(?<!non-)\\b(?:production|prod|live)\\b(?!-)");

    private EnvironmentWords() {}

    public static Optional<String> of(String heading) {
        String plain = PlainLine.of(heading);
        if (!PlainLine.holdsAny(plain, "stag", "prod", "live")) {
            return Optional.empty();
        }
        boolean staging = STAGING.matcher(plain).find();
        boolean production = PRODUCTION.matcher(plain).find();
        if (staging == production) {
            return Optional.empty();
        }
        return Optional.of(staging ? "staging" : "production");
    }
}
