package dev.goaround.checklist.lifecycle.adapter;

import dev.goaround.checklist.deployment.adapter.DeploymentStore;
import dev.goaround.checklist.deployment.adapter.Deployments;
import dev.goaround.checklist.incident.adapter.Incidents;
import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.checklist.lifecycle.DeliveryCommands;
import dev.goaround.checklist.lifecycle.RollbackCommands;
import dev.goaround.checklist.lifecycle.TargetCommands;
import dev.goaround.checklist.lifecycle.VerdictCommands;
import dev.goaround.checklist.start.TargetVersionPolicy;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.delivery.DeliveryEvent;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.inbox.Inbox;
import dev.goaround.messaging.inbox.RefusedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** What the other services found and did: verdicts, rollbacks, deliveries. */
@ApplicationScoped
class ServiceEventsConsumer {

    private static final Logger LOG = Logger.getLogger(ServiceEventsConsumer.class);

    private final Inbox inbox;
    private final Deployments deployments;
    private final DeploymentStore store;
    private final Incidents incidents;

    ServiceEventsConsumer(Inbox inbox, Deployments deployments, DeploymentStore store, Incidents incidents) {
        this.incidents = incidents;
        this.store = store;
        this.inbox = inbox;
        this.deployments = deployments;
    }

    @Incoming("verdicts")
    Uni<Void> onVerdict(Message<byte[]> message) {
        return inbox.handle(message, this::handle);
    }

    @Incoming("rollbacks")
    Uni<Void> onRollback(Message<byte[]> message) {
        return inbox.handle(message, this::handle);
    }

    @Incoming("deliveries")
    Uni<Void> onDelivery(Message<byte[]> message) {
        return inbox.handle(message, this::handle);
    }

    private Uni<Void> handle(Mutiny.Session session, Envelope envelope) {
        Event event;
        try {
            event = envelope.event();
        } catch (IOException e) {
            return Uni.createFrom().failure(new RefusedEvent(e.getMessage()));
        }
        return refusal(session, event).chain(refusal -> handle(session, envelope, event, refusal.orElse(null)));
    }

    /** What speaks against an order's target now that it is to be gone back to. */
    private Uni<Optional<String>> refusal(Mutiny.Session session, Event event) {
        return event instanceof RollbackOrdered ordered
                ? store.known(
                                session,
                                ordered.deployment().service(),
                                ordered.deployment().environment())
                        .map(known -> TargetVersionPolicy.refusal(known, ordered.targetVersion()))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Void> handle(Mutiny.Session session, Envelope envelope, Event event, String refusal) {
        Optional<Deployments.Command> command = command(event, refusal);
        if (command.isEmpty()) {
            return Uni.createFrom()
                    .failure(
                            new RefusedEvent("an event of type " + envelope.type() + " does not belong on this topic"));
        }
        return deployments
                .change(session, event.key(), envelope.id(), command.get())
                .call(decision -> incidents.after(session, decision))
                .invoke(decision -> note(envelope, decision))
                .replaceWithVoid();
    }

    private static Optional<Deployments.Command> command(Event event, String refusal) {
        if (event instanceof VerdictChanged changed) {
            return Optional.of((deployment, now) -> VerdictCommands.judged(deployment, changed, now));
        }
        if (event instanceof VersionSeen seen) {
            return Optional.of((deployment, now) -> TargetCommands.seen(deployment, seen, now));
        }
        if (event instanceof RollbackEvent rollback) {
            return Optional.of((deployment, now) -> RollbackCommands.told(deployment, rollback, refusal, now));
        }
        return event instanceof DeliveryEvent delivery
                ? Optional.of((deployment, now) -> DeliveryCommands.told(deployment, delivery, now))
                : Optional.empty();
    }

    private static void note(Envelope envelope, Optional<CommandResult> decision) {
        if (decision.isEmpty()) {
            LOG.warnf("%s is about a deployment that is not known here; it is passed over", envelope);
        }
    }
}
