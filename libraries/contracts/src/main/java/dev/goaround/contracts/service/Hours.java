package dev.goaround.contracts.service;

import java.util.List;

/**
 * When deployments of an environment may begin, and when not.
 *
 * @param windows as {@code Tue-Thu 10:00-16:00 Europe/Berlin}; none: the checklist's
 * @param freezes beside the checklist's and the calendars'
 * @param calendars names of iCalendar files; each of their events is a freeze
 */
public record Hours(List<String> windows, List<FreezePeriod> freezes, List<String> calendars) {
    public Hours {
        windows = windows == null ? List.of() : List.copyOf(windows);
        freezes = freezes == null ? List.of() : List.copyOf(freezes);
        calendars = calendars == null ? List.of() : List.copyOf(calendars);
    }
}
