package dev.goaround.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two relays on one outbox: who may send a key, and until when. */
class RelayLeaseTest {

    private final RelaysOnOneOutbox relays = new RelaysOnOneOutbox();
    private final RelayUnderTest one = relays.relay("one", 16);

    @Test
    void nobodyElseGetsAKeyThatIsBeingSent() {
        RelayUnderTest two = relays.relay("two", 16);
        relays.outbox.append("a", "a1");
        one.look();
        relays.outbox.append("a", "a2");

        two.look();

        assertThat(relays.broker.waiting()).containsExactly("a1");
    }

    @Test
    void aKilledRelaysKeysAreTakenOverWhenTheLeaseIsOver() {
        RelayUnderTest two = relays.relay("two", 16);
        relays.outbox.append("a", "a1");
        relays.outbox.append("a", "a2");
        one.look();
        relays.broker.acknowledge("a1");
        one.isKilled();

        relays.passes(RelaysOnOneOutbox.LEASE.minusMillis(1));
        two.look();
        assertThat(relays.broker.waiting()).isEmpty();

        relays.passes(Duration.ofMillis(1));
        two.look();
        relays.broker.acknowledge("a1");
        two.run();
        relays.broker.acknowledge("a2");
        two.run();
        assertThat(relays.broker.arrived).containsExactly("a1", "a1", "a2");
    }

    @Test
    void aSlowSendKeepsItsKeyAsLongAsTheLeaseIsRenewed() {
        RelayUnderTest two = relays.relay("two", 16);
        relays.outbox.append("a", "a1");
        relays.outbox.append("a", "a2");
        one.look();
        for (int seconds = 0; seconds < 60; seconds += 2) {
            relays.passes(Duration.ofSeconds(2));
            one.renew();
            two.look();
        }
        assertThat(relays.broker.waiting()).containsExactly("a1");

        relays.broker.acknowledge("a1");
        one.run();
        assertThat(relays.broker.waiting()).containsExactly("a2");
    }

    @Test
    void withoutALeaseNoFurtherSendBegins() {
        relays.outbox.append("a", "a1");
        relays.outbox.append("a", "a2");
        one.look();
        relays.passes(RelaysOnOneOutbox.LEASE);
        relays.broker.acknowledge("a1");
        one.run();

        // The key is given back, and taken again with a new lease.
        assertThat(relays.outbox.texts()).containsExactly("a2");
        assertThat(relays.broker.waiting()).containsExactly("a2");
    }

    @Test
    void aLeaseThatAnotherHasIsNotRenewed() {
        RelayUnderTest two = relays.relay("two", 16);
        relays.outbox.append("a", "a1");
        relays.outbox.append("a", "a2");
        one.look();
        relays.passes(RelaysOnOneOutbox.LEASE);
        two.look();
        one.renew();
        relays.broker.acknowledge("a1");
        one.run();
        two.run();

        // One's a1 arrived and so did two's; a2 is left to two alone.
        assertThat(relays.broker.waiting()).containsExactly("a2");
    }
}
