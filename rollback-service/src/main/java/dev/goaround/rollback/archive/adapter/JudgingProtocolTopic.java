package dev.goaround.rollback.archive.adapter;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates the protocol's topic where it is missing, before the stream starts and after the broker was waited for. */
@ApplicationScoped
class JudgingProtocolTopic {

    /** The services' topics are made at 100, the stream is started later than the channels at 1000. */
    private static final int AFTER_TOPICS = 200;

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    /** As long as the samples that it puts in order. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final Map<String, Object> broker;
    private final boolean atStart;
    private final int partitions;
    private final short replication;

    JudgingProtocolTopic(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "goaround.topics.at-start", defaultValue = "true") boolean atStart,
            @ConfigProperty(name = "goaround.topics.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "goaround.topics.replication", defaultValue = "1") short replication) {
        this.broker = broker;
        this.atStart = atStart;
        this.partitions = partitions;
        this.replication = replication;
    }

    void start(@Observes @Priority(AFTER_TOPICS) StartupEvent event) throws InterruptedException {
        if (atStart) {
            create();
        }
    }

    private void create() throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER_TIMEOUT.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_TIMEOUT.toMillis());
        NewTopic topic = new NewTopic(JudgingProtocol.TOPIC, partitions, replication)
                .configs(Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", Long.toString(KEPT.toMillis()),
                        // A plan may fill a record, and here it is text within JSON.
                        "max.message.bytes", Integer.toString(4 << 20)));
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the topic " + JudgingProtocol.TOPIC + " cannot be made", e.getCause());
            }
        }
    }
}
