package dev.goaround.checklist.reading.words;

import java.util.regex.Pattern;

/** Entries of a list that are nothing to be done: "STOP: do not roll back", "Note: …", "Steps:". */
public final class WarningWords {

    private static final Pattern WARNS =
            Pattern.compile("^\\W*(?:stop\\s*(?:[:!,-]|$)|(?:please )?do not\\b|don't\\b|never\\b|avoid\\b"
                    + "|(?:warning|caution|attention|danger|important|note|nb|beware|hint|tip|remember)\\s*[:!-])");
    private static final Pattern INTRODUCES = Pattern.compile("^\\W*(?:(?:detailed |manual |automatic"
            + " )?(?:steps?|procedures?|process|actions|execution|how|instructions))\\s*:$");

    private WarningWords() {}

    /** Whether an entry says what is not to be done, or to be kept in mind. */
    public static boolean warns(String text) {
        return WARNS.matcher(PlainLine.of(text)).find();
    }

    /** Whether an entry with further ones below it is no more than their heading. */
    public static boolean onlyIntroduces(String text) {
        return INTRODUCES.matcher(PlainLine.of(text)).find();
    }
}
