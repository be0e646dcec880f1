package dev.goaround.messaging.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** The broker's side of the topics. Blocks; for use at start only. */
final class BrokerTopics implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BrokerTopics.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration UNTIL_KNOWN = Duration.ofMillis(50);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Admin admin;
    private final TopicsConfig config;
    private final Object servers;

    BrokerTopics(Map<String, Object> broker, TopicsConfig config) {
        Map<String, Object> settings = new HashMap<>(broker);
        int timeout = (int) ANSWER_TIMEOUT.toMillis();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        this.servers = broker.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        this.admin = Admin.create(settings);
        this.config = config;
    }

    @Override
    public void close() {
        admin.close(CLOSE_TIMEOUT);
    }

    /** @throws IllegalStateException if the broker does not answer in time */
    void waitForBroker() throws InterruptedException {
        long deadline = System.nanoTime() + config.waitForBroker().toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                admin.describeCluster().clusterId().get();
                return;
            } catch (ExecutionException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException(
                            "Kafka at " + servers + " did not answer within " + config.waitForBroker()
                                    + " (kafka.bootstrap.servers, goaround.topics.wait)",
                            e.getCause());
                }
                LOG.infof("waiting for Kafka at %s: %s", servers, e.getCause().getMessage());
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    /** Returns when all topics are there and known to the broker that was asked. */
    void settle(List<WantedTopic> wanted) throws InterruptedException {
        Set<String> there = result(admin.listTopics().names(), "list the topics");
        List<WantedTopic> missing =
                wanted.stream().filter(topic -> !there.contains(topic.name())).toList();
        Set<String> created = create(missing);
        Map<String, TopicDescription> descriptions =
                describe(wanted.stream().map(WantedTopic::name).toList());
        check(wanted.stream().filter(topic -> !created.contains(topic.name())).toList(), descriptions);
    }

    /** @return the names of those that were created here, and not by another service at the same time */
    private Set<String> create(List<WantedTopic> missing) throws InterruptedException {
        Map<String, KafkaFuture<Void>> futures = admin.createTopics(missing.stream()
                        .map(topic -> new NewTopic(topic.name(), config.partitions(), config.replication())
                                .configs(topic.settings()))
                        .toList())
                .values();
        Set<String> created = new HashSet<>();
        for (Map.Entry<String, KafkaFuture<Void>> topic : futures.entrySet()) {
            try {
                topic.getValue().get();
                created.add(topic.getKey());
                LOG.infof("created topic %s with %d partitions", topic.getKey(), config.partitions());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw failed("create topic " + topic.getKey(), e);
                }
            }
        }
        return created;
    }

    /** A broker learns of a new topic a moment after it was created; a stream that starts before that fails. */
    private Map<String, TopicDescription> describe(List<String> names) throws InterruptedException {
        long deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
        while (true) {
            try {
                return admin.describeTopics(names).allTopicNames().get();
            } catch (ExecutionException e) {
                boolean known = !(e.getCause() instanceof UnknownTopicOrPartitionException);
                if (known || System.nanoTime() - deadline > 0) {
                    throw failed("describe the topics", e);
                }
                Thread.sleep(UNTIL_KNOWN.toMillis());
            }
        }
    }

    private void check(List<WantedTopic> existing, Map<String, TopicDescription> descriptions)
            throws InterruptedException {
        List<ConfigResource> resources =
                existing.stream().map(topic -> resource(topic.name())).toList();
        Map<ConfigResource, Config> configs =
                result(admin.describeConfigs(resources).all(), "read the topics' settings");
        for (WantedTopic topic : existing) {
            Map<String, String> actual = settings(configs.get(resource(topic.name())));
            int partitions = descriptions.get(topic.name()).partitions().size();
            topic.complaints(actual, partitions, config.partitions()).forEach(LOG::warn);
            raise(topic, actual, topic.toRaise(actual));
        }
    }

    private void raise(WantedTopic topic, Map<String, String> actual, Map<String, String> changes)
            throws InterruptedException {
        if (changes.isEmpty()) {
            return;
        }
        Collection<AlterConfigOp> operations = changes.entrySet().stream()
                .map(change -> new AlterConfigOp(
                        new ConfigEntry(change.getKey(), change.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        String what = "change the settings of topic " + topic.name();
        try {
            admin.incrementalAlterConfigs(Map.of(resource(topic.name()), operations))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicAuthorizationException) {
                LOG.infof(
                        "topic %s has other settings than wanted; the service that may change them will", topic.name());
                return;
            }
            throw failed(what, e);
        }
        changes.forEach((setting, value) ->
                LOG.warnf("topic %s had %s=%s, raised to %s", topic.name(), setting, actual.get(setting), value));
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static <T> T result(KafkaFuture<T> future, String what) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw failed(what, e);
        }
    }

    private static IllegalStateException failed(String what, ExecutionException e) {
        return new IllegalStateException(
                "Kafka would not " + what + ": " + e.getCause().getMessage(), e.getCause());
    }
}
