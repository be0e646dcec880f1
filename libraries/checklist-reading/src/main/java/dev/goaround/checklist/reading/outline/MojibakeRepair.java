package dev.goaround.checklist.reading.outline;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Repairs UTF-8 that was once read as Windows-1252 and saved again ("â‰¥" for "≥", "Ã©" for "é").
 *
 * <p>A sequence is repaired when its characters, put back into Windows-1252 bytes, are exactly one valid UTF-8
 * character. Two-character sequences are common in honest text (a capital letter before a closing quote), so they are
 * repaired only where the damage is typical: after Â or Ã that does not end a word in capitals, or in a row of two.
 */
final class MojibakeRepair {

    /** Text that went through the wrong decoding more than once needs as many passes; more than three was never seen. */
    private static final int PASSES = 3;

    private static final int NO_BYTE = -1;
    private static final Map<Character, Integer> BYTE_OF = bytesOfWindows1252();

    private MojibakeRepair() {}

    static String repair(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        String before = text;
        for (int pass = 0; pass < PASSES; pass++) {
            String after = repairOnce(before);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    private static String repairOnce(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int length = sequenceLength(text, i);
            int codePoint = length > 1 ? decoded(text, i, length) : NO_BYTE;
            if (codePoint != NO_BYTE && (length > 2 || isTypical(text, i))) {
                repaired.appendCodePoint(codePoint);
                i += length;
            } else {
                repaired.append(text.charAt(i));
                i++;
            }
        }
        return repaired.toString();
    }

    private static boolean isTypical(String text, int at) {
        char lead = text.charAt(at);
        if (lead == 'Â' || lead == 'Ã') {
            return at == 0 || !Character.isUpperCase(text.charAt(at - 1));
        }
        return damagedPairAt(text, at + 2) || (at >= 2 && damagedPairAt(text, at - 2));
    }

    private static boolean damagedPairAt(String text, int at) {
        return at < text.length() && sequenceLength(text, at) == 2 && decoded(text, at, 2) != NO_BYTE;
    }

    /** How many bytes a UTF-8 character has that starts with this one; 1 where none of several bytes starts. */
    private static int sequenceLength(String text, int at) {
        int lead = byteOf(text.charAt(at));
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 2;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return 3;
        }
        return lead >= 0xF0 && lead <= 0xF4 ? 4 : 1;
    }

    private static int decoded(String text, int at, int length) {
        if (at + length > text.length()) {
            return NO_BYTE;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int value = byteOf(text.charAt(at + i));
            boolean continuation = value >= 0x80 && value <= 0xBF;
            if (i > 0 && !continuation) {
                return NO_BYTE;
            }
            bytes[i] = (byte) value;
        }
        try {
            int codePoint = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .codePointAt(0);
            return Character.isISOControl(codePoint) ? NO_BYTE : codePoint;
        } catch (CharacterCodingException notUtf8) {
            return NO_BYTE;
        }
    }

    private static int byteOf(char c) {
        return BYTE_OF.getOrDefault(c, NO_BYTE);
    }

    /** Windows-1252 leaves five bytes open; decoders in the wild let them through as the control of that number. */
    private static Map<Character, Integer> bytesOfWindows1252() {
        Map<Character, Integer> bytes = new HashMap<>();
        for (int value = 0x80; value <= 0xFF; value++) {
            bytes.put((char) value, value);
        }
        Charset windows1252 = Charset.forName("windows-1252");
        for (int value = 0x80; value <= 0x9F; value++) {
            char c = windows1252
                    .decode(ByteBuffer.wrap(new byte[] {(byte) value}))
                    .charAt(0);
            if (c != '\uFFFD') {
                bytes.put(c, value);
            }
        }
        return Map.copyOf(bytes);
    }
}
