package dev.goaround.checklist.lifecycle.adapter;

import dev.goaround.checklist.deployment.adapter.Deployments;
import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.checklist.lifecycle.EvidenceCommands;
import dev.goaround.checklist.lifecycle.PipelineCommands;
import dev.goaround.checklist.start.StartRequest;
import dev.goaround.checklist.start.adapter.StartDeployment;
import dev.goaround.contracts.DeploymentId;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventSchemas;
import dev.goaround.contracts.SchemaError;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.ingress.IngressEvent;
import dev.goaround.contracts.text.OutsideText;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.inbox.EventHandler;
import dev.goaround.messaging.inbox.Inbox;
import dev.goaround.messaging.inbox.RefusedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What pipelines say over Kafka. Its actor is the event's source: the topic is closed to who may not write there (ADR 0027).
 *
 * <ol>
 *   <li><b>Decode</b> ({@link Inbox}): what is no CloudEvent is a dead letter.
 *   <li><b>Object</b> before the database is asked: the event's schema, the rules for text from outside (ADR 0025), its id and source. A
 *       flood of what is none costs no transactions.
 *   <li><b>Once</b>: the event's id goes into the inbox in the transaction that handles it (ADR 0002). A second delivery changes nothing.
 *   <li><b>Handle</b>: a start opens or plans a deployment whose id is made of source and id, so that the same start is the same
 *       deployment; progress and evidence change the deployment that they name, under its lock.
 *   <li><b>Refuse</b> what the deployment does not allow, as a dead letter with the reason: the transaction is rolled back. What fails is
 *       tried again; an outage of the database is waited out.
 *   <li><b>Acknowledge</b> after the commit.
 * </ol>
 *
 * <p>What always holds: nothing that needs a person's right can be said here ({@code IngressEvent} has no such case), and a source never
 * stands for a token's subject.
 */
@ApplicationScoped
class IngressConsumer {

    private static final EventSchemas SCHEMAS = new EventSchemas();

    /** Enough to see what is wrong; a wrong list would have one for each of its entries. */
    private static final int MOST_ERRORS = 8;

    /** Looked at before the database is: a flood of what is none costs no transactions. */
    private final EventHandler handler = new EventHandler() {
        @Override
        public Optional<String> objection(Envelope envelope) {
            List<SchemaError> errors = new ArrayList<>(oddAttributes(envelope));
            errors.addAll(SCHEMAS.check(envelope.eventType(), envelope.data(), OutsideText::check));
            return errors.isEmpty()
                    ? Optional.empty()
                    : Optional.of(errors.stream()
                            .limit(MOST_ERRORS)
                            .map(SchemaError::toString)
                            .collect(Collectors.joining("; ")));
        }

        @Override
        public Uni<Void> handle(Mutiny.Session session, Envelope envelope) {
            return IngressConsumer.this.handle(session, envelope);
        }
    };

    /** A URI reference that is no token's subject: the source is the actor of what the event does. */
    private static final Pattern SOURCE = Pattern.compile("/|[A-Za-z][A-Za-z0-9+.-]*:");

    /** The sources of keys that tokens have at HTTP. */
    private static final String TOKENS = "/tokens/";

    private final Inbox inbox;
    private final StartDeployment starts;
    private final Deployments deployments;

    IngressConsumer(Inbox inbox, StartDeployment starts, Deployments deployments) {
        this.inbox = inbox;
        this.starts = starts;
        this.deployments = deployments;
    }

    @Incoming("ingress")
    Uni<Void> on(Message<List<byte[]>> batch) {
        return inbox.handleBatch(batch, handler);
    }

    private Uni<Void> handle(Mutiny.Session session, Envelope envelope) {
        Event event;
        try {
            event = envelope.event();
        } catch (IOException e) {
            return refuse(e.getMessage());
        }
        return event instanceof IngressEvent said
                ? said.fold(
                        started -> start(session, envelope, started),
                        progress -> change(
                                session,
                                envelope,
                                progress.deployment(),
                                (deployment, now) ->
                                        PipelineCommands.progress(deployment, progress, envelope.source(), now)),
                        evidence -> change(
                                session,
                                envelope,
                                evidence.deployment(),
                                (deployment, now) ->
                                        EvidenceCommands.submit(deployment, evidence, envelope.source(), now)))
                : refuse("an event of type " + envelope.type() + " does not belong on this topic");
    }

    /** The same rules for text as at HTTP. */
    private static List<SchemaError> oddAttributes(Envelope envelope) {
        List<SchemaError> odd = new ArrayList<>();
        OutsideText.objection("id", envelope.id()).ifPresent(what -> odd.add(new SchemaError("ce_id", what)));
        OutsideText.objection("source", envelope.source())
                .ifPresent(what -> odd.add(new SchemaError("ce_source", what)));
        OutsideText.objection("time", envelope.time().toString())
                .ifPresent(what -> odd.add(new SchemaError("ce_time", what)));
        if (!SOURCE.matcher(envelope.source()).lookingAt()) {
            odd.add(new SchemaError(
                    "ce_source", "begins neither with / nor with a scheme; right is for example /ci/shop"));
        }
        return odd;
    }

    private Uni<Void> start(Mutiny.Session session, Envelope envelope, DeploymentStarted started) {
        if (envelope.source().startsWith(TOKENS)) {
            return refuse(
                    "ce_source is '" + envelope.source() + "': " + TOKENS
                            + "… stands for HTTP requests with an Idempotency-Key; take a source of your own, for example /ci/shop");
        }
        String id = DeploymentId.of(envelope.source(), envelope.id());
        return starts.start(
                        session, new StartRequest(id, started, false, null, envelope.source(), false), envelope.id())
                .chain(result -> result.fold(
                        accepted -> Uni.createFrom().voidItem(),
                        refused -> refuse((refused.field() == null ? "" : refused.field() + ": ")
                                + refused.refusal().text())));
    }

    private Uni<Void> change(
            Mutiny.Session session, Envelope envelope, String deployment, Deployments.Command command) {
        return deployments
                .change(session, deployment, envelope.id(), command)
                .chain(decision -> refusal(deployment, decision)
                        .map(IngressConsumer::refuse)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Optional<String> refusal(String deployment, Optional<CommandResult> decision) {
        if (decision.isEmpty()) {
            return Optional.of("deployment: there is no deployment " + deployment);
        }
        return decision.get() instanceof CommandResult.Refused refused
                ? Optional.of(refused.refusal().text())
                : Optional.empty();
    }

    private static Uni<Void> refuse(String reason) {
        return Uni.createFrom().failure(new RefusedEvent(reason));
    }
}
