package dev.goaround.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.EventType;
import dev.goaround.messaging.fixture.MalformedRecords;
import dev.goaround.messaging.fixture.MalformedRecords.Malformed;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of malformed record, of each event: reading it never fails, and what can't be an event says why. */
class MalformedRecordsTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void readingNeverFails(EventType type) {
        List<Malformed> kinds = MalformedRecords.of(
                KafkaEnvelopes.record(Envelope.of(ExampleEvents.of(type), "id-1", "/goaround/test", AT, 7L, "cause-1")
                        .withTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));

        assertThat(kinds).hasSizeGreaterThan(200);
        for (Malformed malformed : kinds) {
            DecodedRecord read = KafkaEnvelopes.read(received(malformed.record()));
            if (malformed.unreadable()) {
                assertThat(read).as(malformed.kind()).isInstanceOf(DecodedRecord.Unreadable.class);
            }
            if (read instanceof DecodedRecord.Unreadable unreadable) {
                assertThat(unreadable.reason())
                        .as(malformed.kind())
                        .isNotBlank()
                        .hasSizeLessThan(600)
                        .doesNotContainPattern("\\p{Cntrl}")
                        .doesNotContain("NullPointerException", "cannot be read: ");
            } else if (read instanceof DecodedRecord.EventRead event) {
                assertThat(event.envelope().key()).as(malformed.kind()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aLetterSaysOurReasonAndNotTheSenders(EventType type) {
        ProducerRecord<byte[], byte[]> record =
                KafkaEnvelopes.record(Envelope.of(ExampleEvents.of(type), "id-1", "/goaround/test", AT, null, null));
        record.headers().add("dead-letter-reason", "nothing is wrong".getBytes(UTF_8));

        ProducerRecord<byte[], byte[]> letter = KafkaEnvelopes.deadLetter(received(record), "ours");

        assertThat(letter.headers().headers("dead-letter-reason")).hasSize(1);
        assertThat(new String(letter.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                .isEqualTo("ours");
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
