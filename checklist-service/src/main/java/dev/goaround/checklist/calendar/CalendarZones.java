package dev.goaround.checklist.calendar;

import biweekly.ICalendar;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.ICalProperty;
import biweekly.property.RawProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TimeZone;

/** Which zone the times of a file are in: the property's own, else the calendar's, else UTC. */
final class CalendarZones {

    /** Wall-clock times to instants, and back. */
    interface Zone {
        Instant instant(LocalDateTime local);

        LocalDateTime local(Instant instant);
    }

    private final TimezoneInfo info;
    private final ZoneId usual;

    CalendarZones(ICalendar calendar) {
        this.info = calendar.getTimezoneInfo();
        this.usual = Optional.ofNullable(calendar.getExperimentalProperty("X-WR-TIMEZONE"))
                .map(RawProperty::getValue)
                .flatMap(CalendarZones::known)
                .orElse(ZoneOffset.UTC);
    }

    /** What is wrong with a property's zone, or null. */
    String problem(ICalProperty property, ICalDate date) {
        String id = property.getParameters().getTimezoneId();
        boolean unknown = id != null
                && isZoned(date)
                && info.getTimezone(property) == null
                && known(id).isEmpty();
        return unknown
                ? "is in zone ‘" + id + "’, which is neither an IANA name nor described by a VTIMEZONE; for example"
                        + " TZID=Europe/Berlin"
                : null;
    }

    Zone of(ICalProperty property, ICalDate date) {
        if (!isZoned(date)) {
            return date.hasTime() && date.getRawComponents().isUtc() ? zone(ZoneOffset.UTC) : zone(usual);
        }
        String id = property.getParameters().getTimezoneId();
        TimezoneAssignment assigned = info.getTimezone(property);
        return Optional.ofNullable(id)
                .flatMap(CalendarZones::known)
                .map(CalendarZones::zone)
                .or(() -> Optional.ofNullable(assigned).map(found -> zone(found.getTimeZone())))
                .orElseGet(() -> zone(usual));
    }

    Instant instant(ICalProperty property, ICalDate date) {
        return of(property, date).instant(local(date));
    }

    /** As it stands in the file. */
    static LocalDateTime local(ICalDate date) {
        DateTimeComponents raw = date.getRawComponents();
        return date.hasTime()
                ? LocalDateTime.of(
                        raw.getYear(), raw.getMonth(), raw.getDate(), raw.getHour(), raw.getMinute(), raw.getSecond())
                : LocalDateTime.of(raw.getYear(), raw.getMonth(), raw.getDate(), 0, 0);
    }

    private static boolean isZoned(ICalDate date) {
        return date.hasTime() && !date.getRawComponents().isUtc();
    }

    private static Optional<ZoneId> known(String id) {
        try {
            return Optional.of(ZoneId.of(id.startsWith("/") ? id.substring(1) : id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Zone zone(ZoneId zone) {
        return new Zone() {
            @Override
            public Instant instant(LocalDateTime local) {
                return local.atZone(zone).toInstant();
            }

            @Override
            public LocalDateTime local(Instant instant) {
                return LocalDateTime.ofInstant(instant, zone);
            }
        };
    }

    /** One that the file describes itself. */
    private static Zone zone(TimeZone zone) {
        return new Zone() {
            @Override
            public Instant instant(LocalDateTime local) {
                long asUtc = local.toInstant(ZoneOffset.UTC).toEpochMilli();
                long guess = asUtc - zone.getOffset(asUtc);
                return Instant.ofEpochMilli(asUtc - zone.getOffset(guess));
            }

            @Override
            public LocalDateTime local(Instant instant) {
                return LocalDateTime.ofInstant(
                        instant.plusMillis(zone.getOffset(instant.toEpochMilli())), ZoneOffset.UTC);
            }
        };
    }
}
