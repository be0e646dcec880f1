package dev.goaround.checklist.start;

import java.util.Locale;
import java.util.regex.Pattern;

/** “Any critical service becomes unavailable”: of the service's components the critical ones, and one is enough. */
final class CriticalWords {

    private static final Pattern ANY_CRITICAL = Pattern.compile(
            "\\b(?:critical|core|key|essential|vital)\\s+"
                    + "(?:\\w+\\s+)?(?:services?|micro-?services?|components?|systems?|parts?|dependenc(?:y|ies)|endpoints?|apis?)\\b");

    private CriticalWords() {}

    static boolean nameCriticalOnes(String text) {
        return ANY_CRITICAL.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
