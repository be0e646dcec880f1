package dev.goaround.checklist.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An iCalendar file (RFC 5545) in which each event is a freeze: all-day or with times, in its zone, recurring with exceptions,
 * over several days. A cancelled event is none.
 */
public final class CalendarFile {

    /** As far as anybody plans a deployment. */
    private static final Duration HORIZON = Duration.ofDays(400);

    /** A deployment waits for the next few, and asks again when one has passed. */
    private static final int MOST = 50;

    private final List<CalendarEvent> events;

    private CalendarFile(List<CalendarEvent> events) {
        this.events = List.copyOf(events);
    }

    /** What became of reading a text. */
    public sealed interface Reading {

        /** What each case leads to. */
        <T> T fold(Function<Read, T> read, Function<Refused, T> refused);

        record Read(CalendarFile file) implements Reading {
            @Override
            public <T> T fold(Function<Read, T> read, Function<Refused, T> refused) {
                return read.apply(this);
            }
        }

        /** @param reason what is wrong with the text, and what would be right */
        record Refused(String reason) implements Reading {
            @Override
            public <T> T fold(Function<Read, T> read, Function<Refused, T> refused) {
                return refused.apply(this);
            }
        }
    }

    /** What became of looking for the next times. */
    public sealed interface Times {

        /** What each case leads to. */
        <T> T fold(Function<Known, T> known, Function<TooMany, T> tooMany);

        record Known(List<Freeze> freezes) implements Times {
            @Override
            public <T> T fold(Function<Known, T> known, Function<TooMany, T> tooMany) {
                return known.apply(this);
            }
        }

        /** @param reason which event has more than can be followed */
        record TooMany(String reason) implements Times {
            @Override
            public <T> T fold(Function<Known, T> known, Function<TooMany, T> tooMany) {
                return tooMany.apply(this);
            }
        }
    }

    /** Total: there is a reading of every text. */
    public static Reading read(String text) {
        Optional<String> problem = CalendarText.problem(text);
        if (problem.isPresent()) {
            return new Reading.Refused(problem.get());
        }
        try {
            return understood(text);
        } catch (RuntimeException e) {
            // The library, or a date that there is not, such as a 13th month: whatever it is, it is no calendar.
            return new Reading.Refused("this is no iCalendar file that can be read: " + e.getMessage());
        }
    }

    private static Reading understood(String text) {
        List<ICalendar> calendars = Biweekly.parse(text).all();
        if (calendars.isEmpty()) {
            return new Reading.Refused(
                    "this is no iCalendar file: it has no BEGIN:VCALENDAR. Export the calendar as .ics");
        }
        List<CalendarEvent> events = new ArrayList<>();
        for (ICalendar calendar : calendars) {
            CalendarZones zones = new CalendarZones(calendar);
            for (VEvent event : calendar.getEvents()) {
                String problem = CalendarEvent.problem(event, zones);
                if (problem != null) {
                    return new Reading.Refused("event “" + CalendarEvent.name(event) + "” " + problem);
                }
                events.add(CalendarEvent.of(event, zones));
            }
        }
        return new Reading.Read(new CalendarFile(replaced(events)));
    }

    public int size() {
        return events.size();
    }

    /**
     * The freezes that are not over, the earliest first; not more than the next 50 within 400 days.
     *
     * @param calendar its name, for the freezes
     */
    public Times freezes(String calendar, Instant now) {
        CalendarBudget calendarBudget = new CalendarBudget(System::nanoTime);
        List<Freeze> all = new ArrayList<>();
        for (CalendarEvent event : events) {
            try {
                all.addAll(event.freezes(calendar, now, now.plus(HORIZON), MOST, calendarBudget));
            } catch (RuntimeException e) {
                // Likewise: for example a duration that ends behind the last instant that there is.
                return new Times.TooMany("event “" + event.name() + "” can't be followed: " + e.getMessage());
            }
            if (calendarBudget.areSpent()) {
                return new Times.TooMany(
                        "event “" + event.name() + "” can't be followed: up to it the calendar recurs"
                                + " too often to be counted; let DTSTART be later, leave COUNT and BYSETPOS out, or split the calendar");
            }
        }
        return new Times.Known(all.stream()
                .sorted(Comparator.comparing(Freeze::from)
                        .thenComparing(Freeze::to)
                        .thenComparing(Freeze::name))
                .limit(MOST)
                .toList());
    }

    /** An event with a recurrence id stands for one time of the series with the same uid. */
    private static List<CalendarEvent> replaced(List<CalendarEvent> events) {
        Map<String, Set<Instant>> replaced = new HashMap<>();
        events.stream()
                .filter(event -> event.replaces() != null)
                .forEach(event -> replaced.computeIfAbsent(event.uid(), uid -> new HashSet<>())
                        .add(event.replaces()));
        return events.stream()
                .filter(event -> !event.cancelled() || event.replaces() != null)
                .map(event ->
                        event.replaces() == null ? event.without(replaced.getOrDefault(event.uid(), Set.of())) : event)
                .filter(event -> !event.cancelled())
                .collect(Collectors.toList());
    }
}
