package dev.goaround.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.sample.TimePassed;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaEnvelopesTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final TimePassed TICK = new TimePassed("dep-1", AT);

    private static Envelope envelope(Event event) {
        return Envelope.of(event, "id-1", "/goaround/test", AT, 7L, "cause-1").withTraceparent(TRACE);
    }

    private static DecodedRecord read(String topic, String key, String value, Headers headers) {
        return KafkaEnvelopes.read(
                topic,
                key == null ? null : key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                headers,
                AT.toEpochMilli());
    }

    private static String reason(DecodedRecord read) {
        return ((DecodedRecord.Unreadable) read).reason();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyEventComesBackAsItWasSent(EventType type) throws Exception {
        Event event = ExampleEvents.of(type);
        Envelope sent = envelope(event);

        ProducerRecord<byte[], byte[]> record = KafkaEnvelopes.record(sent);
        ConsumerRecord<byte[], byte[]> received =
                new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
        record.headers().forEach(received.headers()::add);

        assertThat(record.topic()).isEqualTo(type.topic().topicName());
        assertThat(KafkaEnvelopes.read(received)).isEqualTo(new DecodedRecord.EventRead(sent, event));
        assertThat(sent.event()).isEqualTo(event);
        assertThat(sent.event(type.record())).isEqualTo(event);
    }

    @Test
    void theHeadersAreThoseOfCloudEventsInBinaryMode() {
        assertThat(StreamSupport.stream(KafkaEnvelopes.headers(envelope(TICK)).spliterator(), false)
                        .map(header -> header.key() + "=" + new String(header.value(), UTF_8)))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_id=id-1",
                        "ce_type=dev.goaround.sample.time-passed.v1",
                        "ce_source=/goaround/test",
                        "ce_time=2026-03-01T10:00:00.123456Z",
                        "ce_subject=dep-1",
                        "content-type=application/json",
                        "ce_revision=7",
                        "ce_causation=cause-1",
                        "traceparent=" + TRACE);
    }

    @Test
    void whatAnEnvelopeDoesNotHaveIsNoHeader() {
        Headers headers = KafkaEnvelopes.headers(Envelope.of(TICK, "id-1", "/goaround/test", AT, null, null));

        assertThat(Arrays.stream(headers.toArray()).map(Header::key))
                .doesNotContain("ce_revision", "ce_causation", "traceparent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ce_specversion |            | header ce_specversion is missing",
                "ce_specversion | 0.3        | header ce_specversion is '0.3', expected '1.0'",
                "ce_type        |            | header ce_type is missing",
                "ce_type        | some.other | unknown event type 'some.other' in header ce_type",
                "ce_id          |            | header ce_id is missing",
                "ce_source      |            | header ce_source is missing",
                "ce_time        | yesterday  | header ce_time is 'yesterday', expected a time as 2026-01-31T12:00:00Z",
                "ce_revision    | seven      | header ce_revision is 'seven', expected a whole number",
            })
    void aHeaderThatIsWrongIsNamed(String name, String value, String expected) {
        Headers headers = KafkaEnvelopes.headers(envelope(TICK));
        headers.remove(name);
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }

        assertThat(reason(read("goaround.samples", "dep-1", json(), headers))).isEqualTo(expected);
    }

    @Test
    void anEventOnAnothersTopicIsUnreadable() {
        Headers headers = KafkaEnvelopes.headers(envelope(TICK));

        assertThat(reason(read("goaround.phases", "dep-1", json(), headers)))
                .isEqualTo("type dev.goaround.sample.time-passed.v1 belongs on topic goaround.samples,"
                        + " not on goaround.phases");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json                                  | the value is no TimePassed: | line 1, column",
                "{\"deployment\":\"dep-1\",\"at\":\"soon\"} | the value is no TimePassed: | (line 1, column 28)",
                "[]                                        | the value is no TimePassed: | line 1, column 1",
                "null                                      | the value is no TimePassed: | expected an object",
            })
    void jsonThatIsWrongIsReportedWithItsPlace(String value, String what, String where) {
        Headers headers = KafkaEnvelopes.headers(envelope(TICK));

        assertThat(reason(read("goaround.samples", "dep-1", value, headers)))
                .startsWith(what)
                .contains(where);
    }

    @Test
    void anEventWithoutASubjectIsUnreadable() {
        Headers headers = KafkaEnvelopes.headers(envelope(TICK));

        assertThat(reason(read("goaround.samples", "dep-1", "{}", headers))).contains("its key is empty");
    }

    @Test
    void aKeyThatIsNotTheEventsIsUnreadable() {
        Headers headers = KafkaEnvelopes.headers(envelope(TICK));

        assertThat(reason(read("goaround.samples", "dep-2", json(), headers)))
                .isEqualTo("the record's key is 'dep-2', the event's is 'dep-1'");
    }

    @Test
    void aSenderMayLeaveOutKeyAndTime() {
        Headers headers = KafkaEnvelopes.headers(envelope(TICK));
        headers.remove("ce_time");

        Envelope envelope = ((DecodedRecord.EventRead) read("goaround.samples", null, json(), headers)).envelope();

        assertThat(envelope.key()).isEqualTo("dep-1");
        assertThat(envelope.time()).isEqualTo(Instant.ofEpochMilli(AT.toEpochMilli()));
    }

    @Test
    void noValueIsATombstoneOnCompactedTopicsOnly() {
        ProducerRecord<byte[], byte[]> tombstone = KafkaEnvelopes.tombstone(Topic.WATCHES, "dep-1");

        assertThat(read(tombstone.topic(), "dep-1", null, tombstone.headers()))
                .isEqualTo(new DecodedRecord.Tombstone("dep-1"));
        assertThat(reason(read("goaround.phases", "dep-1", null, tombstone.headers())))
                .contains("the record has no value");
        assertThatThrownBy(() -> KafkaEnvelopes.tombstone(Topic.PHASES, "dep-1"))
                .hasMessageContaining("goaround.phases");
    }

    @Test
    void aDeadLetterIsTheRecordWithTheReason() {
        ProducerRecord<byte[], byte[]> sent = KafkaEnvelopes.record(envelope(TICK));
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(sent.topic(), 2, 41, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);

        ProducerRecord<byte[], byte[]> letter = KafkaEnvelopes.deadLetter(record, "the reason");

        assertThat(letter.topic()).isEqualTo("goaround.samples.dlq");
        assertThat(letter.key()).isEqualTo(sent.key());
        assertThat(letter.value()).isEqualTo(sent.value());
        assertThat(new String(letter.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                .isEqualTo("the reason");
        assertThat(new String(letter.headers().lastHeader("dead-letter-offset").value(), UTF_8))
                .isEqualTo("41");
        assertThat(letter.headers().lastHeader("ce_id").value()).isEqualTo("id-1".getBytes(UTF_8));
        assertThat(record.headers().lastHeader("dead-letter-reason")).isNull();
    }

    @Test
    void anEnvelopeShowsNoData() {
        assertThat(envelope(TICK).toString()).contains("id-1", "dep-1").doesNotContain("deployment\"");
    }

    private static String json() {
        return new String(envelope(TICK).data(), UTF_8);
    }
}
