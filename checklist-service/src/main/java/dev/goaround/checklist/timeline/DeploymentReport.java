package dev.goaround.checklist.timeline;

import static dev.goaround.checklist.timeline.MarkdownWriter.link;
import static dev.goaround.checklist.timeline.MarkdownWriter.took;
import static dev.goaround.checklist.timeline.MarkdownWriter.when;
import static dev.goaround.checklist.timeline.MarkdownWriter.words;

import dev.goaround.checklist.deployment.Debts;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Origin;
import dev.goaround.checklist.deployment.Rollback;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.lifecycle.TimelineEntry;
import dev.goaround.checklist.watch.RollbackTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is left to read of a deployment, in Markdown: its end, what is still owed, the rollback, decisions, phases and items with
 * their times and proofs, what was announced, the timeline. It is written at the end and stays as it is; what comes later is told
 * by {@link #afterTheEnd}.
 */
public final class DeploymentReport {

    /** Lines of the timeline that say what somebody decided, and why. */
    private static final Set<String> DECISIONS = Set.of(
            "rollback-requested",
            "rollback-ordered",
            "finding-raised",
            "answered",
            "item-waived",
            "item-not-applicable",
            "planned",
            "traffic",
            "ended");

    private final Deployment deployment;
    private final MarkdownWriter text = new MarkdownWriter();

    private DeploymentReport(Deployment deployment) {
        this.deployment = deployment;
    }

    public static String of(Deployment deployment, List<TimelineEntry> timeline, Instant now) {
        DeploymentReport report = new DeploymentReport(deployment);
        report.head(now);
        report.stillOpen("Still open");
        report.rollback();
        report.decisions(timeline);
        report.triggers();
        new PhasesReport(deployment, report.text).write(now);
        report.announcements();
        report.lines("Timeline", timeline);
        return report.text.toString();
    }

    /** What happened since the report was written: debts that were settled, and those that were not. */
    public static String afterTheEnd(Deployment deployment, List<TimelineEntry> later) {
        if (later.isEmpty()) {
            return "";
        }
        DeploymentReport report = new DeploymentReport(deployment);
        report.text.line("");
        report.lines("After the end", later);
        report.text.line("");
        report.stillOpen("Still open now");
        return report.text.toString();
    }

    private void head(Instant now) {
        Origin origin = deployment.origin();
        String before = RollbackTarget.runningBefore(deployment);
        text.line("# " + words(deployment.ref().service()) + " "
                        + words(deployment.ref().version()) + " to "
                        + words(deployment.ref().environment()))
                .line("")
                .point("State", "**" + deployment.state().label() + "**" + why())
                .point(
                        "Deployment",
                        words(deployment.id()) + ", revision "
                                + deployment.ref().revision())
                .point(
                        "Kind",
                        origin.kind() == null ? null : origin.kind().name().toLowerCase(Locale.ROOT))
                .point(
                        "Checklist",
                        words(origin.pins().checklist()) + ", version "
                                + origin.pins().checklistVersion())
                .point("Service definition", "revision " + origin.pins().definitionRevision())
                .point("Version before", before == null ? null : words(before))
                .point("Change", change(origin))
                .point(
                        "Made by",
                        origin.change().authorship() == null
                                ? null
                                : words(origin.change().authorship().words()))
                .point(
                        "Started by",
                        words(origin.starter().by())
                                + (origin.starter().link() == null
                                        ? ""
                                        : ", " + link("run", origin.starter().link())))
                .point("Facts", facts(origin.facts()))
                .point("T-0", origin.t0() == null ? null : when(origin.t0()));
        if (deployment.openedAt() != null) {
            Instant end = deployment.ended().map(DeploymentState.Ended::at).orElse(now);
            text.point(
                    "Opened",
                    when(deployment.openedAt())
                            + deployment
                                    .ended()
                                    .map(at -> ", ended " + when(at.at()))
                                    .orElse("")
                            + ", took " + took(Duration.between(deployment.openedAt(), end)));
        }
        deployment
                .promotedAt()
                .filter(at -> origin.change().committedAt() != null)
                .ifPresent(at -> text.point(
                        "Lead time", took(Duration.between(origin.change().committedAt(), at))));
        text.line("");
    }

    private String why() {
        return deployment
                .ended()
                .map(DeploymentState.Ended::reason)
                .map(reason -> ", " + words(reason))
                .orElse("");
    }

    private static String change(Origin origin) {
        if (origin.change().commit() == null
                && origin.change().committedAt() == null
                && origin.change().author() == null) {
            return null;
        }
        return (origin.change().commit() == null ? "" : words(origin.change().commit()))
                + (origin.change().committedAt() == null
                        ? ""
                        : " committed " + when(origin.change().committedAt()))
                + (origin.change().author() == null
                        ? ""
                        : " by " + words(origin.change().author()) + " as the start says");
    }

    private static String facts(Map<String, Boolean> facts) {
        return facts.isEmpty()
                ? null
                : new TreeMap<>(facts)
                        .entrySet().stream()
                                .map(fact -> words(fact.getKey()) + " " + (fact.getValue() ? "yes" : "no"))
                                .collect(Collectors.joining(", "));
    }

    private void stillOpen(String title) {
        List<Item> owed = Debts.of(deployment);
        if (owed.isEmpty()) {
            return;
        }
        text.heading(title);
        owed.forEach(item -> text.line("- " + words(item.text()) + PhasesReport.proof(item)));
        text.line("");
    }

    private void rollback() {
        Rollback rollback = deployment.rollback();
        if (rollback == null) {
            return;
        }
        text.heading("Rollback")
                .point(
                        "Ordered",
                        when(rollback.orderedAt()) + " by " + words(rollback.by()) + ": " + words(rollback.text()))
                .point("To version", rollback.targetVersion() == null ? "not known" : words(rollback.targetVersion()))
                .point(
                        "Outcome",
                        rollback.state().name().toLowerCase(Locale.ROOT)
                                + (rollback.reason() == null ? "" : ", " + words(rollback.reason())));
        if (rollback.verifiedAt() != null) {
            text.point(
                    "Verified",
                    when(rollback.verifiedAt()) + ", "
                            + took(Duration.between(rollback.orderedAt(), rollback.verifiedAt())) + " after the order");
        }
        text.line("");
    }

    private void decisions(List<TimelineEntry> timeline) {
        List<TimelineEntry> decided = timeline.stream()
                .filter(entry -> DECISIONS.contains(entry.type()))
                .toList();
        if (decided.isEmpty()) {
            return;
        }
        text.heading("Decisions").head("When", "Who", "What and why");
        decided.forEach(entry -> text.row(List.of(when(entry.at()), words(entry.by()), words(entry.text()))));
        text.line("");
    }

    private void triggers() {
        if (deployment.triggers().isEmpty()) {
            return;
        }
        text.heading("Triggers").head("Trigger", "Verdict", "Figures and reason");
        deployment.triggers().forEach(trigger -> text.row(trigger(trigger)));
        text.line("");
    }

    private static List<String> trigger(WatchedTrigger trigger) {
        if (trigger.rule() == null) {
            return List.of(words(trigger.text()), "not watched", words(trigger.note()));
        }
        return trigger.verdict() == null
                ? List.of(words(trigger.text()), "none", "")
                : List.of(
                        words(trigger.text()),
                        trigger.verdict().kind().name().toLowerCase(Locale.ROOT),
                        words(trigger.verdict().reason()));
    }

    /** Only announcements that the checklist asks for come back here; the notifier keeps all deliveries. */
    private void announcements() {
        List<Item> announced = deployment.phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.announcement() != null)
                .toList();
        text.heading("Announcements");
        announced.forEach(item -> text.line("- " + words(item.text()) + PhasesReport.proof(item)));
        text.line((announced.isEmpty() ? "" : "\n")
                        + "Every message of this deployment, also those that nobody had to wait for, is in the notifier's"
                        + " ledger: `GET /api/v1/deliveries?deployment=" + deployment.id() + "`.")
                .line("");
    }

    private void lines(String title, List<TimelineEntry> timeline) {
        text.heading(title).head("When", "Who", "What");
        timeline.forEach(entry -> text.row(List.of(when(entry.at()), words(entry.by()), words(entry.text()))));
    }
}
