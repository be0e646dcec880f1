package dev.goaround.checklist.gate.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.gate.OrderLookupResult;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.deployment.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** The topic as MockConsumer has it: what was published before the question is read before the answer. */
class RollbackTopicReaderTest {

    private static final String TOPIC = Topic.ROLLBACKS.topicName();
    private static final TopicPartition ONE = new TopicPartition(TOPIC, 0);
    private static final Gates.Gate PASSED = new Gates.Gate("monitoring", Gates.Gate.State.PASSED, "sam", List.of());

    private final MockConsumer<byte[], byte[]> topic = new MockConsumer<>("earliest");
    private final Iterator<Instant> clock =
            Stream.iterate(Instant.EPOCH, now -> now.plusSeconds(1)).iterator();
    private final RollbackTopicReader log = new RollbackTopicReader(topic, Duration.ofSeconds(20), clock::next);
    private long end;

    RollbackTopicReaderTest() {
        topic.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, new Node[0], new Node[0])));
        topic.updateBeginningOffsets(Map.of(ONE, 0L));
        topic.updateEndOffsets(Map.of(ONE, 0L));
    }

    @Test
    void anOrderThatIsPublishedAndNotHandledIsSeen() {
        assertThat(log.holds("d1")).isFalse();

        published(EventType.STEP_STARTED, "d0");
        published(EventType.ROLLBACK_ORDERED, "d1");

        assertThat(log.holds("d1")).isTrue();
        assertThat(log.holds("d0")).isFalse();
        assertThat(log.holds("d1")).isTrue();
    }

    @Test
    void anOrderOfAnotherDeploymentThatWasReadOnTheWayIsRemembered() {
        assertThat(log.holds("d1")).isFalse();
        published(EventType.ROLLBACK_ORDERED, "d2");

        assertThat(log.holds("d1")).isFalse();
        assertThat(log.holds("d2")).isTrue();
    }

    @Test
    void readingBeginsWhereTheGroupHasHandledTheTopic() {
        topic.assign(List.of(ONE));
        topic.commitSync(Map.of(ONE, new OffsetAndMetadata(7)));
        topic.updateEndOffsets(Map.of(ONE, 7L));

        assertThat(log.holds("d1")).isFalse();
        assertThat(topic.position(ONE)).isEqualTo(7);
    }

    @Test
    void aTopicThatIsNotReadToItsEndIsNoAnswer() {
        topic.updateEndOffsets(Map.of(ONE, 3L));

        assertThatThrownBy(() -> log.holds("d1"))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("not read to its end");
    }

    @Test
    void aGateThatHasPassedIsAnsweredByWhatIsAhead() {
        assertThat(OrderLookupResult.NOTHING.answer(PASSED)).isEqualTo(PASSED);
        assertThat(OrderLookupResult.ORDER.answer(PASSED).state()).isEqualTo(Gates.Gate.State.BLOCKED);
        assertThat(OrderLookupResult.ORDER.answer(PASSED).reasons())
                .extracting(Reason::code)
                .containsExactly(Reason.Code.ROLLING_BACK);
        assertThat(OrderLookupResult.UNREAD.answer(PASSED).state()).isEqualTo(Gates.Gate.State.BLOCKED);
    }

    private void published(EventType type, String deployment) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_type", type.type().getBytes(UTF_8));
        topic.addRecord(new ConsumerRecord<>(
                TOPIC,
                0,
                end,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                deployment.getBytes(UTF_8),
                new byte[0],
                headers,
                Optional.empty()));
        end++;
        topic.updateEndOffsets(Map.of(ONE, end));
    }
}
