package dev.goaround.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience();

    @Test
    void aDefectIsTriedThreeTimesInAll() {
        assertThat(patience.after(Trouble.DEFECT)).contains(Duration.ofMillis(200));
        assertThat(patience.after(Trouble.DEFECT)).contains(Duration.ofMillis(400));
        assertThat(patience.after(Trouble.DEFECT)).isEmpty();
    }

    @Test
    void anOutageIsWaitedOutForEver() {
        assertThat(IntStream.range(0, 100_000)
                        .mapToObj(i -> patience.after(Trouble.OUTAGE).orElseThrow()))
                .startsWith(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800))
                .endsWith(Duration.ofSeconds(5));
    }

    @Test
    void anOutageBetweenUsesUpNoTry() {
        patience.after(Trouble.DEFECT);
        patience.after(Trouble.OUTAGE);
        patience.after(Trouble.OUTAGE);

        assertThat(patience.after(Trouble.DEFECT)).isPresent();
        assertThat(patience.after(Trouble.DEFECT)).isEmpty();
    }
}
