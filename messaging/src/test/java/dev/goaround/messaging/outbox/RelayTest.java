package dev.goaround.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RelayTest {

    private static final Duration LEASE = Duration.ofSeconds(6);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final FakeOutbox outbox = new FakeOutbox(() -> now, LEASE);
    private final Broker broker = new Broker();
    private final RelayUnderTest one = new RelayUnderTest("one", 16);

    @Test
    void aKeysEventsAreSentOneAfterTheOther() {
        outbox.append("a", "a1");
        outbox.append("a", "a2");

        one.look();
        assertThat(broker.waiting()).containsExactly("a1");

        broker.acknowledge("a1");
        one.run();
        assertThat(broker.waiting()).containsExactly("a2");
    }

    @Test
    void aRowThatIsCommittedBehindTheOnesBeingSentDoesNotWaitForALeaseToRunOut() {
        outbox.appendAt(2, "a", "a2");
        one.look();
        outbox.appendAt(1, "a", "a1");
        one.look();
        one.run();

        broker.acknowledge("a2");
        one.run();

        assertThat(broker.waiting()).containsExactly("a1");
    }

    @Test
    void keysDoNotWaitForEachOther() {
        outbox.append("a", "a1");
        outbox.append("b", "b1");

        one.look();

        assertThat(broker.waiting()).containsExactly("a1", "b1");
    }

    @Test
    void aRowIsDeletedOnlyAfterItWasAcknowledged() {
        outbox.append("a", "a1");

        one.look();
        assertThat(outbox.texts()).containsExactly("a1");

        broker.acknowledge("a1");
        one.run();
        assertThat(outbox.texts()).isEmpty();
    }

    @Test
    void aRowThatCannotBeSentHoldsUpItsOwnKeyOnly() {
        outbox.append("a", "a1");
        outbox.append("a", "a2");
        outbox.append("b", "b1");
        one.look();

        broker.refuse("a1");
        broker.acknowledge("b1");
        one.run();
        outbox.append("b", "b2");
        one.look();

        assertThat(broker.waiting()).containsExactly("b2");
        assertThat(outbox.texts()).containsExactly("a1", "a2", "b2");
    }

    @Test
    void aRowThatCannotBeSentIsTriedAgainLaterAndLater() {
        outbox.append("a", "a1");
        one.look();
        List<Duration> delays = new ArrayList<>();
        for (int attempt = 0; attempt < 7; attempt++) {
            broker.refuse("a1");
            one.run();
            Instant refused = now;
            while (broker.waiting().isEmpty()) {
                now = now.plusMillis(250);
                one.look();
            }
            delays.add(Duration.between(refused, now));
        }

        assertThat(delays)
                .extracting(Duration::toMillis)
                .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 5000L, 5000L);
        assertThat(outbox.attempts(1)).isEqualTo(7);
    }

    @Test
    void afterARefusalTheKeyGoesOnWhereItStopped() {
        outbox.append("a", "a1");
        outbox.append("a", "a2");
        outbox.append("a", "a3");
        one.look();
        broker.acknowledge("a1");
        one.run();
        broker.refuse("a2");
        one.run();
        assertThat(outbox.texts()).containsExactly("a2", "a3");

        now = now.plusSeconds(1);
        one.look();
        broker.acknowledge("a2");
        one.run();
        broker.acknowledge("a3");
        one.run();

        assertThat(broker.arrived).containsExactly("a1", "a2", "a3");
        assertThat(outbox.texts()).isEmpty();
    }

    @Test
    void nobodyElseGetsAKeyThatIsBeingSent() {
        RelayUnderTest two = new RelayUnderTest("two", 16);
        outbox.append("a", "a1");
        one.look();
        outbox.append("a", "a2");

        two.look();

        assertThat(broker.waiting()).containsExactly("a1");
    }

    @Test
    void aKilledRelaysKeysAreTakenOverWhenTheLeaseIsOver() {
        RelayUnderTest two = new RelayUnderTest("two", 16);
        outbox.append("a", "a1");
        outbox.append("a", "a2");
        one.look();
        broker.acknowledge("a1");
        one.isKilled();

        now = now.plus(LEASE).minusMillis(1);
        two.look();
        assertThat(broker.waiting()).isEmpty();

        now = now.plusMillis(1);
        two.look();
        broker.acknowledge("a1");
        two.run();
        broker.acknowledge("a2");
        two.run();
        assertThat(broker.arrived).containsExactly("a1", "a1", "a2");
    }

    @Test
    void aSlowSendKeepsItsKeyAsLongAsTheLeaseIsRenewed() {
        RelayUnderTest two = new RelayUnderTest("two", 16);
        outbox.append("a", "a1");
        outbox.append("a", "a2");
        one.look();
        for (int seconds = 0; seconds < 60; seconds += 2) {
            now = now.plusSeconds(2);
            one.renew();
            two.look();
        }
        assertThat(broker.waiting()).containsExactly("a1");

        broker.acknowledge("a1");
        one.run();
        assertThat(broker.waiting()).containsExactly("a2");
    }

    @Test
    void withoutALeaseNoFurtherSendBegins() {
        outbox.append("a", "a1");
        outbox.append("a", "a2");
        one.look();
        now = now.plus(LEASE);
        broker.acknowledge("a1");
        one.run();

        // The key is given back, and taken again with a new lease.
        assertThat(outbox.texts()).containsExactly("a2");
        assertThat(broker.waiting()).containsExactly("a2");
    }

    @Test
    void aLeaseThatAnotherHasIsNotRenewed() {
        RelayUnderTest two = new RelayUnderTest("two", 16);
        outbox.append("a", "a1");
        outbox.append("a", "a2");
        one.look();
        now = now.plus(LEASE);
        two.look();
        one.renew();
        broker.acknowledge("a1");
        one.run();
        two.run();

        // One's a1 arrived and so did two's; a2 is left to two alone.
        assertThat(broker.waiting()).containsExactly("a2");
    }

    @Test
    void whatIsSentIsDeletedWhenTheDatabaseIsBackAndNotSentAgain() {
        outbox.append("a", "a1");
        one.look();
        outbox.isAway(true);
        broker.acknowledge("a1");
        one.run();
        for (int seconds = 0; seconds < 60; seconds++) {
            now = now.plusSeconds(1);
            one.timers();
            one.look();
        }

        outbox.isAway(false);
        one.timers();
        one.look();

        assertThat(broker.arrived).containsExactly("a1");
        assertThat(outbox.texts()).isEmpty();
    }

    @Test
    void anOutboxThatIsAwayIsLookedAtAgain() {
        outbox.append("a", "a1");
        outbox.isAway(true);
        one.look();
        assertThat(broker.waiting()).isEmpty();

        outbox.isAway(false);
        one.look();
        assertThat(broker.waiting()).containsExactly("a1");
        assertThat(one.troubles).containsExactly("away", "back");
    }

    @Test
    void noMoreKeysAreTakenThanThereAreLanes() {
        RelayUnderTest narrow = new RelayUnderTest("narrow", 2);
        for (String key : List.of("a", "b", "c")) {
            outbox.append(key, key + "1");
        }
        narrow.look();
        assertThat(broker.waiting()).containsExactly("a1", "b1");

        broker.acknowledge("b1");
        narrow.run();
        assertThat(broker.waiting()).containsExactly("a1", "c1");
    }

    @Test
    void drainingSendsWhatIsThereAndEnds() {
        for (int i = 1; i <= 3; i++) {
            outbox.append("a", "a" + i);
        }
        CompletionStage<Void> drained = one.relay.drain();
        one.run();
        for (int i = 1; i <= 3; i++) {
            assertThat(drained.toCompletableFuture()).isNotDone();
            broker.acknowledge("a" + i);
            one.run();
        }
        assertThat(drained.toCompletableFuture()).isCompleted();

        outbox.append("a", "later");
        one.look();
        assertThat(broker.waiting()).isEmpty();
    }

    @Test
    void drainingDoesNotWaitForADatabaseThatIsAway() {
        outbox.isAway(true);
        CompletionStage<Void> drained = one.relay.drain();
        one.run();

        assertThat(drained.toCompletableFuture()).isCompleted();
    }

    @Test
    void stoppingBeginsNoSendAndGivesTheRestBack() {
        RelayUnderTest two = new RelayUnderTest("two", 16);
        outbox.append("a", "a1");
        outbox.append("a", "a2");
        one.look();
        CompletionStage<Void> stopped = one.relay.stop();
        one.run();
        assertThat(stopped.toCompletableFuture()).isNotDone();

        broker.acknowledge("a1");
        one.run();
        assertThat(stopped.toCompletableFuture()).isCompleted();
        assertThat(broker.waiting()).isEmpty();

        two.look();
        assertThat(broker.waiting()).containsExactly("a2");
    }

    /** A relay whose thread and timers run when the test says so. */
    private final class RelayUnderTest {

        final List<String> troubles = new ArrayList<>();
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final Deque<Runnable> timers = new ArrayDeque<>();
        private boolean killed;
        final Relay relay;

        RelayUnderTest(String owner, int lanes) {
            relay = new Relay(
                    outbox.as(owner),
                    broker::send,
                    tasks::add,
                    (delay, task) -> timers.add(task),
                    () -> now,
                    new Config(lanes),
                    new Report());
        }

        void look() {
            relay.look();
            run();
        }

        void renew() {
            relay.renew();
            run();
        }

        void run() {
            while (!killed && !tasks.isEmpty()) {
                tasks.poll().run();
            }
        }

        void timers() {
            List<Runnable> due = List.copyOf(timers);
            timers.clear();
            due.forEach(Runnable::run);
            run();
        }

        void isKilled() {
            killed = true;
        }

        private final class Report implements RelayReport {

            private boolean away;

            @Override
            public void notSent(OutboxRow row, Throwable failure) {
                troubles.add("not sent");
            }

            @Override
            public void sent(OutboxRow row) {}

            @Override
            public void outboxAway(Throwable failure) {
                away = true;
                troubles.add("away");
            }

            @Override
            public void outboxBack() {
                if (away) {
                    away = false;
                    troubles.add("back");
                }
            }
        }
    }

    private record Config(int lanes) implements OutboxConfig {

        @Override
        public Duration poll() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration lease() {
            return LEASE;
        }

        @Override
        public Duration drain() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration healthyAge() {
            return Duration.ofSeconds(30);
        }
    }

    /** Acknowledges when told to. */
    private static final class Broker {

        final List<String> arrived = new ArrayList<>();
        private final Map<String, Deque<UniEmitter<? super Void>>> waiting = new LinkedHashMap<>();

        Uni<Void> send(OutboxRow row) {
            String text = row.headers().get("text");
            return Uni.createFrom()
                    .emitter(emitter -> waiting.computeIfAbsent(text, t -> new ArrayDeque<>())
                            .add(emitter));
        }

        List<String> waiting() {
            return List.copyOf(waiting.keySet());
        }

        /** Of each relay that sent it. */
        void acknowledge(String text) {
            waiting.remove(text).forEach(emitter -> {
                arrived.add(text);
                emitter.complete(null);
            });
        }

        void refuse(String text) {
            waiting.remove(text).forEach(emitter -> emitter.fail(new IllegalStateException("refused")));
        }
    }
}
