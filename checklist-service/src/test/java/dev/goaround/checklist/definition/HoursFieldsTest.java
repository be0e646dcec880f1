package dev.goaround.checklist.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.FreezePeriod;
import dev.goaround.contracts.service.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursFieldsTest {

    private static final String HEAD = "service: shop\ncomponents: [{name: web}]\nenvironments:\n  production:\n";

    @Test
    void windowsFreezesAndCalendarsAreRead() {
        Hours hours = hours("""
                    windows: ["Tue-Thu 10:00-16:00 Europe/Berlin"]
                    freezes:
                      - {name: Year's end, from: 2026-12-20, to: 2027-01-03, zone: Europe/Berlin}
                      - {name: Audit, from: "2026-06-01T18:00:00+02:00", to: "2026-06-02T06:00:00Z"}
                    calendars: [company, holidays]
                """);

        assertThat(hours.windows()).containsExactly("Tue-Thu 10:00-16:00 Europe/Berlin");
        assertThat(hours.freezes())
                .containsExactly(
                        new FreezePeriod(
                                "Year's end",
                                Instant.parse("2026-12-19T23:00:00Z"),
                                Instant.parse("2027-01-03T23:00:00Z")),
                        new FreezePeriod(
                                "Audit", Instant.parse("2026-06-01T16:00:00Z"), Instant.parse("2026-06-02T06:00:00Z")));
        assertThat(hours.calendars()).containsExactly("company", "holidays");
    }

    @Test
    void whoSaysNothingHasNoHours() {
        assertThat(hours("    limits: {}\n")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows: [\"Tue 10:00-16:00 Europe/Berlim\"] | Unknown time-zone ID: Europe/Berlim",
                "windows: [\"Tuu 10:00-16:00 UTC\"] | ‘Tuu’ is no day of the week",
                "windows: [\"from ten to four\"] | is no window",
                "freezes: [{name: a, from: 2026-12-20, to: 2026-12-19}] | is not after from",
                "freezes: [{name: a, from: soon, to: 2026-12-19}] | is neither a day nor an instant",
                "freezes: [{name: a, from: 2026-12-20}] | is missing",
                "freezes: [{name: a, from: 2026-12-20, to: 2026-12-21, zone: Mars}] | is no time zone",
                "calendars: [Company Calendar] | is no calendar's name"
            })
    void whatIsWrongIsSaidWithWhatWouldBeRight(String line, String problem) {
        DefinitionReading reading = read("    " + line + "\n");

        assertThat(reading).isInstanceOf(DefinitionReading.Refused.class);
        assertThat(reading.toString()).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue-Thu 10:00-16:00 Europe/Berlin",
                "tuesday – thursday 10:00 – 16:00 Europe/Berlin",
                "Tue,Wed,Thu 10:00-16:00 Europe/Berlin",
                "Tue, Wed-Thu 10:00-16:00 Europe/Berlin"
            })
    void aWindowIsWrittenInSeveralWays(String text) {
        assertThat(WindowText.read(text))
                .contains(new WindowText.Weekly(
                        Set.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
                        LocalTime.of(10, 0),
                        LocalTime.of(16, 0),
                        ZoneId.of("Europe/Berlin")));
    }

    @Test
    void daysOrHoursMayBeLeftOutAndDaysGoOverTheWeekend() {
        assertThat(WindowText.read("9:00-24:00 UTC"))
                .contains(new WindowText.Weekly(Set.of(), LocalTime.of(9, 0), LocalTime.MIDNIGHT, ZoneId.of("UTC")));
        assertThat(WindowText.read("Fri-Mon UTC").orElseThrow().days())
                .containsExactlyInAnyOrder(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
    }

    private static Hours hours(String fields) {
        DefinitionReading reading = read(fields);
        assertThat(reading).isInstanceOf(DefinitionReading.Read.class);
        return ((DefinitionReading.Read) reading)
                .definition()
                .environments()
                .get("production")
                .hours();
    }

    private static DefinitionReading read(String fields) {
        return new DefinitionReader(url -> Optional.empty()).read(HEAD + fields);
    }
}
