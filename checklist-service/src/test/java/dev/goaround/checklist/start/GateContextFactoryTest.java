package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.GateContext;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import dev.goaround.checklist.reading.DateRange;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.WindowReading;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.FreezePeriod;
import dev.goaround.contracts.service.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateContextFactoryTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final Freeze OF_CALENDAR = new Freeze("Inventory", NOW, NOW.plusSeconds(60), "company");

    @Test
    void aFreezeOfEveryYearIsOneEachYearAndGoesOverNewYear() {
        DateRange yearsEnd = new DateRange(null, MonthDay.of(12, 20), MonthDay.of(1, 3));
        GateContext found = of(null, reading(WindowReading.Kind.FREEZE, List.of(), "America/New_York", yearsEnd));

        assertThat(found.freezes())
                .extracting(Freeze::from)
                .containsExactly(
                        Instant.parse("2026-12-20T05:00:00Z"),
                        Instant.parse("2027-12-20T05:00:00Z"),
                        Instant.parse("2028-12-20T05:00:00Z"));
        assertThat(found.freezes().get(0).to()).isEqualTo(Instant.parse("2027-01-04T05:00:00Z"));
        assertThat(found.closures()).isEmpty();
    }

    @Test
    void aFreezeOfOneYearIsOneAndOverWhenItIsOver() {
        DateRange over = new DateRange(2025, MonthDay.of(12, 20), MonthDay.of(12, 31));
        DateRange coming = new DateRange(2026, MonthDay.of(11, 26), MonthDay.of(11, 27));
        assertThat(of(
                                null,
                                reading(WindowReading.Kind.FREEZE, List.of(), null, over),
                                reading(WindowReading.Kind.FREEZE, List.of(), null, coming))
                        .freezes())
                .singleElement()
                .satisfies(freeze -> assertThat(freeze.to()).isEqualTo(Instant.parse("2026-11-28T00:00:00Z")));
    }

    @Test
    void daysOfTheWeekAreWindowsAndClosuresAndAFreezeWithoutAnyTimeHoldsNothing() {
        GateContext found = of(
                null,
                reading(WindowReading.Kind.WINDOW, List.of(DayOfWeek.TUESDAY), null, null),
                reading(WindowReading.Kind.FREEZE, List.of(DayOfWeek.FRIDAY), null, null),
                new WindowReading(
                        9, WindowReading.Kind.FREEZE, List.of(), null, null, null, null, "Holiday freeze periods"));

        assertThat(found.windows()).singleElement().satisfies(window -> {
            assertThat(window.days()).containsExactly(DayOfWeek.TUESDAY);
            assertThat(window.zone()).isEqualTo(ZoneOffset.UTC);
        });
        assertThat(found.closures())
                .singleElement()
                .satisfies(closure -> assertThat(closure.days()).containsExactly(DayOfWeek.FRIDAY));
        assertThat(found.freezes()).isEmpty();
    }

    @Test
    void theDefinitionsWindowsTakeThePlaceOfTheChecklistsAndItsFreezesAddToTheOthers() {
        Hours hours = new Hours(
                List.of("Wed 08:00-12:00 Europe/Berlin"),
                List.of(new FreezePeriod("Audit", NOW, NOW.plusSeconds(60))),
                List.of("company"));
        GateContext found = of(hours, reading(WindowReading.Kind.WINDOW, List.of(DayOfWeek.TUESDAY), null, null));

        assertThat(found.windows()).singleElement().satisfies(window -> {
            assertThat(window.days()).containsExactly(DayOfWeek.WEDNESDAY);
            assertThat(window.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        });
        assertThat(found.freezes()).extracting(Freeze::name).containsExactly("Audit", "Inventory");
        assertThat(found.withCalendars(List.of()).freezes())
                .extracting(Freeze::name)
                .containsExactly("Audit");
    }

    private static WindowReading reading(WindowReading.Kind kind, List<DayOfWeek> days, String zone, DateRange dates) {
        boolean hours = kind == WindowReading.Kind.WINDOW;
        return new WindowReading(
                7,
                kind,
                days,
                hours ? LocalTime.of(10, 0) : null,
                hours ? LocalTime.of(16, 0) : null,
                zone,
                dates,
                "as written");
    }

    private static GateContext of(Hours hours, WindowReading... windows) {
        ReadingReport report = new ReadingReport(
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(windows),
                List.of(),
                List.of(),
                List.of());
        EnvironmentDefinition environment =
                new EnvironmentDefinition(List.of(), List.of(), null, null, List.of(), List.of(), hours);
        return GateContextFactory.of(report, environment, hours == null ? List.of() : List.of(OF_CALENDAR), NOW);
    }
}
