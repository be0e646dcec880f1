package dev.goaround.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.demo.ApiDeployment;
import dev.goaround.demo.Story;
import dev.goaround.messaging.fixture.MalformedRecords;
import dev.goaround.messaging.fixture.MalformedRecords.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * More than 200 kinds of malformed records on each topic of the running system: each channel reads them to the end, nothing is
 * started again, and then the demo's story, which needs every one of the channels, ends as it should.
 */
class PoisonE2ET {
    private static final int PORT_BASE = 23_600;
    private static final Duration READ_WITHIN = Duration.ofMinutes(5);
    private static final Path EXAMPLES =
            RunningSystem.REPOSITORY.resolve("libraries/contracts/src/main/resources/dev/goaround/contracts/examples");

    /** What each group reads; probe-service commits nothing, it reads its plans anew each time. */
    private static final Map<String, List<Topic>> GROUPS = Map.of(
            "checklist-service", List.of(Topic.INGRESS, Topic.VERDICTS, Topic.ROLLBACKS, Topic.DELIVERIES),
            "rollback-service", List.of(Topic.ROLLBACKS, Topic.PHASES, Topic.VERDICTS),
            "goaround-judge", List.of(Topic.WATCHES, Topic.SAMPLES, Topic.REQUESTS),
            "notifier-service", List.of(Topic.SERVICES, Topic.PHASES, Topic.VERDICTS, Topic.ROLLBACKS));

    private static RunningSystem system;

    @BeforeAll
    static void up() throws IOException {
        system = RunningSystem.up("poison", PORT_BASE, "--demo");
        system.awaitOutput("rolled back once", Duration.ofMinutes(4));
    }

    @AfterAll
    static void down() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void noKindOfMalformedRecordStopsAChannel() throws Exception {
        List<Long> before = RunningSystem.SERVICES.stream().map(system::pid).toList();
        Map<Topic, Long> unreadable = new TreeMap<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(system.kafka("launcher"), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : Topic.values()) {
                List<Malformed> all = MalformedRecords.of(example(topic));
                assertThat(all).hasSizeGreaterThan(200);
                // What has no key is refused by the broker itself where the topic is compacted.
                List<Malformed> kinds = all.stream()
                        .filter(malformed ->
                                !topic.isCompacted() || malformed.record().key() != null)
                        .toList();
                List<Future<RecordMetadata>> sent = kinds.stream()
                        .map(malformed -> producer.send(malformed.record()))
                        .toList();
                for (Future<RecordMetadata> each : sent) {
                    each.get();
                }
                unreadable.put(
                        topic, kinds.stream().filter(Malformed::unreadable).count());
            }
        }
        try (Admin admin = Admin.create(system.kafka("launcher"))) {
            await().atMost(READ_WITHIN)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(unread(admin)).isEmpty());
        }

        // Each reader writes its own letters; of the topics' readers, the doors alone write none: they read again and
        // again.
        unreadable.remove(Topic.ACCESS);
        unreadable.forEach((topic, expected) -> {
            List<ConsumerRecord<byte[], byte[]>> letters = deadLetters(topic);
            System.out.printf("%s: %d dead letters%n", topic.topicName(), letters.size());
            assertThat(letters).as(topic.topicName()).hasSizeGreaterThanOrEqualTo(expected.intValue());
            assertThat(letters)
                    .as(topic.topicName())
                    .allSatisfy(letter -> assertThat(letter.headers().lastHeader("dead-letter-reason"))
                            .isNotNull());
        });
        assertThat(RunningSystem.SERVICES.stream().map(system::pid)).isEqualTo(before);

        Story story = new Story(system.storyConfig(), System.out);
        story.prepare();
        story.finish(story.deploy(story.goodVersion()), "succeeded");
        ApiDeployment ended = story.finish(story.deploy(story.badVersion()), "rolled-back");
        story.lookBack(ended);
        assertThat(ended.rollback().state()).isEqualTo("verified");
    }

    private static Map<String, Long> unread(Admin admin) throws Exception {
        Map<String, Long> unread = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> ends = consumer()) {
            for (Map.Entry<String, List<Topic>> group : GROUPS.entrySet()) {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group.getKey())
                        .partitionsToOffsetAndMetadata()
                        .get();
                for (Topic topic : group.getValue()) {
                    ends.endOffsets(partitions(ends, topic.topicName())).forEach((partition, end) -> {
                        OffsetAndMetadata at = committed.get(partition);
                        long left = end - (at == null ? 0 : at.offset());
                        // A transaction's own mark at the end is no record.
                        if (left > 1) {
                            unread.put(group.getKey() + " of " + partition, left);
                        }
                    });
                }
            }
        }
        return unread;
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(Topic topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic.deadLetterTopicName());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> letters = new java.util.ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
            }
            return letters;
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = system.kafka("launcher");
        settings.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The first example of the topic's first type, as its sender would write it. */
    private static ProducerRecord<byte[], byte[]> example(Topic topic) throws IOException {
        EventType type = Arrays.stream(EventType.values())
                .filter(each -> each.topic() == topic)
                .findFirst()
                .orElseThrow();
        byte[] value;
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(type.type()))) {
            // The examples are of the demo's own service: what is said of it would be believed.
            value = Files.readString(files.sorted().findFirst().orElseThrow())
                    .replace("greeter", "poisoned")
                    .getBytes(UTF_8);
        }
        String key = EventJson.read(value, type.record()).key();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic.topicName(), null, null, key.getBytes(UTF_8), value);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_type", type.type(),
                        "ce_id", "poison-" + topic,
                        "ce_source", "/poison",
                        "ce_time", "2026-03-01T10:00:00Z",
                        "content-type", "application/json")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }
}
