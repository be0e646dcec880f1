package dev.goaround.messaging.tracing;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.deployment.DeploymentEvent;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.request.RequestEvent;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.WatchPlanned;
import java.util.function.BiConsumer;

/** What a span or a log line is about, each part as far as it is known, else null. */
public record TraceSubject(String deployment, String service, String environment) {

    private static final TraceSubject NOTHING = new TraceSubject(null, null, null);

    public static TraceSubject of(DeploymentRef ref) {
        return new TraceSubject(ref.id(), ref.service(), ref.environment());
    }

    public static TraceSubject of(Event event) {
        if (event instanceof DeploymentStarted started) {
            return new TraceSubject(null, started.service(), started.environment());
        }
        DeploymentRef ref = ref(event);
        return ref == null ? byKey(event) : of(ref);
    }

    private static DeploymentRef ref(Event event) {
        if (event instanceof DeploymentEvent deployment) {
            return deployment.deployment();
        }
        if (event instanceof VerdictChanged verdict) {
            return verdict.deployment();
        }
        if (event instanceof VersionSeen seen) {
            return seen.deployment();
        }
        if (event instanceof RollbackEvent rollback) {
            return rollback.deployment();
        }
        if (event instanceof RequestEvent request) {
            return request.deployment();
        }
        return event instanceof WatchPlanned plan ? plan.deployment() : null;
    }

    private static TraceSubject byKey(Event event) {
        Topic topic = EventType.of(event).topic();
        if (topic == Topic.SERVICES) {
            return new TraceSubject(null, event.key(), null);
        }
        return topic == Topic.ACCESS ? NOTHING : new TraceSubject(event.key(), null, null);
    }

    /** The parts that are known, by the names that log lines give them. */
    void forEach(BiConsumer<String, String> part) {
        known("deployment", deployment, part);
        known("service", service, part);
        known("environment", environment, part);
    }

    private static void known(String name, String value, BiConsumer<String, String> part) {
        if (value != null && !value.isBlank()) {
            part.accept(name, value);
        }
    }
}
