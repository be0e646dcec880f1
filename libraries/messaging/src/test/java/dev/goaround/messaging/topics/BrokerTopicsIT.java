package dev.goaround.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.goaround.contracts.Topic;
import dev.goaround.messaging.fixture.EmbeddedBroker;
import dev.goaround.messaging.fixture.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class BrokerTopicsIT {

    @Test
    void topicsAreMadeOnceByWhoeverIsFirstAndThoseThatAreThereLoseNothing() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(Topic.PHASES.topicName(), 4, (short) 1)
                                    .configs(Map.of("retention.ms", "1000")),
                            new NewTopic(Topic.VERDICTS.topicName(), 3, (short) 1)
                                    .configs(Map.of("cleanup.policy", "compact", "retention.ms", "-1"))))
                    .all()
                    .get();

            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> settle(broker.bootstrapServers())),
                            CompletableFuture.runAsync(() -> settle(broker.bootstrapServers())))
                    .join();

            Map<String, TopicDescription> topics = admin.describeTopics(
                            WantedTopic.all().stream().map(WantedTopic::name).toList())
                    .allTopicNames()
                    .get();
            assertThat(topics.values())
                    .filteredOn(topic -> !topic.name().equals("goaround.verdicts"))
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(4));
            // Not as wanted, and nobody's to change but a person's: three partitions, compacted, kept for ever.
            assertThat(topics.get("goaround.verdicts").partitions()).hasSize(3);
            assertThat(setting(admin, "goaround.verdicts", "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, "goaround.verdicts", "retention.ms")).isEqualTo("-1");
            assertThat(setting(admin, "goaround.watches", "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, "goaround.samples", "retention.ms"))
                    .isEqualTo(Long.toString(Duration.ofDays(2).toMillis()));
            // What was changed is seen a moment later.
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> setting(admin, "goaround.phases", "retention.ms")
                            .equals(Long.toString(Duration.ofDays(400).toMillis())));
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamed() {
        try (Line dead = Line.toFreePort();
                BrokerTopics topics = topics("127.0.0.1:" + dead.port(), Duration.ofMillis(10))) {
            assertThatThrownBy(topics::waitForBroker)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + dead.port())
                    .hasMessageContaining("goaround.topics.wait");
        }
    }

    private static void settle(String servers) {
        try (BrokerTopics topics = topics(servers, Duration.ofSeconds(30))) {
            topics.waitForBroker();
            topics.settle(WantedTopic.all());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    private static BrokerTopics topics(String servers, Duration wait) {
        return new BrokerTopics(Map.of("bootstrap.servers", servers), new Config(wait));
    }

    private record Config(Duration waitForBroker) implements TopicsConfig {

        @Override
        public boolean atStart() {
            return true;
        }

        @Override
        public int partitions() {
            return 4;
        }

        @Override
        public short replication() {
            return 1;
        }
    }
}
