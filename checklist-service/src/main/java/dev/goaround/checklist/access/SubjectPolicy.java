package dev.goaround.checklist.access;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How those are called who act with a token. The name stands in timelines, and sign-offs compare it: nobody may be called as somebody
 * else looks.
 */
final class SubjectPolicy {

    /** Letters of any language, and what stands in names, addresses and “robin (release engineer)”. */
    private static final Pattern NAME = Pattern.compile(
            "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}._@+()'/-]| (?! )){0,98}[\\p{L}\\p{M}\\p{N}.)]|[\\p{L}\\p{N}]");

    /** What Goaround itself does stands under these. */
    private static final Set<String> OURS =
            Set.of("goaround", "installation", "definitions-folder", "first-administrator");

    private SubjectPolicy() {}

    static Optional<String> objection(String subject) {
        if (!NAME.matcher(subject).matches()) {
            return Optional.of("is no name: letters, digits, single spaces and . _ @ + - ( ) ' /, at most 100,"
                    + " beginning with a letter or a digit, for example ci-shop or ann@example.org");
        }
        if (OURS.contains(subject.toLowerCase(Locale.ROOT))) {
            return Optional.of("‘" + subject + "’ is a name under which Goaround itself acts; take another");
        }
        return scripts(subject).size() > 1
                ? Optional.of("mixes letters of several scripts " + scripts(subject)
                        + ", so that it may look like somebody else's name; take the letters of one")
                : Optional.empty();
    }

    private static Set<UnicodeScript> scripts(String subject) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        subject.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        // Japanese is written in three at once.
        if (scripts.contains(UnicodeScript.HIRAGANA) || scripts.contains(UnicodeScript.KATAKANA)) {
            scripts.remove(UnicodeScript.HAN);
            scripts.remove(UnicodeScript.KATAKANA);
            scripts.add(UnicodeScript.HIRAGANA);
        }
        return scripts;
    }
}
