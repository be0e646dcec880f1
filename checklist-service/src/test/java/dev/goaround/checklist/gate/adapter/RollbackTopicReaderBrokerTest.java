package dev.goaround.checklist.gate.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.messaging.fixture.EmbeddedBroker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Orders as the judge publishes them, in transactions: their markers take offsets too, and what is not committed is not said. */
class RollbackTopicReaderBrokerTest {

    private static final String TOPIC = Topic.ROLLBACKS.topicName();
    private static final int PARTITIONS = 4;

    private static EmbeddedBroker broker;
    private static Admin admin;

    private KafkaProducer<byte[], byte[]> judge;
    private RollbackTopicReader log;
    private String group;

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        broker = EmbeddedBroker.start();
        admin = Admin.create(address());
        admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                .all()
                .get();
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @BeforeEach
    void connect(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        group = "checklist-of-" + name;
        judge = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", name),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        judge.initTransactions();
        log = new RollbackTopicReader(
                new KafkaConsumer<>(OrderLookup.settings(address(), group)), Duration.ofSeconds(5), Clock.systemUTC());
    }

    @AfterEach
    void disconnect() {
        log.close();
        judge.close();
    }

    @Test
    void anOrderThatIsCommittedAndNotHandledIsSeenOnWhicheverPartitionItLies() throws Exception {
        assertThat(log.holds("seen-0")).isFalse();

        for (int deployment = 0; deployment < 2 * PARTITIONS; deployment++) {
            judge.beginTransaction();
            RecordMetadata order = ordered("seen-" + deployment);
            judge.commitTransaction();
            awaitEnded(order);

            assertThat(log.holds("seen-" + deployment)).isTrue();
        }
        assertThat(log.holds("seen-" + 2 * PARTITIONS)).isFalse();
    }

    @Test
    void whatTheGroupHasHandledIsNotReadAgain() throws Exception {
        judge.beginTransaction();
        RecordMetadata handled = ordered("handled");
        judge.commitTransaction();
        awaitEnded(handled);
        admin.alterConsumerGroupOffsets(group, Map.of(partition(handled), new OffsetAndMetadata(handled.offset() + 1)))
                .all()
                .get();

        assertThat(log.holds("handled")).isFalse();
    }

    @Test
    void anOrderIsOneWithItsCommit() throws Exception {
        judge.beginTransaction();
        RecordMetadata order = ordered("pending");
        assertThat(log.holds("pending")).isFalse();

        judge.commitTransaction();
        awaitEnded(order);

        assertThat(log.holds("pending")).isTrue();
    }

    @Test
    void anOrderThatIsTakenBackIsNone() throws Exception {
        judge.beginTransaction();
        RecordMetadata order = ordered("aborted");
        judge.abortTransaction();
        awaitEnded(order);

        assertThat(log.holds("aborted")).isFalse();
    }

    private RecordMetadata ordered(String deployment) throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, deployment.getBytes(UTF_8), new byte[] {1});
        record.headers().add("ce_type", EventType.ROLLBACK_ORDERED.type().getBytes(UTF_8));
        return judge.send(record).get();
    }

    /** The markers of a transaction come after its end is answered; until then nobody who reads what is committed sees it. */
    private static void awaitEnded(RecordMetadata record) {
        ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        await().until(() -> admin.listOffsets(Map.of(partition(record), OffsetSpec.latest()), committed)
                        .partitionResult(partition(record))
                        .get()
                        .offset()
                > record.offset());
    }

    private static TopicPartition partition(RecordMetadata record) {
        return new TopicPartition(TOPIC, record.partition());
    }

    private static Map<String, Object> address() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
