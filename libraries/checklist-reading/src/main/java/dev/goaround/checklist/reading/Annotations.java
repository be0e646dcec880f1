package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.annotation.ClauseText;
import dev.goaround.checklist.reading.words.AnnotationDurations;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Writes for each reading of a report the annotation that expresses it. */
public final class Annotations {

    private final Map<Integer, String> idOfLine;
    private final Map<Integer, TriggerReading> triggers;
    private final Map<Integer, SignOffReading> signOffs;
    private final Map<Integer, AnnouncementReading> announcements;

    public Annotations(ReadingReport report) {
        idOfLine = byLine(report.items(), ItemReading::line, ItemReading::id);
        triggers = byLine(report.triggers(), TriggerReading::line, Function.identity());
        signOffs = byLine(report.signOffs(), SignOffReading::line, Function.identity());
        announcements = byLine(report.announcements(), AnnouncementReading::line, Function.identity());
    }

    public String of(ItemReading item) {
        ClauseText text = kind(item)
                .option("if", item.condition())
                .option("environment", item.environment())
                .option("limit-of", item.limitsOf().isEmpty() ? null : String.join(",", item.limitsOf()))
                .option("within", item.within())
                .option("planned", item.planned())
                .flag("essential", item.essential())
                .option("ends", item.ends() == null ? null : idOfLine.get(item.ends()))
                .option("choice", item.choice() == null ? null : item.choice().group())
                .option("outcome", outcome(item.choice()));
        return text.toString();
    }

    static String outcome(DecisionBox choice) {
        return choice == null || choice.outcome() == null
                ? null
                : choice.outcome().word();
    }

    private ClauseText kind(ItemReading item) {
        return switch (item.kind()) {
            case TRIGGER ->
                triggers.containsKey(item.line()) ? trigger(triggers.get(item.line())) : new ClauseText("trigger");
            case SIGN_OFF ->
                signOffs.containsKey(item.line()) ? signOff(signOffs.get(item.line())) : new ClauseText("sign-off");
            case ANNOUNCED ->
                announcements.containsKey(item.line())
                        ? announced(announcements.get(item.line()))
                        : new ClauseText("announced");
            case MANUAL ->
                item.limitsOf().isEmpty()
                        ? checked(new ClauseText("manual"), item.check())
                        : new ClauseText("measured");
            default -> checked(new ClauseText(item.kind().word()), item.check());
        };
    }

    private static ClauseText checked(ClauseText text, ItemCheck check) {
        if (check instanceof ItemCheck.Measured measured) {
            return text.limit(measured.limit());
        }
        if (check instanceof ItemCheck.Soak soak) {
            return text.word(AnnotationDurations.write(soak.duration()));
        }
        return check instanceof ItemCheck.Traffic traffic ? text.traffic(traffic.steps()) : text;
    }

    public String of(PhaseReading phase) {
        return new ClauseText("phase")
                .word(phase.stage().word())
                .option("environment", phase.environment())
                .option("offset", phase.offset())
                .option("duration", phase.duration())
                .toString();
    }

    public String of(TriggerReading trigger) {
        return trigger(trigger).toString();
    }

    private static ClauseText trigger(TriggerReading trigger) {
        ClauseText text = trigger.limit() == null
                ? new ClauseText("finding").word(trigger.finding())
                : new ClauseText("trigger").limit(trigger.limit());
        TriggerHandling handling = trigger.handling();
        return text.option("mode", handling.mode())
                .option("on-silence", handling.onSilence())
                .option("silent-after", handling.silentAfter())
                .option("gap", handling.gap())
                .option("min-samples", handling.minSamples())
                .option("min-requests", handling.minRequests());
    }

    /** A step's words say what it is, and its place in which order. */
    public String of(RollbackProcedureStep step) {
        return new ClauseText("rollback-step").option("if", step.condition()).toString();
    }

    public String of(SignOffReading signOff) {
        return signOff(signOff).toString();
    }

    private static ClauseText signOff(SignOffReading signOff) {
        return new ClauseText("sign-off")
                .option("role", signOff.role())
                .flag("other-than-author", signOff.otherThanAuthor());
    }

    public String of(AnnouncementReading announcement) {
        return announced(announcement).toString();
    }

    private static ClauseText announced(AnnouncementReading announcement) {
        return new ClauseText("announced")
                .option("event", announcement.event().name().toLowerCase(Locale.ROOT));
    }

    public String of(ContactReading contact) {
        return new ClauseText("contact")
                .option("role", contact.role())
                .option("contact", contact.contact())
                .option("availability", contact.availability())
                .toString();
    }

    public String of(WindowReading window) {
        return new ClauseText(window.kind().name().toLowerCase(Locale.ROOT))
                .option("days", window.days().isEmpty() ? null : days(window.days()))
                .option("from", clock(window.from()))
                .option("to", clock(window.to()))
                .option("zone", window.zone())
                .option("dates", window.dates() == null ? null : dates(window.dates()))
                .toString();
    }

    public String of(PathReading path) {
        return new ClauseText("path")
                .word(path.kind().name().toLowerCase(Locale.ROOT))
                .option("approval", path.approval())
                .flag("review", path.review())
                .toString();
    }

    private static String days(List<DayOfWeek> days) {
        return days.stream().map(day -> day.name().substring(0, 3)).collect(Collectors.joining(","));
    }

    private static String clock(LocalTime time) {
        return time == null ? null : String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }

    private static String dates(DateRange dates) {
        String year = dates.year() == null ? "" : String.format(Locale.ROOT, "%04d-", dates.year());
        return year + dates.first().toString().substring(2) + ".."
                + dates.last().toString().substring(2);
    }

    private static <T, V> Map<Integer, V> byLine(List<T> readings, ToIntFunction<T> line, Function<T, V> value) {
        Map<Integer, V> byLine = new HashMap<>();
        readings.forEach(reading -> byLine.putIfAbsent(line.applyAsInt(reading), value.apply(reading)));
        return byLine;
    }
}
