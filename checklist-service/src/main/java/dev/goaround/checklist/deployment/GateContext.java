package dev.goaround.checklist.deployment;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands around a deployment and holds its gates without being an item of the checklist.
 *
 * @param windows when the deploy phase may begin; none: at any time
 * @param closures times of the week when it may not
 * @param freezes when it may not
 * @param incidents of the service in this environment that are not resolved
 */
public record GateContext(List<Window> windows, List<Window> closures, List<Freeze> freezes, List<Incident> incidents) {
    public static final GateContext NONE = new GateContext(null, null, null, null);

    public GateContext {
        windows = windows == null ? List.of() : List.copyOf(windows);
        closures = closures == null ? List.of() : List.copyOf(closures);
        freezes = freezes == null ? List.of() : List.copyOf(freezes);
        incidents = incidents == null ? List.of() : List.copyOf(incidents);
    }

    /** With these freezes of calendars in place of those before; the checklist's and the definition's stay. */
    public GateContext withCalendars(List<Freeze> ofCalendars) {
        List<Freeze> all = Stream.concat(
                        freezes.stream().filter(freeze -> freeze.calendar() == null), ofCalendars.stream())
                .toList();
        return new GateContext(windows, closures, all, incidents);
    }

    public GateContext withIncidents(List<Incident> open) {
        return new GateContext(windows, closures, freezes, open);
    }

    /**
     * @param days on which it begins; empty means every day
     * @param from inclusive, or null together with {@code to}: the whole day
     * @param to exclusive; not after {@code from} means on the next day
     * @param text as the checklist or the definition says it
     */
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, String text) {
        public Window {
            days = days == null ? Set.of() : Set.copyOf(days);
        }
    }

    /**
     * @param from inclusive
     * @param to exclusive
     * @param calendar that it comes from, or null: the checklist or the definition
     */
    public record Freeze(String name, Instant from, Instant to, String calendar) {}

    public record Incident(String id, String title, Instant since) {}
}
