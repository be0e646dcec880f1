package dev.goaround.checklist.start;

import java.util.Locale;
import java.util.Set;

/** Names for URLs and ids, from what people write. */
public final class Slugs {

    private static final int LONGEST = 60;

    private Slugs() {}

    /** Lower-case letters, digits and hyphens; empty if the text has neither letter nor digit. */
    public static String of(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST).replaceAll("-+$", "");
    }

    /** The slug, numbered if it is taken; it is taken afterwards. */
    static String unique(String text, Set<String> taken) {
        String slug = of(text);
        String base = slug.isEmpty() ? "phase" : slug;
        String candidate = base;
        for (int n = 2; !taken.add(candidate); n++) {
            candidate = base + "-" + n;
        }
        return candidate;
    }
}
