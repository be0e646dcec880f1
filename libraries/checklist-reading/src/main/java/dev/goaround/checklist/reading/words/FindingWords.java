package dev.goaround.checklist.reading.words;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The name under which people and scanners raise what no signal measures: "Data loss detected" is {@code data-loss}. */
public final class FindingWords {

    private static final Pattern LEAD = Pattern.compile("^(?:if |when |any |there (?:is|are) |an? |the )+");
    private static final Pattern SAYS_THAT_IT_IS =
            Pattern.compile("(?: (?:is|are|was|were|has|have|been|being|becomes?|gets?"
                    + "|detected|discovered|found|reported|identified|observed|occurs?|occurred|suspected|concerns?|issues|broken"
                    + "|unexpectedly|appears?|confirmed|present))+$");
    private static final Pattern REST = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("(?<=[a-z])\\p{M}+");
    private static final int LONGEST = 60;

    private FindingWords() {}

    public static String slug(String text) {
        String plain = LEAD.matcher(PlainLine.asWritten(text).replaceAll("[.;,!]+$", ""))
                .replaceFirst("");
        String named = SAYS_THAT_IT_IS.matcher(plain).replaceFirst("");
        String unaccented = ACCENTS.matcher(Normalizer.normalize(named, Normalizer.Form.NFD))
                .replaceAll("");
        String slug = REST.matcher(Normalizer.normalize(unaccented, Normalizer.Form.NFC))
                .replaceAll("-")
                .replaceAll("^-|-$", "");
        if (slug.length() > LONGEST) {
            slug = slug.substring(0, LONGEST).replaceAll("-[^-]*$", "");
        }
        return slug.isEmpty() ? "finding" : slug;
    }
}
