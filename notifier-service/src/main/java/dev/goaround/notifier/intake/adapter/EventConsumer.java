package dev.goaround.notifier.intake.adapter;

import dev.goaround.messaging.inbox.EventHandler;
import dev.goaround.messaging.inbox.Inbox;
import dev.goaround.notifier.delivery.adapter.Ledger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What the notifier hears. Each event is taken in once, with all that it owes, before it is acknowledged. */
@ApplicationScoped
class EventConsumer {
    private final Inbox inbox;
    private final AnnouncementRecorder recorder;
    private final Ledger ledger;

    EventConsumer(Inbox inbox, AnnouncementRecorder recorder, Ledger ledger) {
        this.inbox = inbox;
        this.recorder = recorder;
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
        return inbox.handle(message, EventHandler.of(AnnouncementRecorder::concerns, recorder::take), ledger::wake);
    }
}
