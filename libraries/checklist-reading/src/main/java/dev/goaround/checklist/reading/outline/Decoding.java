package dev.goaround.checklist.reading.outline;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of a document into clean text: UTF-8 (or UTF-16 with a byte order mark), a byte that is no UTF-8 read
 * as Windows-1252, damage from earlier wrong decoding repaired. Never fails, and never changes the number of lines.
 */
final class Decoding {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private Decoding() {}

    static String decode(byte[] document) {
        if (startsWith(document, 0xFE, 0xFF)) {
            return clean(new String(document, StandardCharsets.UTF_16BE));
        }
        if (startsWith(document, 0xFF, 0xFE)) {
            return clean(new String(document, StandardCharsets.UTF_16LE));
        }
        return clean(utf8OrWindows1252(document));
    }

    /** For text that was decoded elsewhere: line ends, control characters, half surrogate pairs and old damage. */
    static String clean(String text) {
        return MojibakeRepair.repair(withoutControls(text));
    }

    private static String utf8OrWindows1252(byte[] document) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(document);
        CharBuffer out = CharBuffer.allocate(document.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            byte[] strange = new byte[result.length()];
            in.get(strange);
            out.put(WINDOWS_1252.decode(ByteBuffer.wrap(strange)));
            decoder.reset();
        }
    }

    private static String withoutControls(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == '\r') {
                // \r\n is one line end: the \n follows by itself.
                if (next != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\n' || c == '\t') {
                clean.append(c);
            } else if (Character.isHighSurrogate(c) && Character.isLowSurrogate(next)) {
                clean.append(c).append(next);
                i++;
            } else if (Character.isSurrogate(c)) {
                clean.append(REPLACEMENT);
            } else {
                // A database refuses NUL, and other controls only hide something from the reader of the document.
                clean.append(c < ' ' || c == 0x7F ? ' ' : c);
            }
        }
        return clean.toString();
    }

    private static boolean startsWith(byte[] document, int first, int second) {
        return document.length >= 2 && (document[0] & 0xFF) == first && (document[1] & 0xFF) == second;
    }
}
