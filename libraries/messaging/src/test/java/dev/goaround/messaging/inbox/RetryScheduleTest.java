package dev.goaround.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private final RetrySchedule schedule = new RetrySchedule();

    @Test
    void aDefectIsTriedThreeTimesInAll() {
        assertThat(schedule.after(FailureKind.DEFECT)).contains(Duration.ofMillis(200));
        assertThat(schedule.after(FailureKind.DEFECT)).contains(Duration.ofMillis(400));
        assertThat(schedule.after(FailureKind.DEFECT)).isEmpty();
    }

    @Test
    void anOutageIsWaitedOutForEver() {
        assertThat(IntStream.range(0, 100_000)
                        .mapToObj(i -> schedule.after(FailureKind.OUTAGE).orElseThrow()))
                .startsWith(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800))
                .endsWith(Duration.ofSeconds(5));
    }

    @Test
    void anOutageBetweenUsesUpNoTry() {
        schedule.after(FailureKind.DEFECT);
        schedule.after(FailureKind.OUTAGE);
        schedule.after(FailureKind.OUTAGE);

        assertThat(schedule.after(FailureKind.DEFECT)).isPresent();
        assertThat(schedule.after(FailureKind.DEFECT)).isEmpty();
    }
}
