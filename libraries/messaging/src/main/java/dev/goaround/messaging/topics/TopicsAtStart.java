package dev.goaround.messaging.topics;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are missing and looks after those that are there, before channels and streams are started: a
 * consumer or a stream of a topic that does not exist would fail or create it with other settings.
 *
 * <p>Every service does this for all topics, so that none depends on another's start.
 */
@ApplicationScoped
class TopicsAtStart {

    /** The channels are connected at 1000, Kafka Streams later. */
    private static final int BEFORE_CHANNELS = 100;

    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);

    private final Map<String, Object> broker;
    private final TopicsConfig config;

    TopicsAtStart(@Identifier("default-kafka-broker") Map<String, Object> broker, TopicsConfig config) {
        this.broker = broker;
        this.config = config;
    }

    void start(@Observes @Priority(BEFORE_CHANNELS) StartupEvent event) throws InterruptedException {
        if (!config.atStart()) {
            LOG.info("goaround.topics.at-start is false: topics are neither created nor checked");
            return;
        }
        try (BrokerTopics topics = new BrokerTopics(broker, config)) {
            topics.waitForBroker();
            topics.settle(WantedTopic.all());
        }
    }
}
