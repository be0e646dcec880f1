package dev.goaround.cli.reading;

import dev.goaround.checklist.reading.ChecklistSummary;
import dev.goaround.checklist.reading.ItemCheck;
import dev.goaround.checklist.reading.ItemReading;
import dev.goaround.checklist.reading.PhaseReading;
import dev.goaround.checklist.reading.ReadingReport;
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
public final class TerminalReport {
    private static final int LONGEST = 90;

    private final List<String> lines = new ArrayList<>();

    private TerminalReport() {}

    public static List<String> of(ReadingReport report) {
        TerminalReport text = new TerminalReport();
        text.write(report);
        return List.copyOf(text.lines);
    }

    private void write(ReadingReport report) {
        lines.add(report.title() == null ? "(no title)" : report.title());
        lines.addAll(ChecklistSummary.of(report).sentences());
        lines.add("");
        lines.add(counts(report));
        for (PhaseReading phase : report.phases()) {
            heading(phase);
            List<ItemReading> items = report.items().stream()
                    .filter(item -> phase.title().equals(item.phase()))
                    .toList();
            items.forEach(this::item);
        }
        section("Rollback triggers", report.triggers(), TerminalReport::trigger);
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
        section("Deployment windows and freezes", report.windows(), TerminalWindow::of);
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

    private static String counts(ReadingReport report) {
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
                + (phase.offset() == null ? "" : ", " + TerminalDurations.fromStart(phase.offset()))
                + (phase.duration() == null ? "" : ", takes " + TerminalDurations.inWords(phase.duration())) + "]");
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

    private static String check(ItemCheck check) {
        if (check instanceof ItemCheck.Measured measured) {
            return " → " + TerminalLimit.of(measured.limit());
        }
        if (check instanceof ItemCheck.Soak soak) {
            return " → " + TerminalDurations.inWords(soak.duration()) + " without a breach";
        }
        return check instanceof ItemCheck.Traffic traffic
                ? " → traffic "
                        + traffic.steps().stream().map(TerminalLimit::percent).collect(Collectors.joining(", "))
                : "";
    }

    private static String trigger(TriggerReading trigger) {
        String mode = trigger.handling().mode();
        return at(trigger.line(), "trigger", trigger.text()) + " → "
                + (trigger.limit() == null ? "finding " + trigger.finding() : TerminalLimit.of(trigger.limit()))
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
