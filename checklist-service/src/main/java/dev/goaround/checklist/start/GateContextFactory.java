package dev.goaround.checklist.start;

import dev.goaround.checklist.definition.WindowText;
import dev.goaround.checklist.deployment.GateContext;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import dev.goaround.checklist.deployment.GateContext.Window;
import dev.goaround.checklist.reading.DateRange;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.WindowReading;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a deployment may begin, from what its checklist and its service definition say. The definition's windows take the place of
 * the checklist's, for they are about this environment; freezes add up.
 */
final class GateContextFactory {

    private static final Hours NONE = new Hours(null, null, null);

    /** Freezes by date of every year are looked up from last year's, which may not be over, to the one after next. */
    private static final int[] YEARS = {-1, 2};

    private GateContextFactory() {}

    /** @param calendars freezes of the calendars that the environment names */
    static GateContext of(
            ReadingReport report, EnvironmentDefinition environment, List<Freeze> calendars, Instant now) {
        Hours hours = environment.hours() == null ? NONE : environment.hours();
        List<Window> windows = hours.windows().isEmpty()
                ? weekly(report, WindowReading.Kind.WINDOW)
                : hours.windows().stream().map(GateContextFactory::window).toList();
        Stream<Freeze> dated = report.windows().stream()
                .filter(reading -> reading.kind() == WindowReading.Kind.FREEZE && reading.dates() != null)
                .flatMap(reading -> freezes(reading, now));
        Stream<Freeze> defined =
                hours.freezes().stream().map(freeze -> new Freeze(freeze.name(), freeze.from(), freeze.to(), null));
        List<Freeze> freezes = Stream.of(dated, defined, calendars.stream())
                .flatMap(all -> all)
                .filter(freeze -> now.isBefore(freeze.to()))
                .toList();
        return new GateContext(windows, weekly(report, WindowReading.Kind.FREEZE), freezes, List.of());
    }

    /** Hours of the week. A freeze that names neither days nor hours nor dates says only that there are some. */
    private static List<Window> weekly(ReadingReport report, WindowReading.Kind kind) {
        return report.windows().stream()
                .filter(reading -> reading.kind() == kind && reading.dates() == null)
                .filter(reading -> !reading.days().isEmpty() || reading.from() != null)
                .map(reading -> new Window(
                        Set.copyOf(reading.days()), reading.from(), reading.to(), zone(reading), reading.text()))
                .toList();
    }

    private static Window window(String text) {
        return WindowText.read(text)
                .map(weekly -> new Window(weekly.days(), weekly.from(), weekly.to(), weekly.zone(), text))
                .orElseThrow(() -> new IllegalStateException("the definition was checked, but not its window " + text));
    }

    private static Stream<Freeze> freezes(WindowReading reading, Instant now) {
        DateRange dates = reading.dates();
        ZoneId zone = zone(reading);
        int year = now.atZone(zone).getYear();
        IntStream years = dates.year() == null
                ? IntStream.rangeClosed(year + YEARS[0], year + YEARS[1])
                : IntStream.of(dates.year());
        return years.mapToObj(first -> freeze(reading, dates, zone, first));
    }

    private static Freeze freeze(WindowReading reading, DateRange dates, ZoneId zone, int year) {
        boolean overNewYear = dates.last().isBefore(dates.first());
        LocalDate from = dates.first().atYear(year);
        LocalDate last = dates.last().atYear(overNewYear ? year + 1 : year);
        return new Freeze(
                reading.text(),
                from.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                null);
    }

    /** A document that names no zone means, for want of a better one, UTC. */
    private static ZoneId zone(WindowReading reading) {
        return reading.zone() == null ? ZoneOffset.UTC : ZoneId.of(reading.zone());
    }
}
