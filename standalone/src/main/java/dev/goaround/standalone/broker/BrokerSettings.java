package dev.goaround.standalone.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What the embedded broker is configured with: one KRaft node, broker and controller in one, on loopback only. Whoever comes
 * has to say who they are, at the controller's port too, and may do what a rule allows them; loopback is open to every user of
 * the machine.
 *
 * <p>Durability: a record is acknowledged once it is in the operating system's page cache, which outlives a killed
 * process but not a power cut; Kafka leaves that to replication, and here there is one node. The broker flushes every
 * second, so a power cut costs at most that.
 *
 * @param logDirectory where topics and the metadata log are kept; survives restarts
 * @param port what clients connect to
 * @param controllerPort what the broker reaches its own controller by
 * @param own the broker's own login, and the only one that needs no rules
 * @param logins everybody's, its own among them
 */
public record BrokerSettings(
        Path logDirectory, int port, int controllerPort, BrokerLogin own, List<BrokerLogin> logins) {
    private static final int NODE_ID = 1;
    private static final String HOST = "127.0.0.1";

    /** A killed broker's session must run out before its successor is let in: short, so that a restart is quick. */
    private static final Duration SESSION_TIMEOUT = Duration.ofMillis(1500);

    private static final Duration HEARTBEAT = Duration.ofMillis(300);
    private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(1);

    /** Streams and consumers of one machine never need Kafka's default of 50 partitions for its own topics. */
    private static final int INTERNAL_PARTITIONS = 4;

    private static final long SEGMENT_BYTES = 64L << 20;

    public int nodeId() {
        return NODE_ID;
    }

    public Properties asProperties() {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", Integer.toString(NODE_ID));
        properties.setProperty("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        properties.setProperty(
                "listeners", "CLIENTS://" + HOST + ":" + port + ",QUORUM://" + HOST + ":" + controllerPort);
        properties.setProperty("advertised.listeners", "CLIENTS://" + HOST + ":" + port);
        properties.setProperty("listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,QUORUM:SASL_PLAINTEXT");
        properties.setProperty("controller.listener.names", "QUORUM");
        properties.setProperty("inter.broker.listener.name", "CLIENTS");
        properties.setProperty("log.dirs", logDirectory.toString());
        doors(properties);

        properties.setProperty("broker.session.timeout.ms", millis(SESSION_TIMEOUT));
        properties.setProperty("broker.heartbeat.interval.ms", millis(HEARTBEAT));
        properties.setProperty("controller.quorum.election.timeout.ms", "300");
        properties.setProperty("controller.quorum.fetch.timeout.ms", "1000");
        properties.setProperty("controller.quorum.election.backoff.max.ms", "300");

        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("default.replication.factor", "1");
        properties.setProperty("min.insync.replicas", "1");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", Integer.toString(INTERNAL_PARTITIONS));
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", Integer.toString(INTERNAL_PARTITIONS));
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("group.min.session.timeout.ms", "1000");

        properties.setProperty("log.flush.interval.ms", millis(FLUSH_INTERVAL));
        properties.setProperty("log.flush.scheduler.interval.ms", millis(FLUSH_INTERVAL));
        properties.setProperty("log.segment.bytes", Long.toString(SEGMENT_BYTES));
        properties.setProperty("transaction.state.log.segment.bytes", Long.toString(SEGMENT_BYTES));
        properties.setProperty("log.cleaner.dedupe.buffer.size", Long.toString(16L << 20));
        properties.setProperty("log.cleaner.io.buffer.size", Long.toString(256L << 10));

        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("background.threads", "2");
        properties.setProperty("num.recovery.threads.per.data.dir", "2");
        return properties;
    }

    private void doors(Properties properties) {
        properties.setProperty("sasl.enabled.mechanisms", "PLAIN");
        properties.setProperty("sasl.mechanism.inter.broker.protocol", "PLAIN");
        properties.setProperty("sasl.mechanism.controller.protocol", "PLAIN");
        String known = logins.stream()
                .map(login -> " user_" + login.user() + "=\"" + login.password() + "\"")
                .collect(Collectors.joining());
        for (String listener : List.of("clients", "quorum")) {
            properties.setProperty("listener.name." + listener + ".plain.sasl.jaas.config", own.jaas() + known + ";");
        }
        properties.setProperty("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.setProperty("allow.everyone.if.no.acl.found", "false");
        properties.setProperty("super.users", "User:" + own.user());
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "BrokerSettings[" + logDirectory + ", port " + port + "]";
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
