package dev.goaround.messaging.system;

import dev.goaround.contracts.Event;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.inbox.EventHandler;
import dev.goaround.messaging.inbox.Inbox;
import dev.goaround.messaging.inbox.RefusedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.MDC;

/** Consumes in batches, and does with each event what its id asks for. */
@ApplicationScoped
public class IngressInBatches {

    static final String FAILS = "fails-";
    static final String REFUSES = "refuses-";
    static final String OBJECTS = "objects-";
    static final String WAITS = "waits-";

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final List<String> leftOvers = new CopyOnWriteArrayList<>();
    private final List<String> waiting = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> go = new CompletableFuture<>();
    private final Inbox inbox;

    IngressInBatches(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("ingress")
    Uni<Void> on(Message<List<byte[]>> batch) {
        return inbox.handleBatch(batch, new EventHandler() {
            @Override
            public boolean concerns(Event event) {
                return true;
            }

            @Override
            public Optional<String> objection(Envelope envelope) {
                return envelope.id().startsWith(OBJECTS) ? Optional.of("not like this") : Optional.empty();
            }

            @Override
            public Uni<Void> handle(Mutiny.Session session, Envelope envelope) {
                return IngressInBatches.this.handle(envelope);
            }
        });
    }

    private Uni<Void> handle(Envelope envelope) {
        Object left = MDC.get("left");
        if (left != null && !left.equals(envelope.id())) {
            leftOvers.add(envelope.id());
        }
        MDC.put("left", envelope.id());
        if (envelope.id().startsWith(FAILS)) {
            throw new IllegalStateException("defect on purpose");
        }
        if (envelope.id().startsWith(REFUSES)) {
            return Uni.createFrom().failure(new RefusedEvent("not today"));
        }
        if (envelope.id().startsWith(WAITS)) {
            waiting.add(envelope.id());
            return Uni.createFrom().completionStage(go).invoke(() -> handled.add(envelope.id()));
        }
        handled.add(envelope.id());
        return Uni.createFrom().voidItem();
    }

    /** In the order in which they were handled; one that is handled twice is there twice. */
    List<String> handled() {
        return List.copyOf(handled);
    }

    /** Events that found in their context what another had put there. */
    List<String> leftOvers() {
        return List.copyOf(leftOvers);
    }

    boolean isWaiting(String id) {
        return waiting.contains(id);
    }

    void go() {
        go.complete(null);
    }
}
