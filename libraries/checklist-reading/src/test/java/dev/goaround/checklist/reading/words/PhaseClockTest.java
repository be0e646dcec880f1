package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseClockTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "T-60 minutes                        | -3600   | -",
                "T - 2h                              | -7200   | -",
                "T+5 minutes                         | 300     | -",
                "T+1 day: look back                  | 86400   | -",
                "T-0 (Go)                            | 0       | -",
                "Watching (T+1 to T+24 hours)        | 3600    | 82800",
                "T-30 to T-10 min                    | -1800   | 1200",
                "T+5-10 minutes                      | 300     | 300",
                "T-1 hour until T+1 hour             | -3600   | 7200",
                "D-1                                 | -86400  | -",
                "J-7 : gel                           | -604800 | -",
                "L-30                                | -2592000| -",
                "L-2 weeks                           | -1209600| -",
                "D+1                                 | 86400   | -",
                "D-Day                               | 0       | -",
                "Day -2                              | -172800 | -",
                "T-7 days                            | -604800 | -",
                "T-4h: Preparation                   | -14400  | -",
                "Launch day + 24 hours               | 86400   | -",
                "Launch Day + 1-4 Hours              | 3600    | 10800",
                "Go-live +30 min                     | 1800    | -",
                "Release day plus 2 days             | 172800  | -",
                "Deployment - 30 minutes             | -       | 1800",
                "Launch -7 days                      | -604800 | -",
                "First Hour                          | 0       | 3600",
                "The first week                      | 0       | 604800",
                "Day Before the Release              | -86400  | -",
                "Weeks 2-4                           | 604800  | 1814400",
                "Month 2                             | 2592000 | 2592000",
                "T0                                  | 0       | -",
                "Preparation (1-2 days before)       | -172800 | -",
                "Preparation (one week before)       | -604800 | -",
                "30 minutes prior to the release     | -1800   | -",
                "Tidying (after 30 minutes of calm)  | 1800    | -",
                "Right away (first 5 minutes)        | 0       | 300",
                "Next 24 hours                       | 0       | 86400",
                "Week 1                              | 0       | 604800",
                "Week 2                              | 604800  | 604800",
                "Day 3                               | 172800  | 86400",
                "Step 2: Database (1-5 minutes)      | -       | 300",
                "Undoing (< 5 minutes)               | -       | 300",
                "Rollout (30-45 minutes)             | -       | 2700",
                "Wrap-up (within 1 week)             | -       | 604800",
                "2. Production                       | -       | -",
                "Team tasks as agreed, an easy ad    | -       | -",
            })
    void aHeadingGivesItsPhaseATime(String heading, Long offset, Long duration) {
        PhaseClock clock = PhaseClock.of(heading);
        assertThat(clock.offset()).isEqualTo(offset == null ? null : Duration.ofSeconds(offset));
        assertThat(clock.duration()).isEqualTo(duration == null ? null : Duration.ofSeconds(duration));
        assertThat(clock.unread()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"T-60", "Freeze at 17:00", "At 9 am"})
    void aTimeThatIsNotUnderstoodSaysSo(String heading) {
        PhaseClock clock = PhaseClock.of(heading);
        assertThat(clock.isTimed()).isFalse();
        assertThat(clock.unread()).contains("T-");
    }
}
