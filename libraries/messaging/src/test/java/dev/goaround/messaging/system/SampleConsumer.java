package dev.goaround.messaging.system;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.inbox.Inbox;
import dev.goaround.messaging.inbox.RefusedEvent;
import dev.goaround.messaging.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/** Consumes samples as a service does, and does with each what the deployment's id asks for. */
@ApplicationScoped
public class SampleConsumer {

    static final String ANSWERS = "answers-";
    static final String FAILS = "fails-";
    static final String REFUSES = "refuses-";

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private final Inbox inbox;
    private final Outbox outbox;

    SampleConsumer(Inbox inbox, Outbox outbox) {
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @Incoming("samples")
    Uni<Void> on(Message<byte[]> message) {
        return inbox.handle(message, this::handle);
    }

    private Uni<Void> handle(Mutiny.Session session, Envelope envelope) {
        if (envelope.key().startsWith(FAILS)) {
            failed.add(envelope.id());
            throw new IllegalStateException("defect on purpose");
        }
        if (envelope.key().startsWith(REFUSES)) {
            failed.add(envelope.id());
            return Uni.createFrom().failure(new RefusedEvent("not today"));
        }
        Uni<Void> effect = envelope.key().startsWith(ANSWERS)
                ? outbox.append(session, answer(envelope))
                : Uni.createFrom().voidItem();
        return effect.invoke(() -> handled.add(envelope.id()));
    }

    private static Envelope answer(Envelope cause) {
        DeploymentRef deployment = new DeploymentRef(cause.key(), "shop", "production", "1.1", 1);
        FindingRaised finding = new FindingRaised(deployment, "test", "text", null, "test", cause.time());
        return Envelope.of(finding, cause.id() + "-answer", "/goaround/test", cause.time(), 1L, cause.id());
    }

    long timesHandled(String id) {
        return handled.stream().filter(id::equals).count();
    }

    long timesFailed(String id) {
        return failed.stream().filter(id::equals).count();
    }
}
