package dev.goaround.checklist.reading.words;

import java.util.regex.Pattern;

/**
 * Lines that say themselves that they stay on the abbreviated list of an emergency: "(emergency: required)", "also in an
 * emergency". Nothing else makes a line essential.
 */
public final class EssentialWords {

    private static final String EMERGENCY =
            "(?:an? |all |every )?emergenc(?:y|ies)(?: deployments?| releases?| fixes| fix| path)?";
    private static final Pattern ESSENTIAL =
            Pattern.compile("\\bemergency(?: path)?: ?(?:required|mandatory|yes|keep|always)\\b"
                    + "|\\b(?:required|mandatory|essential|needed|also|even|always|kept?) (?:for|in|on|during) "
                    + EMERGENCY
                    + "\\b|[(\\[](?:essential|emergency)[)\\]]|\\bnever skip(?:ped)?\\b");
    private static final Pattern NOT =
            Pattern.compile("\\b(?:not|isn't|never) (?:required|mandatory|essential|needed)\\b");

    private EssentialWords() {}

    public static boolean isEssential(String text) {
        String plain = PlainLine.of(text);
        return PlainLine.holdsAny(plain, "emergenc", "essential", "skip")
                && ESSENTIAL.matcher(plain).find()
                && !NOT.matcher(plain).find();
    }
}
