package dev.goaround.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order, how many at once, and when a row is gone. */
class RelayOrderTest {

    private final RelaysOnOneOutbox relays = new RelaysOnOneOutbox();
    private final RelayUnderTest one = relays.relay("one", 16);

    @Test
    void aKeysEventsAreSentOneAfterTheOther() {
        relays.outbox.append("a", "a1");
        relays.outbox.append("a", "a2");

        one.look();
        assertThat(relays.broker.waiting()).containsExactly("a1");

        relays.broker.acknowledge("a1");
        one.run();
        assertThat(relays.broker.waiting()).containsExactly("a2");
    }

    @Test
    void aRowThatIsCommittedBehindTheOnesBeingSentDoesNotWaitForALeaseToRunOut() {
        relays.outbox.appendAt(2, "a", "a2");
        one.look();
        relays.outbox.appendAt(1, "a", "a1");
        one.look();
        one.run();

        relays.broker.acknowledge("a2");
        one.run();

        assertThat(relays.broker.waiting()).containsExactly("a1");
    }

    @Test
    void keysDoNotWaitForEachOther() {
        relays.outbox.append("a", "a1");
        relays.outbox.append("b", "b1");

        one.look();

        assertThat(relays.broker.waiting()).containsExactly("a1", "b1");
    }

    @Test
    void aRowIsDeletedOnlyAfterItWasAcknowledged() {
        relays.outbox.append("a", "a1");

        one.look();
        assertThat(relays.outbox.texts()).containsExactly("a1");

        relays.broker.acknowledge("a1");
        one.run();
        assertThat(relays.outbox.texts()).isEmpty();
    }

    @Test
    void noMoreKeysAreTakenThanThereAreLanes() {
        RelayUnderTest narrow = relays.relay("narrow", 2);
        for (String key : List.of("a", "b", "c")) {
            relays.outbox.append(key, key + "1");
        }
        narrow.look();
        assertThat(relays.broker.waiting()).containsExactly("a1", "b1");

        relays.broker.acknowledge("b1");
        narrow.run();
        assertThat(relays.broker.waiting()).containsExactly("a1", "c1");
    }
}
