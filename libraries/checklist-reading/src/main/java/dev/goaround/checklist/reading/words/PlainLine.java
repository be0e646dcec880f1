package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.languages.Glossary;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line as the readers see it: lower case, ASCII comparison signs, dashes and quotes, single blanks, without commands,
 * and in English as far as the {@link Glossary} knows its words. Readers decide on this; the raw line is what people are shown.
 */
public final class PlainLine {

    /** Nobody states a limit further into a line than this; what comes later is kept as text and not understood. */
    static final int LONGEST_LINE = 400;

    /** Code of one word may be a signal's name, and a comparison is one; other code of several is a command. */
    private static final Pattern COMMAND =
            Pattern.compile("`(?!\\s*[\\w.]{1,60}\\s*(?:[<>]=?|==)\\s*\\d[\\d.]*\\s*%?\\s*`)[^`\\s]*\\s[^`]*`");

    /** A line goes through all readers one after the other: what it is as plain words is found once. */
    private record Seen(String text, Glossary glossary, String plain) {}

    private static final ThreadLocal<Seen> LAST = new ThreadLocal<>();

    private PlainLine() {}

    public static String of(String text) {
        Seen last = LAST.get();
        Glossary glossary = Glossary.current();
        if (last != null && last.glossary() == glossary && last.text().equals(text)) {
            return last.plain();
        }
        String plain = glossary.gloss(text, PlainLine::plain);
        LAST.set(new Seen(text, glossary, plain));
        return plain;
    }

    /** The line itself where it is plain English already; else its plain words, which patterns of English find their way in. */
    static String shown(String text) {
        String start = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
        String plain = of(text);
        return plain.equalsIgnoreCase(start.strip()) ? start.strip() : plain;
    }

    /** The same in the document's own words: for names that people say. */
    static String asWritten(String text) {
        return plain(text);
    }

    /** A cheap look before a pattern: whether any of the words is part of the line. */
    static boolean holdsAny(String plain, String... words) {
        for (String word : words) {
            if (plain.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The letters that a line begins with: a cheap look before a pattern that is anchored there. */
    static String firstWord(String plain) {
        int end = 0;
        while (end < plain.length() && plain.charAt(end) >= 'a' && plain.charAt(end) <= 'z') {
            end++;
        }
        return plain.substring(0, end);
    }

    private static String plain(String text) {
        String start = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
        String folded = isAscii(start) ? start : folded(start);
        String words = folded.indexOf('`') < 0
                ? folded
                : COMMAND.matcher(folded).replaceAll(" ").replace("`", "");
        return undecorated(singleBlanks(words.toLowerCase(Locale.ROOT)).strip());
    }

    /** Without the pictures that a line begins with: "🚢 Deploy". */
    private static String undecorated(String words) {
        int start = shortcode(words);
        while (start < words.length()) {
            int sign = words.codePointAt(start);
            int type = Character.getType(sign);
            boolean picture = sign > 0x7F
                    && (type == Character.OTHER_SYMBOL
                            || type == Character.NON_SPACING_MARK
                            || type == Character.FORMAT);
            if (!picture && !(sign == ' ' && start > 0)) {
                break;
            }
            start += Character.charCount(sign);
        }
        return start == 0 ? words : words.substring(start);
    }

    /** Behind the names of pictures, as forges write them: ":rocket: Deploy". */
    private static int shortcode(String words) {
        int start = 0;
        while (start < words.length() && words.charAt(start) == ':') {
            int end = words.indexOf(':', start + 1);
            boolean named = end > start + 1
                    && end - start <= 32
                    && words.substring(start + 1, end)
                            .chars()
                            .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '+');
            if (!named) {
                return start;
            }
            start = end + 1;
            while (start < words.length() && words.charAt(start) == ' ') {
                start++;
            }
        }
        return start;
    }

    /** A loop, because every line of every document passes here. */
    private static String singleBlanks(String text) {
        StringBuilder single = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ' || c == '\t' || c == '\u00A0' || c == '\u200B';
            if (!blank) {
                single.append(c);
            } else if (single.length() == 0 || single.charAt(single.length() - 1) != ' ') {
                single.append(' ');
            }
        }
        return single.toString();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace("≥", ">=")
                .replace("≤", "<=")
                .replace("⩾", ">=")
                .replace("⩽", "<=")
                .replace("≧", ">=")
                .replace("≦", "<=")
                .replace("→", "->")
                .replace("、", ", ")
                .replace("。", ". ")
                .replace('〜', '-')
                .replace('～', '-')
                .replace('–', '-')
                .replace('—', '-')
                .replace('−', '-')
                .replace('‑', '-')
                .replace('’', '\'')
                .replace('“', '"')
                .replace('”', '"');
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
