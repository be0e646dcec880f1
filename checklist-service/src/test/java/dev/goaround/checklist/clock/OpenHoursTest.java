package dev.goaround.checklist.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.definition.WindowText;
import dev.goaround.checklist.deployment.GateContext.Window;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenHoursTest {

    @ParameterizedTest
    @CsvSource({
        // 8 March 2026: clocks in New York go forward at 02:00; ten o'clock moves from 15:00 to 14:00 UTC.
        "Mon-Sun 10:00-16:00 America/New_York, 2026-03-07T14:59:59Z, false, 2026-03-07T15:00:00Z",
        "Mon-Sun 10:00-16:00 America/New_York, 2026-03-07T15:00:00Z, true,  2026-03-08T14:00:00Z",
        "Mon-Sun 10:00-16:00 America/New_York, 2026-03-08T14:00:00Z, true,  2026-03-09T14:00:00Z",
        "Mon-Sun 10:00-16:00 America/New_York, 2026-03-08T20:00:00Z, false, 2026-03-09T14:00:00Z",
        // Tuesday to Thursday
        "Tue-Thu 10:00-16:00 Europe/Berlin, 2026-03-02T10:00:00Z, false, 2026-03-03T09:00:00Z",
        "Tue-Thu 10:00-16:00 Europe/Berlin, 2026-03-05T14:59:59Z, true,  2026-03-10T09:00:00Z",
        "Tue-Thu 10:00-16:00 Europe/Berlin, 2026-03-05T15:00:00Z, false, 2026-03-10T09:00:00Z",
        // Over midnight: a night that begins on Friday goes on until Saturday.
        "Fri 22:00-02:00 UTC, 2026-03-06T23:00:00Z, true,  2026-03-13T22:00:00Z",
        "Fri 22:00-02:00 UTC, 2026-03-07T01:59:59Z, true,  2026-03-13T22:00:00Z",
        "Fri 22:00-02:00 UTC, 2026-03-07T02:00:00Z, false, 2026-03-13T22:00:00Z",
        // 29 March 2026 in Berlin: 02:00 to 03:00 does not exist; 25 October: it comes twice.
        "Sun 02:00-03:00 Europe/Berlin, 2026-03-29T01:00:00Z, false, 2026-04-05T00:00:00Z",
        "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T00:30:00Z, true,  2026-11-01T01:00:00Z",
        "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T01:30:00Z, true,  2026-11-01T01:00:00Z",
        // Whole days
        "Sat Europe/Berlin, 2026-03-06T23:00:00Z, true,  2026-03-13T23:00:00Z",
        "Sat Europe/Berlin, 2026-03-07T23:00:00Z, false, 2026-03-13T23:00:00Z"
    })
    void aWindowIsOpenByTheWallClockOfItsZone(String text, Instant now, boolean open, Instant opensNext) {
        List<Window> windows = List.of(window(text));

        assertThat(OpenHours.isOpen(windows, now)).isEqualTo(open);
        assertThat(OpenHours.opensNext(windows, now)).contains(opensNext);
    }

    @Test
    void withoutAWindowItIsAlwaysOpen() {
        assertThat(OpenHours.isOpen(List.of(), Instant.EPOCH)).isTrue();
        assertThat(OpenHours.opensNext(List.of(), Instant.EPOCH)).isEmpty();
    }

    @Test
    void daysThatFollowEachOtherEndTogether() {
        assertThat(OpenHours.endsAt(window("Fri-Sun UTC"), Instant.parse("2026-03-06T12:00:00Z")))
                .contains(Instant.parse("2026-03-09T00:00:00Z"));
        assertThat(OpenHours.endsAt(window("Fri-Sun UTC"), Instant.parse("2026-03-05T12:00:00Z")))
                .isEmpty();
    }

    private static Window window(String text) {
        WindowText.Weekly weekly = WindowText.read(text).orElseThrow();
        return new Window(weekly.days(), weekly.from(), weekly.to(), weekly.zone(), text);
    }
}
