package dev.goaround.rollback.archive.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.EventJson;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.rollback.archive.JudgeNote;
import dev.goaround.rollback.archive.LoggedRecord;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The stored form of a log: a JSON object a line, many lines compressed together with a checksum over them (gzip). */
public final class ArchiveLines {

    private ArchiveLines() {}

    public static LoggedRecord logged(long offset, long time, Headers headers, byte[] value) {
        Map<String, String> kept = new TreeMap<>();
        for (Header header : headers) {
            if (header.value() != null && !header.key().equals(KafkaEnvelopes.TRACEPARENT)) {
                kept.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return new LoggedRecord(offset, time, kept, new String(value, UTF_8));
    }

    /** The record as the judge read it. */
    public static DecodedRecord read(String topic, String deployment, LoggedRecord record) {
        RecordHeaders headers = new RecordHeaders();
        record.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return KafkaEnvelopes.read(
                topic, deployment.getBytes(UTF_8), record.data().getBytes(UTF_8), headers, record.time());
    }

    static byte[] write(Object line) {
        try {
            return EventJson.mapper().writeValueAsBytes(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of the log is always written", e);
        }
    }

    static byte[] compressed(List<byte[]> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (byte[] line : lines) {
                gzip.write(line);
                gzip.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if the bytes are not what was written, or no lines of a protocol */
    public static List<JudgeNote> protocol(byte[] compressed) throws IOException {
        return read(compressed, JudgeNote.class);
    }

    /** @throws IOException if the bytes are not what was written, or no lines of samples */
    public static List<LoggedRecord> samples(byte[] compressed) throws IOException {
        return read(compressed, LoggedRecord.class);
    }

    private static <T> List<T> read(byte[] compressed, Class<T> type) throws IOException {
        List<T> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(compressed)), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(EventJson.mapper().readValue(line, type));
            }
        }
        return lines;
    }
}
