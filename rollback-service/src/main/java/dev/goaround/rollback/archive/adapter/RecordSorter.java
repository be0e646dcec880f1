package dev.goaround.rollback.archive.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.rollback.archive.JudgeNote;
import dev.goaround.rollback.archive.adapter.ArchiveBatch.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Puts the records that are to be archived to their deployments. Samples are not looked into: there are thousands a second. */
final class RecordSorter {

    static final List<String> TOPICS =
            List.of(Topic.SAMPLES.topicName(), JudgingProtocol.TOPIC, Topic.PHASES.topicName());

    private static final byte[] ENDED = EventType.DEPLOYMENT_ENDED.type().getBytes(UTF_8);

    private RecordSorter() {}

    static void sort(ConsumerRecord<byte[], byte[]> record, ArchiveBatch into) {
        into.read(new TopicPartition(record.topic(), record.partition()), record.offset());
        if (record.topic().equals(JudgingProtocol.TOPIC)) {
            note(record, into);
        } else if (record.topic().equals(Topic.SAMPLES.topicName())) {
            sample(record, into);
        } else if (isOfType(record, ENDED)
                && KafkaEnvelopes.read(record) instanceof DecodedRecord.EventRead read
                && read.event() instanceof DeploymentEnded ended) {
            into.outcome(ended);
        }
    }

    private static void sample(ConsumerRecord<byte[], byte[]> record, ArchiveBatch into) {
        String deployment = deployment(record);
        if (deployment != null && record.value() != null) {
            byte[] line = ArchiveLines.write(
                    ArchiveLines.logged(record.offset(), record.timestamp(), record.headers(), record.value()));
            into.line(deployment, Log.SAMPLES, record.offset(), at(record), line);
        }
    }

    /** A producer that gives no key leaves it to the event; what cannot be read is no deployment's. */
    private static String deployment(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            return new String(record.key(), UTF_8);
        }
        return KafkaEnvelopes.read(record) instanceof DecodedRecord.EventRead read
                ? read.envelope().key()
                : null;
    }

    private static void note(ConsumerRecord<byte[], byte[]> record, ArchiveBatch into) {
        String deployment = new String(record.key(), UTF_8);
        into.line(deployment, Log.PROTOCOL, record.offset(), at(record), record.value());
        JudgeNote note = read(record.value());
        if (note.kind() == JudgeNote.Kind.END) {
            into.ended(deployment, at(record));
        } else if (note.kind() == JudgeNote.Kind.EVENT
                && ArchiveLines.read(note.topic(), deployment, note.record()) instanceof DecodedRecord.EventRead read
                && read.event() instanceof WatchPlanned plan) {
            into.planned(plan.deployment(), at(record));
        }
    }

    private static boolean isOfType(ConsumerRecord<byte[], byte[]> record, byte[] type) {
        Header header = record.headers().lastHeader("ce_type");
        return header != null && Arrays.equals(header.value(), type);
    }

    private static JudgeNote read(byte[] note) {
        try {
            return EventJson.mapper().readValue(note, JudgeNote.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the judge wrote this note", e);
        }
    }

    private static Instant at(ConsumerRecord<byte[], byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }
}
