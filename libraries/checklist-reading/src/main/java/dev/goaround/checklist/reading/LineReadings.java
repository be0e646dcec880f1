package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.annotation.Clause;
import dev.goaround.checklist.reading.words.AnnouncementWords;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The readings of a report other than items and phases, by the line they were read from. */
final class LineReadings {

    private record Kind<T>(Class<T> type, ToIntFunction<T> line, Function<T, String> annotation) {}

    private final Map<Integer, List<Object>> byLine = new HashMap<>();
    private final Annotations annotations;
    private final List<Kind<?>> kinds;

    LineReadings(ReadingReport report) {
        annotations = new Annotations(report);
        kinds = List.of(
                new Kind<>(TriggerReading.class, TriggerReading::line, annotations::of),
                new Kind<>(RollbackProcedureStep.class, RollbackProcedureStep::line, annotations::of),
                new Kind<>(SignOffReading.class, SignOffReading::line, annotations::of),
                new Kind<>(AnnouncementReading.class, AnnouncementReading::line, annotations::of),
                new Kind<>(ContactReading.class, ContactReading::line, annotations::of),
                new Kind<>(WindowReading.class, WindowReading::line, annotations::of),
                new Kind<>(PathReading.class, PathReading::line, annotations::of));
        List.of(
                        report.triggers(),
                        report.rollback(),
                        report.signOffs(),
                        report.announcements(),
                        report.contacts(),
                        report.windows(),
                        report.paths())
                .forEach(list -> list.forEach(this::add));
    }

    void add(Object reading) {
        byLine.computeIfAbsent(line(reading), line -> new ArrayList<>()).add(reading);
    }

    Set<Integer> lines() {
        return Set.copyOf(byLine.keySet());
    }

    List<Object> at(int line) {
        return byLine.getOrDefault(line, List.of());
    }

    void replace(int line, List<Object> readings) {
        byLine.put(line, new ArrayList<>(readings));
    }

    void removeAll(Class<?> type) {
        byLine.values().forEach(readings -> readings.removeIf(type::isInstance));
    }

    String annotation(Object reading) {
        return of(
                reading,
                kinds.stream()
                        .filter(kind -> kind.type().isInstance(reading))
                        .findFirst()
                        .orElseThrow());
    }

    private static <T> String of(Object reading, Kind<T> kind) {
        return kind.annotation().apply(kind.type().cast(reading));
    }

    private int line(Object reading) {
        return line(
                reading,
                kinds.stream()
                        .filter(kind -> kind.type().isInstance(reading))
                        .findFirst()
                        .orElseThrow());
    }

    private static <T> int line(Object reading, Kind<T> kind) {
        return kind.line().applyAsInt(kind.type().cast(reading));
    }

    /** In the order of the document; readings of one line stay in theirs. */
    <T> List<T> all(Class<T> type) {
        return byLine.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .flatMap(entry -> entry.getValue().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static SignOffReading signOff(int line, Clause clause, String role) {
        return new SignOffReading(line, clause.option("role").orElse(role), clause.has("other-than-author"));
    }

    static AnnouncementReading announcement(
            int line, Clause clause, AnnouncementWords.Event byWords, String text, String template) {
        AnnouncementWords.Event event = clause.option("event")
                .map(said -> AnnouncementWords.Event.valueOf(said.toUpperCase(Locale.ROOT)))
                .orElse(byWords);
        return new AnnouncementReading(line, event, BlockText.withoutColon(text), template);
    }

    static ContactReading contact(int line, Clause clause) {
        return new ContactReading(
                line,
                clause.option("role").orElse(""),
                clause.option("contact").orElse(""),
                clause.option("availability").orElse(""));
    }

    static PathReading path(int line, Clause clause, String text) {
        return new PathReading(
                line,
                PathReading.Kind.valueOf(clause.name().toUpperCase(Locale.ROOT)),
                text,
                clause.option("approval").orElse(null),
                clause.has("review"));
    }

    static WindowReading window(int line, Clause clause, String text) {
        return new WindowReading(
                line,
                clause.is("freeze") ? WindowReading.Kind.FREEZE : WindowReading.Kind.WINDOW,
                clause.option("days").map(LineReadings::days).orElse(List.of()),
                clause.option("from").map(LocalTime::parse).orElse(null),
                clause.option("to").map(LocalTime::parse).orElse(null),
                clause.option("zone").orElse(null),
                clause.option("dates").map(LineReadings::dates).orElse(null),
                text);
    }

    private static List<DayOfWeek> days(String written) {
        return Arrays.stream(written.split(",", -1))
                .map(day -> Arrays.stream(DayOfWeek.values())
                        .filter(candidate -> candidate.name().startsWith(day))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** The parser has seen that these are days of the calendar. */
    private static DateRange dates(String written) {
        String[] ends = written.split("\\.\\.", -1);
        boolean dated = ends[0].length() > "12-20".length();
        Integer year = dated ? Integer.valueOf(ends[0].substring(0, 4)) : null;
        String first = dated ? ends[0].substring(5) : ends[0];
        return new DateRange(year, MonthDay.parse("--" + first), MonthDay.parse("--" + ends[1]));
    }
}
