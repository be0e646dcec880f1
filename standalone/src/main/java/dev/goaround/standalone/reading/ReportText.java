package dev.goaround.standalone.reading;

import dev.goaround.checklist.reading.Check;
import dev.goaround.checklist.reading.ItemReading;
import dev.goaround.checklist.reading.PhaseReading;
import dev.goaround.checklist.reading.Report;
import dev.goaround.checklist.reading.Summary;
import dev.goaround.checklist.reading.TriggerReading;
import dev.goaround.checklist.reading.structure.StageFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A reading report for the terminal: each line of the document that means something, with what it was taken for. */
public final class ReportText {
    private static final int LONGEST = 90;

    private final List<String> lines = new ArrayList<>();

    private ReportText() {}

    public static List<String> of(Report report) {
        ReportText text = new ReportText();
        text.write(report);
        return List.copyOf(text.lines);
    }

    private void write(Report report) {
        lines.add(report.title() == null ? "(no title)" : report.title());
        lines.addAll(Summary.of(report).sentences());
        lines.add("");
        lines.add(counts(report));
        for (PhaseReading phase : report.phases()) {
            heading(phase);
            List<ItemReading> items = report.items().stream()
                    .filter(item -> phase.title().equals(item.phase()))
                    .toList();
            items.forEach(this::item);
        }
        section("Rollback triggers", report.triggers(), ReportText::trigger);
        section("Rollback steps", report.rollback(), step -> at(step.line(), "step " + step.order(), step.text()));
        section(
                "Sign-offs",
                report.signOffs(),
                signOff -> at(signOff.line(), "sign-off", signOff.role())
                        + (signOff.otherThanAuthor() ? " (not by the author)" : ""));
        section(
                "Announcements",
                report.announcements(),
                announcement -> at(announcement.line(), word(announcement.event()), announcement.text()));
        section("Deployment windows and freezes", report.windows(), WindowText::of);
        section(
                "Emergency and hotfix deployments",
                report.paths(),
                path -> at(path.line(), word(path.kind()), path.text())
                        + (path.approval() == null ? "" : " → approval of " + path.approval())
                        + (path.review() ? " → reviewed afterwards" : ""));
        section(
                "Contacts",
                report.contacts(),
                contact -> at(contact.line(), contact.role(), contact.contact() + " " + contact.availability()));
        section(
                "Not understood, or not surely",
                report.unread(),
                unread -> at(unread.line(), "?", unread.text()) + "\n" + " ".repeat(22) + unread.reason());
    }

    private static String counts(Report report) {
        Map<String, Long> kinds = report.items().stream()
                .collect(Collectors.groupingBy(item -> item.kind().word(), TreeMap::new, Collectors.counting()));
        String list = kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return report.items().size() + " boxes" + (list.isEmpty() ? "" : " (" + list + ")") + ", "
                + report.triggers().size() + " triggers, " + report.unread().size() + " not understood";
    }

    private void heading(PhaseReading phase) {
        lines.add("");
        lines.add(phase.title() + " [" + stage(phase)
                + (phase.environment() == null ? "" : ", " + phase.environment())
                + (phase.offset() == null ? "" : ", " + Durations.fromStart(phase.offset()))
                + (phase.duration() == null ? "" : ", takes " + Durations.inWords(phase.duration())) + "]");
    }

    /** What the heading does not say is shown as a guess. */
    private static String stage(PhaseReading phase) {
        return phase.stageFrom() == StageFrom.PLACE
                ? phase.stage().word() + ", guessed from its place"
                : phase.stage().word();
    }

    private void item(ItemReading item) {
        String nested = item.parent() == null ? "" : "  ";
        lines.add(
                at(item.line(), item.kind().word(), nested + item.text()) + check(item.check()) + ItemRemarks.of(item));
    }

    private static String check(Check check) {
        if (check instanceof Check.Measured measured) {
            return " → " + LimitText.of(measured.limit());
        }
        if (check instanceof Check.Soak soak) {
            return " → " + Durations.inWords(soak.duration()) + " without a breach";
        }
        return check instanceof Check.Traffic traffic
                ? " → traffic "
                        + traffic.steps().stream().map(LimitText::percent).collect(Collectors.joining(", "))
                : "";
    }

    private static String trigger(TriggerReading trigger) {
        String mode = trigger.handling().mode();
        return at(trigger.line(), "trigger", trigger.text()) + " → "
                + (trigger.limit() == null ? "finding " + trigger.finding() : LimitText.of(trigger.limit()))
                + (mode == null ? "" : " (" + mode + ")");
    }

    private <T> void section(String title, List<T> entries, Function<T, String> line) {
        if (!entries.isEmpty()) {
            lines.add("");
            lines.add(title);
            entries.forEach(entry -> lines.addAll(line.apply(entry).lines().toList()));
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String at(int line, String kind, String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        return String.format(Locale.ROOT, "%5d  %-14s %s", line, kind, cut.replaceAll("\\p{Cntrl}", " "));
    }
}
