package dev.goaround.checklist.deployment;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What stands around a deployment and holds its gates without being an item of the checklist.
 *
 * @param windows when the deploy phase may begin; none: at any time
 * @param freezes when it may not
 * @param incidents of the service in this environment that are not resolved
 */
public record Circumstances(List<Window> windows, List<Freeze> freezes, List<Incident> incidents) {
    public static final Circumstances NONE = new Circumstances(null, null, null);

    public Circumstances {
        windows = windows == null ? List.of() : List.copyOf(windows);
        freezes = freezes == null ? List.of() : List.copyOf(freezes);
        incidents = incidents == null ? List.of() : List.copyOf(incidents);
    }

    /**
     * @param days empty means every day
     * @param from inclusive, or null together with {@code to}: the whole day
     * @param to exclusive
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
     */
    public record Freeze(String name, Instant from, Instant to) {}

    public record Incident(String id, String title, Instant since) {}
}
