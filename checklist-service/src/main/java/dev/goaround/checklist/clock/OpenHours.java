package dev.goaround.checklist.clock;

import dev.goaround.checklist.deployment.GateContext;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import dev.goaround.checklist.deployment.GateContext.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Weekly hours in a zone, as instants. Hours are wall-clock hours: on the day that a zone's clocks change, 10:00 to 16:00 is still
 * 10:00 to 16:00. An hour that does not exist that day is the one after it; of one that comes twice, both count.
 */
public final class OpenHours {

    /** From a week before to a week after, and a day for hours over midnight and for zones. */
    private static final int DAYS = 8;

    /** @param from inclusive, {@code to} exclusive */
    record Span(Instant from, Instant to) {
        boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }

    private OpenHours() {}

    /** True if one of the windows is open, or there is none. */
    public static boolean isOpen(List<Window> windows, Instant now) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> isIn(window, now));
    }

    public static boolean isIn(Window window, Instant now) {
        return spans(window, now).anyMatch(span -> span.contains(now));
    }

    /** When one of the windows opens next. */
    public static Optional<Instant> opensNext(List<Window> windows, Instant now) {
        return windows.stream()
                .flatMap(window -> spans(window, now))
                .map(Span::from)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    /** When hours that hold now are over, those that follow without a gap included. */
    public static Optional<Instant> endsAt(Window window, Instant now) {
        List<Span> spans =
                spans(window, now).sorted(Comparator.comparing(Span::from)).toList();
        Instant end = null;
        for (Span span : spans) {
            boolean goesOn = end != null && !span.from().isAfter(end);
            if (span.contains(now) || goesOn) {
                end = end == null || span.to().isAfter(end) ? span.to() : end;
            }
        }
        return Optional.ofNullable(end);
    }

    /** The next instant at which a window, a closure or a freeze begins or ends. */
    public static Optional<Instant> changesNext(GateContext context, Instant now) {
        Stream<Span> weekly = Stream.of(context.windows(), context.closures())
                .flatMap(Collection::stream)
                .flatMap(window -> spans(window, now));
        Stream<Span> freezes = context.freezes().stream().map(OpenHours::span);
        return Stream.concat(weekly, freezes)
                .flatMap(span -> Stream.of(span.from(), span.to()))
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    public static boolean isIn(Freeze freeze, Instant now) {
        return span(freeze).contains(now);
    }

    private static Span span(Freeze freeze) {
        return new Span(freeze.from(), freeze.to());
    }

    private static Stream<Span> spans(Window window, Instant now) {
        LocalDate today = now.atZone(window.zone()).toLocalDate();
        return IntStream.rangeClosed(-DAYS, DAYS)
                .mapToObj(today::plusDays)
                .filter(day -> window.days().isEmpty() || window.days().contains(day.getDayOfWeek()))
                .map(day -> span(window, day))
                .filter(span -> span.from().isBefore(span.to()));
    }

    private static Span span(Window window, LocalDate day) {
        ZoneId zone = window.zone();
        if (window.from() == null || window.to() == null) {
            return new Span(
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant());
        }
        LocalDate last = window.to().isAfter(window.from()) ? day : day.plusDays(1);
        return new Span(
                ZonedDateTime.of(day, window.from(), zone).toInstant(),
                ZonedDateTime.of(last, window.to(), zone)
                        .withLaterOffsetAtOverlap()
                        .toInstant());
    }
}
