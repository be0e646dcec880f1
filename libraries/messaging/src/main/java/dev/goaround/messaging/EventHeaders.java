package dev.goaround.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Instants;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a record, read with suspicion: whoever may write to a topic writes what they like into them. Names are those of
 * CloudEvents 1.0 in binary mode.
 */
record EventHeaders(Headers headers) {

    /** An id or a source is kept, indexed (PostgreSQL takes 2,704 bytes) and logged; CloudEvents itself sets no limit. */
    static final int MOST_BYTES = 1024;

    /** What RFC 3339 can write, and the database can keep. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** W3C Trace Context, level 1, 3.2.2: versions to come may have more behind it. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    /** Empty if it is missing, has no value, or a blank one. */
    Optional<String> text(String name) throws UnreadableRecord {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        if (header.value().length > MOST_BYTES) {
            throw new UnreadableRecord("header " + name + " has " + header.value().length + " bytes, at most "
                    + MOST_BYTES + " are expected");
        }
        String text = Text.of(header.value())
                .orElseThrow(() -> new UnreadableRecord("header " + name + " is no UTF-8: expected text"));
        if (Text.hasControls(text)) {
            throw new UnreadableRecord("header " + name + " is " + Text.quoted(text)
                    + " with a control character in it: expected text without");
        }
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    String required(String name) throws UnreadableRecord {
        return text(name).orElseThrow(() -> new UnreadableRecord("header " + name + " is missing"));
    }

    Optional<Instant> time(String name) throws UnreadableRecord {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant time = Instants.parse(text.get());
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return Optional.of(time);
            }
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            // Said below.
        }
        throw new UnreadableRecord(
                "header " + name + " is " + Text.quoted(text.get()) + ", expected a time as 2026-01-31T12:00:00Z");
    }

    /** Null if there is none. */
    Long number(String name) throws UnreadableRecord {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text.get());
        } catch (NumberFormatException e) {
            throw new UnreadableRecord(
                    "header " + name + " is " + Text.quoted(text.get()) + ", expected a whole number");
        }
    }

    /** Null if there is none, or none that can be gone on with: then a trace begins anew, as the specification wants it. */
    String traceparent() {
        Header header = headers.lastHeader(KafkaEnvelopes.TRACEPARENT);
        return header == null || header.value() == null || header.value().length > MOST_BYTES
                ? null
                : Text.of(header.value())
                        .filter(text -> TRACEPARENT.matcher(text).matches())
                        .orElse(null);
    }

    /** Texts as they come from outside. */
    static final class Text {

        private static final int MOST_QUOTED = 80;

        private Text() {}

        /** Empty if the bytes are no UTF-8. */
        static Optional<String> of(byte[] bytes) {
            try {
                return Optional.of(
                        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
        }

        static boolean hasControls(String text) {
            return text.chars().anyMatch(Character::isISOControl);
        }

        /** For a person to read, in a line: its beginning, without what would disturb a terminal. */
        static String quoted(String text) {
            String shown = text.length() > MOST_QUOTED ? text.substring(0, MOST_QUOTED) + "…" : text;
            return "'" + printable(shown) + "'";
        }

        static String printable(String text) {
            StringBuilder printable = new StringBuilder(text.length());
            text.codePoints()
                    .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\ufffd' : c)
                    .forEach(printable::appendCodePoint);
            return printable.toString();
        }
    }
}
