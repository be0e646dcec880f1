package dev.goaround.notifier.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text for a mail's header, as RFC 2047 wants it. The mail client encodes char by char, which makes two question marks of each
 * character beyond the first plane (an emoji); so it is given ASCII.
 */
final class EncodedWords {

    private static final String BEGIN = "=?UTF-8?B?";
    private static final String END = "?=";
    /** An encoded word is at most 75 characters long (RFC 2047, 2); base64 makes four characters of three bytes. */
    private static final int MOST_BYTES = 45;

    private EncodedWords() {}

    static String of(String text) {
        return isPlain(text) ? text : String.join(" ", words(text));
    }

    /** What looks like an encoded word would be read as one. */
    private static boolean isPlain(String text) {
        return !text.contains("=?") && text.chars().allMatch(each -> each >= ' ' && each < 0x7F);
    }

    /** Each word holds whole characters. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > MOST_BYTES) {
                words.add(encoded(word.toString()));
                word.setLength(0);
                bytes = 0;
            }
            word.append(character);
            bytes += length;
        }
        words.add(encoded(word.toString()));
        return words;
    }

    private static String encoded(String word) {
        return BEGIN + Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)) + END;
    }
}
