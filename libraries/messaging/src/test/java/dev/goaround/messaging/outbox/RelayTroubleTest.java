package dev.goaround.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The broker refuses, or the database is away. */
class RelayTroubleTest {

    private final RelaysOnOneOutbox relays = new RelaysOnOneOutbox();
    private final RelayUnderTest one = relays.relay("one", 16);

    @Test
    void aRowThatCannotBeSentHoldsUpItsOwnKeyOnly() {
        relays.outbox.append("a", "a1");
        relays.outbox.append("a", "a2");
        relays.outbox.append("b", "b1");
        one.look();

        relays.broker.refuse("a1");
        relays.broker.acknowledge("b1");
        one.run();
        relays.outbox.append("b", "b2");
        one.look();

        assertThat(relays.broker.waiting()).containsExactly("b2");
        assertThat(relays.outbox.texts()).containsExactly("a1", "a2", "b2");
    }

    @Test
    void aRowThatCannotBeSentIsTriedAgainLaterAndLater() {
        relays.outbox.append("a", "a1");
        one.look();
        List<Duration> delays = new ArrayList<>();
        for (int attempt = 0; attempt < 7; attempt++) {
            relays.broker.refuse("a1");
            one.run();
            Instant refused = relays.now();
            while (relays.broker.waiting().isEmpty()) {
                relays.passes(Duration.ofMillis(250));
                one.look();
            }
            delays.add(Duration.between(refused, relays.now()));
        }

        assertThat(delays)
                .extracting(Duration::toMillis)
                .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 5000L, 5000L);
        assertThat(relays.outbox.attempts(1)).isEqualTo(7);
    }

    @Test
    void afterARefusalTheKeyGoesOnWhereItStopped() {
        relays.outbox.append("a", "a1");
        relays.outbox.append("a", "a2");
        relays.outbox.append("a", "a3");
        one.look();
        relays.broker.acknowledge("a1");
        one.run();
        relays.broker.refuse("a2");
        one.run();
        assertThat(relays.outbox.texts()).containsExactly("a2", "a3");

        relays.passes(Duration.ofSeconds(1));
        one.look();
        relays.broker.acknowledge("a2");
        one.run();
        relays.broker.acknowledge("a3");
        one.run();

        assertThat(relays.broker.arrived).containsExactly("a1", "a2", "a3");
        assertThat(relays.outbox.texts()).isEmpty();
    }

    @Test
    void whatIsSentIsDeletedWhenTheDatabaseIsBackAndNotSentAgain() {
        relays.outbox.append("a", "a1");
        one.look();
        relays.outbox.isAway(true);
        relays.broker.acknowledge("a1");
        one.run();
        for (int seconds = 0; seconds < 60; seconds++) {
            relays.passes(Duration.ofSeconds(1));
            one.timers();
            one.look();
        }

        relays.outbox.isAway(false);
        one.timers();
        one.look();

        assertThat(relays.broker.arrived).containsExactly("a1");
        assertThat(relays.outbox.texts()).isEmpty();
    }

    @Test
    void anOutboxThatIsAwayIsLookedAtAgain() {
        relays.outbox.append("a", "a1");
        relays.outbox.isAway(true);
        one.look();
        assertThat(relays.broker.waiting()).isEmpty();

        relays.outbox.isAway(false);
        one.look();
        assertThat(relays.broker.waiting()).containsExactly("a1");
        assertThat(one.troubles).containsExactly("away", "back");
    }
}
