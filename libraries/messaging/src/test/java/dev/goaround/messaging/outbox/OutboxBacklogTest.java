package dev.goaround.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutboxBacklogTest {

    private static final OutboxBacklog.Waiting NONE = new OutboxBacklog.Waiting(0, Duration.ZERO);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OutboxBacklog backlog = new OutboxBacklog(meters, () -> now);

    @Test
    void beforeItIsMeasuredItIsNotKnown() {
        assertThat(backlog.latest()).isEmpty();
        assertThat(age()).isNaN();
    }

    @Test
    void aDatabaseThatNeitherAnswersNorRefusesLeavesItUnknown() {
        backlog.is(NONE);
        now = now.plus(OutboxBacklog.STALE);
        assertThat(backlog.latest()).contains(NONE);
        assertThat(age()).isZero();

        now = now.plusMillis(1);
        assertThat(backlog.latest()).isEmpty();
        assertThat(age()).isNaN();
    }

    @Test
    void aDatabaseThatRefusesLeavesItUnknownAtOnce() {
        backlog.is(NONE);
        backlog.isUnknown();
        assertThat(backlog.latest()).isEmpty();
    }

    private double age() {
        return meters.get("goaround_outbox_age_seconds").gauge().value();
    }
}
