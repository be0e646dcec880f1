package dev.goaround.checklist.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ids for the lines of one document: a few readable words and a short hash of where the line stands and what it says.
 *
 * <p>Case, blanks, emphasis, list markers and line numbers do not count, so an id survives re-formatting and moving
 * within its section; signs of comparison do count. A line that returns word by word in the same place gets a number.
 */
final class LineIds {

    private static final Pattern NOT_COUNTED = Pattern.compile("[^\\p{L}\\p{N}<>=%$€£.,+/#-]+");
    private static final int SLUG_SOURCE = 120;
    private static final int SLUG_LENGTH = 36;
    private static final int HASH_BYTES = 4;

    private final Set<String> given = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final MessageDigest digest = sha256();

    /** Headings return with each line below them. */
    private final Map<String, byte[]> places = new HashMap<>();

    /** @param place what the line stands in: its headings, the id of the box above it */
    String next(String text, String... place) {
        String id = slug(text) + "-" + hash(text, place);
        String candidate = id;
        while (!given.add(candidate)) {
            candidate = id + "-" + numbers.merge(id, 2, (number, two) -> number + 1);
        }
        return candidate;
    }

    private static String slug(String text) {
        String start = text.length() > SLUG_SOURCE ? text.substring(0, SLUG_SOURCE) : text;
        String ascii = normal(start, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String slug = words(ascii);
        if (slug.length() > SLUG_LENGTH) {
            slug = slug.substring(0, SLUG_LENGTH).replaceAll("-[^-]*$", "");
        }
        return slug.isEmpty() ? "item" : slug;
    }

    /** What is neither letter nor digit becomes a hyphen, one for each stretch, none at the ends. */
    private static String words(String ascii) {
        StringBuilder slug = new StringBuilder(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                slug.append(c);
            } else if (slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        int end = slug.length();
        return slug.substring(0, end > 0 && slug.charAt(end - 1) == '-' ? end - 1 : end);
    }

    private String hash(String text, String... place) {
        for (String part : place) {
            digest.update(places.computeIfAbsent(part, LineIds::bytes));
            digest.update((byte) 0);
        }
        digest.update(bytes(text));
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static byte[] bytes(String text) {
        return normalised(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String normalised(String text) {
        String folded = normal(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return folded.chars().allMatch(c -> c < 0x80)
                ? counted(folded)
                : NOT_COUNTED
                        .matcher(folded.replace("≥", ">=").replace("≤", "<="))
                        .replaceAll("");
    }

    /** The same for plain ASCII as the pattern says for all text; most documents are nothing else. */
    private static String counted(String ascii) {
        StringBuilder counted = new StringBuilder(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "<>=%$.,+/#-".indexOf(c) >= 0) {
                counted.append(c);
            }
        }
        return counted.toString();
    }

    /** Most text is plain, and says so faster than it is normalised. */
    private static String normal(String text, Normalizer.Form form) {
        return Normalizer.isNormalized(text, form) ? text : Normalizer.normalize(text, form);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
