package dev.goaround.messaging.inbox;

import dev.goaround.contracts.Event;
import dev.goaround.messaging.Envelope;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a service does with an event, inside the transaction that also remembers the event. No network calls here. A failure
 * rolls everything back: an outage of the database is waited out, anything else is a defect, tried three times and then put
 * on the dead-letter topic.
 */
@FunctionalInterface
public interface EventHandler {

    Uni<Void> handle(Mutiny.Session session, Envelope envelope);

    /** Whether the event means anything here. One that does not is acknowledged without a transaction, and not remembered. */
    default boolean concerns(Event event) {
        return true;
    }

    /**
     * What makes the event unacceptable whatever the database says: it is then refused without a transaction, and the next one
     * need not wait for that.
     *
     * @return what is wrong, where, and what would be right; for the sender to read
     */
    default Optional<String> objection(Envelope envelope) {
        return Optional.empty();
    }

    /**
     * Asked before the transaction, where the network may be asked too. Fails with {@link RefusedEvent} where the event is not
     * acceptable; an outage of whom it asks is waited out as one of the database is.
     */
    default Uni<Void> admission(Envelope envelope) {
        return Uni.createFrom().voidItem();
    }

    /** A tombstone on a compacted topic. It has no id, so it may come twice. */
    default Uni<Void> tombstone(Mutiny.Session session, String key) {
        return Uni.createFrom().voidItem();
    }

    /** A handler of some events of a topic. */
    static EventHandler of(Predicate<Event> concerned, EventHandler handler) {
        return new EventHandler() {
            @Override
            public Uni<Void> handle(Mutiny.Session session, Envelope envelope) {
                return handler.handle(session, envelope);
            }

            @Override
            public boolean concerns(Event event) {
                return concerned.test(event);
            }
        };
    }
}
