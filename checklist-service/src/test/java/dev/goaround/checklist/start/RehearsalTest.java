package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.checklist.reading.ItemCheck;
import dev.goaround.checklist.reading.ItemReading;
import dev.goaround.checklist.reading.PhaseReading;
import dev.goaround.checklist.reading.ReadingReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final Duration TWO = Duration.ofSeconds(2);

    private final ReadingReport report = Scenario.report("""
            # Countdown
            ## Preparation (1 week before)
            - [ ] Plan it
            ## T-60 minutes
            - [ ] Tell everybody
            ## T-0 (Deployment)
            - [ ] Deploy the new version
            ## T+5 minutes
            - [ ] Monitor for 10 minutes
            - [ ] Monitor for 1 second
            ## T+60 minutes
            - [ ] Look around
            ## Rollback criteria
            - Error rate > 5% for 5 minutes
            """);

    @Test
    void fromOnePhaseToTheNextItIsNeverLongerThanAllowedAndTheOrderStays() {
        assertThat(Rehearsal.of(report, TWO).phases())
                .extracting(PhaseReading::offset)
                .startsWith(
                        Duration.ofSeconds(-4),
                        Duration.ofSeconds(-2),
                        Duration.ZERO,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4));
    }

    @Test
    void soaksAndTriggersAreCutAndShorterOnesStay() {
        ReadingReport cut = Rehearsal.of(report, TWO);

        assertThat(cut.items().stream().map(ItemReading::check).filter(ItemCheck.Soak.class::isInstance))
                .containsExactly(new ItemCheck.Soak(TWO), new ItemCheck.Soak(Duration.ofSeconds(1)));
        assertThat(cut.triggers()).singleElement().satisfies(trigger -> {
            assertThat(trigger.limit().lasting()).isEqualTo(TWO);
            assertThat(trigger.limit().value()).isEqualTo(0.05);
        });
    }

    @Test
    void whatIsNoRehearsalStaysAsItIs() {
        assertThat(Rehearsal.of(report, null)).isSameAs(report);
    }
}
