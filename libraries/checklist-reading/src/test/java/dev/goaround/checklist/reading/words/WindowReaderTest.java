package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.words.WindowReader.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Deployment window: Tue to Thu, 10am-4pm EST (not on Mondays)| [TUESDAY, WEDNESDAY, THURSDAY] 10:00"
                        + " 16:00 America/New_York",
                "Window: Monday to Friday 09:00 - 17:30 Europe/Berlin      | [MONDAY, TUESDAY, WEDNESDAY, THURSDAY,"
                        + " FRIDAY] 09:00 17:30 Europe/Berlin",
                "Deploy window: Saturdays 22:00-23:30 UTC                  | [SATURDAY] 22:00 23:30 UTC",
                "Release window: 9-11am PT                                 | [] 09:00 11:00 America/Los_Angeles",
                "Deployment window: Mon and Wed                            | [MONDAY, WEDNESDAY] null null null",
                "Deployment window: Fri-Mon 12am-12pm                      | [FRIDAY, SATURDAY, SUNDAY, MONDAY] 00:00"
                        + " 12:00 null",
                "Within deployment window (Mon-Thu 09:00-16:00)            | [MONDAY, TUESDAY, WEDNESDAY, THURSDAY]"
                        + " 09:00 16:00 null",
                "Deployment window: Sat 22:00-02:00 UTC                    | [SATURDAY] 22:00 02:00 UTC",
                "Maintenance window: Sat 22:00 - Sun 02:00 UTC             | [SATURDAY] 22:00 02:00 UTC",
                "Change window: weekdays between 9:00 and 16:00 UTC        | [MONDAY, TUESDAY, WEDNESDAY, THURSDAY,"
                        + " FRIDAY] 09:00 16:00 UTC",
                "Deployments are only allowed Mon-Thu before 4pm UTC       | [MONDAY, TUESDAY, WEDNESDAY, THURSDAY]"
                        + " 00:00 16:00 UTC",
                "Deployment window: Mon-Fri 9-17 UTC, never on Fridays after 15:00 | [MONDAY, TUESDAY, WEDNESDAY,"
                        + " THURSDAY, FRIDAY] 09:00 17:00 UTC",
                "Deployment window: Tue-Thu 10:00-16:00 America/New_York   | [TUESDAY, WEDNESDAY, THURSDAY] 10:00"
                        + " 16:00 America/New_York",
                "Change window: Mon between 9:00 and 16:00 America/Denver  | [MONDAY] 09:00 16:00 America/Denver",
                "Deployments are only allowed Mon before 16 America/Lima   | [MONDAY] 00:00 16:00 America/Lima",
                "Deployments are only allowed Mon after 13:00 America/Lima | [MONDAY] 13:00 00:00 America/Lima",
                "Deployment window: ask the team                           | none",
                "Deployment window: 25-99                                  | none",
            })
    void aWindowHasDaysAndHoursInAZone(String text, String expected) {
        assertThat(WindowReader.isMeant(text)).isTrue();
        String shown = WindowReader.of(text).map(WindowReaderTest::shown).orElse("none");
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void anAbbreviatedZoneIsNoted() {
        Window eastern = WindowReader.of("Window: Tue 10-16 EST").orElseThrow();
        assertThat(eastern.note()).contains("\"EST\" is read as America/New_York");
        assertThat(WindowReader.of("Window: Tue 10-16 UTC").orElseThrow().note())
                .isNull();
    }

    @Test
    void aFreezeIsNoWindow() {
        assertThat(WindowReader.isMeant("Freeze: no release window in December"))
                .isFalse();
    }

    @Test
    void anExceptionOfAWindowIsAFreezeOfItsOwn() {
        assertThat(shown(WindowReader.exception("Window: Mon-Fri 9-17 UTC, never on Fridays after 15:00")
                        .orElseThrow()))
                .isEqualTo("[FRIDAY] 15:00 00:00 null");
        assertThat(WindowReader.exception("Window: Mon-Fri 9-17 UTC, no exceptions"))
                .isEmpty();
    }

    @Test
    void theSystemOfThatNameIsNoWindow() {
        assertThat(WindowReader.isMeant("Windows: run the installer")).isFalse();
        assertThat(WindowReader.isMeant("Clear cache (Windows: `ipconfig /flushdns`)"))
                .isFalse();
        assertThat(WindowReader.isMeant("Only deploy to the first region")).isFalse();
    }

    private static String shown(Window window) {
        return window.days() + " " + window.from() + " " + window.to() + " " + window.zone();
    }
}
