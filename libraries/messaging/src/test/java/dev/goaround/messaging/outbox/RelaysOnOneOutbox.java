package dev.goaround.messaging.outbox;

import java.time.Duration;
import java.time.Instant;

/** What the relays of a test share: the rows, the broker and the time, which passes when the test says so. */
final class RelaysOnOneOutbox {

    static final Duration LEASE = Duration.ofSeconds(6);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    final FakeOutbox outbox = new FakeOutbox(this::now, LEASE);
    final AcknowledgingBroker broker = new AcknowledgingBroker();

    RelayUnderTest relay(String owner, int lanes) {
        return new RelayUnderTest(this, owner, new Config(lanes));
    }

    Instant now() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
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
}
