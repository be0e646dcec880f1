package dev.goaround.checklist.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * The bytes of an XML file without what a parser would hold in memory at a time: comments and CDATA sections, which nobody here asks
 * for, are left out, and a tag, instruction or document type has a bound. For encodings in which ASCII is ASCII.
 */
final class ThinXml extends InputStream {

    /** Failure messages with a stack trace stand in attributes. */
    private static final int LONGEST_MARKUP = 1 << 20;

    private static final String COMMENT = "!--";
    private static final String CDATA = "![CDATA[";

    /** Ends the reading; the message is for people. */
    static final class NotTaken extends IOException {
        private static final long serialVersionUID = 1;

        private NotTaken(String message) {
            super(message);
        }
    }

    private final BufferedInputStream bytes;

    /** Null in the text between tags. */
    private IntPredicate end;

    private int length;

    ThinXml(InputStream bytes) {
        this.bytes = new BufferedInputStream(bytes, 8192);
    }

    @Override
    public int read() throws IOException {
        if (end == null) {
            return text();
        }
        int next = bytes.read();
        if (++length > LONGEST_MARKUP) {
            throw new NotTaken(String.format(
                    Locale.ROOT,
                    "One of its tags has more than %,d bytes; put long messages between the tags instead of into attributes.",
                    LONGEST_MARKUP));
        }
        if (end.test(next)) {
            end = null;
            if (next == '[') {
                throw new NotTaken("It begins like XML and is none that is read here: its document type declares"
                        + " entities of its own.");
            }
        }
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
        int count = 0;
        while (count < most) {
            int next = read();
            if (next < 0) {
                break;
            }
            into[offset + count] = (byte) next;
            count++;
        }
        return count == 0 && most > 0 ? -1 : count;
    }

    /** Between tags. A loop, for there may be millions of comments one behind the other. */
    private int text() throws IOException {
        int next = bytes.read();
        while (next == '<') {
            String ahead = peek(CDATA.length());
            if (ahead.startsWith(COMMENT)) {
                skip(COMMENT, "-->");
            } else if (ahead.equals(CDATA)) {
                skip(CDATA, "]]>");
            } else {
                length = 0;
                end = ahead.startsWith("?") ? instruction() : tag(ahead.startsWith("!"));
                return next;
            }
            next = bytes.read();
        }
        return next;
    }

    private static IntPredicate instruction() {
        int[] before = {0};
        return next -> {
            boolean ends = before[0] == '?' && next == '>';
            before[0] = next;
            return ends;
        };
    }

    /** @param declaration of a document type, which may name a file that is not fetched, and declares nothing itself */
    private static IntPredicate tag(boolean declaration) {
        int[] quote = {0};
        return next -> {
            if (quote[0] != 0) {
                quote[0] = next == quote[0] ? 0 : quote[0];
                return false;
            }
            quote[0] = next == '"' || next == '\'' ? next : 0;
            return next == '>' || (declaration && next == '[');
        };
    }

    private String peek(int count) throws IOException {
        bytes.mark(count);
        byte[] ahead = bytes.readNBytes(count);
        bytes.reset();
        return new String(ahead, StandardCharsets.ISO_8859_1);
    }

    private void skip(String beginning, String until) throws IOException {
        bytes.skipNBytes(beginning.length());
        int matched = 0;
        while (matched < until.length()) {
            int next = bytes.read();
            if (next < 0) {
                return;
            }
            if (next == until.charAt(matched)) {
                matched++;
            } else if (!(matched == 2 && next == until.charAt(0))) {
                // Of “--->” and “]]]>” the last three count.
                matched = next == until.charAt(0) ? 1 : 0;
            }
        }
    }
}
