package dev.goaround.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** How a relay ends: by sending what is there, or by giving it back. */
class RelayStopTest {

    private final RelaysOnOneOutbox relays = new RelaysOnOneOutbox();
    private final RelayUnderTest one = relays.relay("one", 16);

    @Test
    void drainingSendsWhatIsThereAndEnds() {
        for (int i = 1; i <= 3; i++) {
            relays.outbox.append("a", "a" + i);
        }
        CompletionStage<Void> drained = one.relay.drain();
        one.run();
        for (int i = 1; i <= 3; i++) {
            assertThat(drained.toCompletableFuture()).isNotDone();
            relays.broker.acknowledge("a" + i);
            one.run();
        }
        assertThat(drained.toCompletableFuture()).isCompleted();

        relays.outbox.append("a", "later");
        one.look();
        assertThat(relays.broker.waiting()).isEmpty();
    }

    @Test
    void drainingDoesNotWaitForADatabaseThatIsAway() {
        relays.outbox.isAway(true);
        CompletionStage<Void> drained = one.relay.drain();
        one.run();

        assertThat(drained.toCompletableFuture()).isCompleted();
    }

    @Test
    void stoppingBeginsNoSendAndGivesTheRestBack() {
        RelayUnderTest two = relays.relay("two", 16);
        relays.outbox.append("a", "a1");
        relays.outbox.append("a", "a2");
        one.look();
        CompletionStage<Void> stopped = one.relay.stop();
        one.run();
        assertThat(stopped.toCompletableFuture()).isNotDone();

        relays.broker.acknowledge("a1");
        one.run();
        assertThat(stopped.toCompletableFuture()).isCompleted();
        assertThat(relays.broker.waiting()).isEmpty();

        two.look();
        assertThat(relays.broker.waiting()).containsExactly("a2");
    }
}
