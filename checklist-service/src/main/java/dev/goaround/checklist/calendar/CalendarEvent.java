package dev.goaround.checklist.calendar;

import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/**
 * One event of a calendar file. It recurs by the wall clock of its zone: a meeting at ten stays at ten when the clocks change, so
 * recurrence is counted on local times and turned into instants afterwards.
 *
 * @param rule null: it does not recur, but for {@code more}
 * @param until last instant at which it recurs, or null
 * @param more further starts
 * @param except starts at which it does not take place
 * @param lasts whole days are as long as the clock makes them
 * @param replaces start of the time in a series of the same uid that it stands for, or null
 */
record CalendarEvent(
        String uid,
        String name,
        LocalDateTime start,
        CalendarZones.Zone zone,
        Recurrence rule,
        Instant until,
        Set<Instant> more,
        Set<Instant> except,
        Lasting lasts,
        Instant replaces,
        boolean cancelled) {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private static final TimeZone LOCAL = TimeZone.getTimeZone(ZoneOffset.UTC);

    /** One of them is null. */
    record Lasting(Long days, Duration time) {
        boolean isNothing() {
            return days == null ? time.isZero() || time.isNegative() : days < 1;
        }
    }

    /** What is wrong with it, or null. */
    static String problem(VEvent event, CalendarZones zones) {
        DateStart start = event.getDateStart();
        if (start == null || start.getValue() == null) {
            return "has no DTSTART that can be read, so nobody knows when it is";
        }
        int year = start.getValue().getRawComponents() == null
                ? CalendarZones.local(start.getValue()).getYear()
                : start.getValue().getRawComponents().getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return "begins in the year " + year + "; calendars are read from " + FIRST_YEAR + " to " + LAST_YEAR;
        }
        String zone = zones.problem(start, start.getValue());
        return zone == null
                        && event.getRecurrenceRule() != null
                        && event.getRecurrenceRule().getValue() == null
                ? "has an RRULE that can't be read"
                : zone;
    }

    static CalendarEvent of(VEvent event, CalendarZones zones) {
        ICalDate start = event.getDateStart().getValue();
        Recurrence rule = event.getRecurrenceRule() == null
                ? null
                : event.getRecurrenceRule().getValue();
        CalendarZones.Zone zone = zones.of(event.getDateStart(), start);
        Set<Instant> except = new HashSet<>();
        for (ExceptionDates dates : event.getExceptionDates()) {
            dates.getValues().forEach(date -> except.add(zones.instant(dates, date)));
        }
        Set<Instant> more = new HashSet<>();
        if (rule != null) {
            // The first time takes place even where the rule passes over it.
            more.add(zones.instant(event.getDateStart(), start));
        }
        for (RecurrenceDates dates : event.getRecurrenceDates()) {
            dates.getDates().forEach(date -> more.add(zones.instant(dates, date)));
            dates.getPeriods().forEach(period -> more.add(zones.instant(dates, period.getStartDate())));
        }
        return new CalendarEvent(
                event.getUid() == null ? "" : event.getUid().getValue(),
                name(event),
                CalendarZones.local(start),
                zone,
                rule == null
                        ? null
                        : new Recurrence.Builder(rule).until((ICalDate) null).build(),
                until(rule, zone),
                more,
                except,
                lasting(event, zones),
                event.getRecurrenceId() == null
                        ? null
                        : zones.instant(
                                event.getRecurrenceId(), event.getRecurrenceId().getValue()),
                event.getStatus() != null && event.getStatus().isCancelled());
    }

    static String name(VEvent event) {
        String summary = event.getSummary() == null ? null : event.getSummary().getValue();
        return summary == null || summary.isBlank() ? "freeze" : summary.strip();
    }

    CalendarEvent without(Set<Instant> starts) {
        Set<Instant> all = new HashSet<>(except);
        all.addAll(starts);
        return new CalendarEvent(uid, name, start, zone, rule, until, more, all, lasts, replaces, cancelled);
    }

    /** Its times that are not over at {@code now} and begin before {@code horizon}; not all of them if the steps are spent. */
    List<Freeze> freezes(String calendar, Instant now, Instant horizon, int most, CalendarBudget calendarBudget) {
        if (lasts.isNothing()) {
            return List.of();
        }
        List<Freeze> freezes = new ArrayList<>();
        more.stream()
                .filter(at -> !except.contains(at) && at.isBefore(horizon))
                .map(at -> freeze(calendar, at))
                .filter(freeze -> now.isBefore(freeze.to()))
                .forEach(freezes::add);
        Iterator<Instant> starts = starts(now);
        while (calendarBudget.take() && freezes.size() < most && starts.hasNext()) {
            Instant at = starts.next();
            if (!at.isBefore(horizon) || (until != null && at.isAfter(until))) {
                break;
            }
            Freeze freeze = freeze(calendar, at);
            if (!except.contains(at) && !more.contains(at) && now.isBefore(freeze.to())) {
                freezes.add(freeze);
            }
        }
        return freezes;
    }

    private Iterator<Instant> starts(Instant now) {
        if (rule == null) {
            return List.of(zone.instant(start)).iterator();
        }
        var dates = rule.getDateIterator(date(start), LOCAL);
        Instant earliest = now.minus(lasts.days() == null ? lasts.time() : Duration.ofDays(lasts.days()))
                .minus(Duration.ofDays(2));
        LocalDateTime from = zone.local(earliest);
        // Where its times are counted (COUNT, BYSETPOS) it would go through all of them, and nobody could stop it.
        if (from.isAfter(start) && rule.getCount() == null && rule.getBySetPos().isEmpty()) {
            dates.advanceTo(date(from));
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return dates.hasNext();
            }

            @Override
            public Instant next() {
                return zone.instant(LocalDateTime.ofInstant(dates.next().toInstant(), ZoneOffset.UTC));
            }
        };
    }

    private Freeze freeze(String calendar, Instant at) {
        Instant to = lasts.days() == null
                ? at.plus(lasts.time())
                : zone.instant(zone.local(at).plusDays(lasts.days()));
        return new Freeze(name, at, to, calendar);
    }

    private static Lasting lasting(VEvent event, CalendarZones zones) {
        ICalDate start = event.getDateStart().getValue();
        boolean allDay = !start.hasTime();
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            ICalDate end = event.getDateEnd().getValue();
            return allDay
                    ? new Lasting(
                            Duration.between(CalendarZones.local(start), CalendarZones.local(end))
                                    .toDays(),
                            null)
                    : new Lasting(
                            null,
                            Duration.between(
                                    zones.instant(event.getDateStart(), start),
                                    zones.instant(event.getDateEnd(), end)));
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            Duration duration = Duration.ofMillis(event.getDuration().getValue().toMillis());
            return allDay ? new Lasting(duration.toDays(), null) : new Lasting(null, duration);
        }
        return allDay ? new Lasting(1L, null) : new Lasting(null, Duration.ZERO);
    }

    private static Instant until(Recurrence rule, CalendarZones.Zone zone) {
        if (rule == null || rule.getUntil() == null) {
            return null;
        }
        ICalDate until = rule.getUntil();
        LocalDateTime local = CalendarZones.local(until);
        if (!until.hasTime()) {
            return zone.instant(local.plusDays(1)).minusMillis(1);
        }
        return until.getRawComponents().isUtc() ? local.toInstant(ZoneOffset.UTC) : zone.instant(local);
    }

    private static Date date(LocalDateTime local) {
        return Date.from(local.toInstant(ZoneOffset.UTC));
    }
}
