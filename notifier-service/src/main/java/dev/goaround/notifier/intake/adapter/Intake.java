package dev.goaround.notifier.intake.adapter;

import dev.goaround.messaging.inbox.Handler;
import dev.goaround.messaging.inbox.Inbox;
import dev.goaround.notifier.delivery.adapter.Ledger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What the notifier hears. Each event is taken in once, with all that it owes, before it is acknowledged. */
@ApplicationScoped
class Intake {
    private final Inbox inbox;
    private final Announcer announcer;
    private final Ledger ledger;

    Intake(Inbox inbox, Announcer announcer, Ledger ledger) {
        this.inbox = inbox;
        this.announcer = announcer;
        this.ledger = ledger;
    }

    @Incoming("services")
    Uni<Void> services(Message<byte[]> message) {
        return take(message);
    }

    @Incoming("phases")
    Uni<Void> phases(Message<byte[]> message) {
        return take(message);
    }

    @Incoming("verdicts")
    Uni<Void> verdicts(Message<byte[]> message) {
        return take(message);
    }

    @Incoming("rollbacks")
    Uni<Void> rollbacks(Message<byte[]> message) {
        return take(message);
    }

    private Uni<Void> take(Message<byte[]> message) {
        return inbox.handle(message, Handler.of(Announcer::concerns, announcer::take), ledger::wake);
    }
}
