package dev.goaround.messaging.access;

import static dev.goaround.contracts.Topic.ACCESS;
import static dev.goaround.contracts.Topic.DELIVERIES;
import static dev.goaround.contracts.Topic.INGRESS;
import static dev.goaround.contracts.Topic.PHASES;
import static dev.goaround.contracts.Topic.REQUESTS;
import static dev.goaround.contracts.Topic.ROLLBACKS;
import static dev.goaround.contracts.Topic.SAMPLES;
import static dev.goaround.contracts.Topic.SERVICES;
import static dev.goaround.contracts.Topic.VERDICTS;
import static dev.goaround.contracts.Topic.WATCHES;

import dev.goaround.contracts.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who speaks with the broker, and which topics they read and write: the topic table of the architecture as code. The launcher's
 * own broker and that of the compose file both get their rules from here.
 *
 * @param name what it logs in with, and its consumer group
 * @param ours a service of ours, which creates topics and looks after their settings at its start
 * @param writes without the dead-letter topics of what it reads, which it writes too
 * @param stream the Kafka Streams application that it runs: its group, and how its topics and transactions begin
 */
public record BrokerUser(String name, boolean ours, Set<Topic> reads, Set<Topic> writes, Optional<String> stream) {
    public static final BrokerUser CHECKLIST = service(
            "checklist-service",
            Set.of(INGRESS, VERDICTS, ROLLBACKS, DELIVERIES, ACCESS),
            Set.of(SERVICES, ACCESS, PHASES, WATCHES, REQUESTS));
    public static final BrokerUser PROBE = service("probe-service", Set.of(WATCHES), Set.of(SAMPLES));
    public static final BrokerUser ROLLBACK = new BrokerUser(
            "rollback-service",
            true,
            Set.of(WATCHES, SAMPLES, REQUESTS, VERDICTS, ROLLBACKS, PHASES, ACCESS, SERVICES),
            Set.of(VERDICTS, ROLLBACKS, SAMPLES),
            Optional.of("goaround-judge"));
    public static final BrokerUser NOTIFIER =
            service("notifier-service", Set.of(SERVICES, PHASES, VERDICTS, ROLLBACKS, ACCESS), Set.of(DELIVERIES));

    /** What teams give their pipelines that speak Kafka. */
    public static final BrokerUser PIPELINE =
            new BrokerUser("pipeline", false, Set.of(), Set.of(INGRESS), Optional.empty());

    public static final List<BrokerUser> ALL = List.of(CHECKLIST, PROBE, ROLLBACK, NOTIFIER, PIPELINE);

    /**
     * Whether it looks after the topic's settings: its writers do, and the readers where only others write. Who may change a
     * topic's settings may have the broker delete what is in it.
     */
    boolean looksAfter(Topic topic) {
        boolean writtenByUs = ALL.stream().anyMatch(user -> user.ours && user.writes.contains(topic));
        return ours && (writtenByUs ? writes : reads).contains(topic);
    }

    private static BrokerUser service(String name, Set<Topic> reads, Set<Topic> writes) {
        return new BrokerUser(name, true, reads, writes, Optional.empty());
    }
}
