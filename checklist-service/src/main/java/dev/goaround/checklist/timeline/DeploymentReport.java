package dev.goaround.checklist.timeline;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.Rollback;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.walk.TimelineEntry;
import dev.goaround.contracts.deployment.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What is left to read of a deployment: its end, items with their proof, waivers, verdicts, the rollback, the timeline. Markdown. */
public final class DeploymentReport {

    private final Deployment deployment;
    private final StringBuilder text = new StringBuilder();

    private DeploymentReport(Deployment deployment) {
        this.deployment = deployment;
    }

    public static String of(Deployment deployment, List<TimelineEntry> timeline, Instant now) {
        DeploymentReport report = new DeploymentReport(deployment);
        report.head(now);
        report.rollback();
        report.triggers();
        deployment.phases().stream().filter(phase -> !phase.items().isEmpty()).forEach(report::phase);
        report.timeline(timeline);
        return report.text.toString();
    }

    private void head(Instant now) {
        line(
                "# %s %s to %s",
                deployment.ref().service(),
                deployment.ref().version(),
                deployment.ref().environment());
        line("");
        line(
                "- State: **%s**%s",
                deployment.state().label(),
                deployment
                        .ended()
                        .map(DeploymentState.Ended::reason)
                        .map(reason -> ", " + escaped(reason))
                        .orElse(""));
        line("- Deployment: %s, revision %d", deployment.id(), deployment.ref().revision());
        line(
                "- Checklist: %s, version %d",
                deployment.origin().checklist(), deployment.origin().checklistVersion());
        line("- Started by: %s", escaped(deployment.origin().by()));
        if (deployment.openedAt() != null) {
            Instant end = deployment.ended().map(DeploymentState.Ended::at).orElse(now);
            line("- Opened %s, took %s", deployment.openedAt(), took(Duration.between(deployment.openedAt(), end)));
        }
        line("");
    }

    private void rollback() {
        Rollback rollback = deployment.rollback();
        if (rollback == null) {
            return;
        }
        line("## Rollback");
        line("");
        line("- Ordered %s by %s: %s", rollback.orderedAt(), escaped(rollback.by()), escaped(rollback.text()));
        line("- To version: %s", rollback.targetVersion() == null ? "not known" : rollback.targetVersion());
        line(
                "- State: %s%s",
                rollback.state().name().toLowerCase(Locale.ROOT),
                rollback.reason() == null ? "" : ", " + escaped(rollback.reason()));
        if (rollback.verifiedAt() != null) {
            line(
                    "- Verified %s, %s after the order",
                    rollback.verifiedAt(), took(Duration.between(rollback.orderedAt(), rollback.verifiedAt())));
        }
        line("");
    }

    private void triggers() {
        if (deployment.triggers().isEmpty()) {
            return;
        }
        line("## Triggers");
        line("");
        for (WatchedTrigger trigger : deployment.triggers()) {
            String standing = trigger.rule() == null
                    ? "not watched: " + trigger.note()
                    : trigger.verdict() == null
                            ? "no verdict"
                            : trigger.verdict().kind().name().toLowerCase(Locale.ROOT) + ", "
                                    + trigger.verdict().reason();
            line("- %s: %s", escaped(trigger.text()), escaped(standing));
        }
        line("");
    }

    private void phase(Phase phase) {
        line("## %s (%s)", escaped(phase.ref().title()), phase.state().label());
        line("");
        phase.items()
                .forEach(item -> line("- [%s] %s%s", item.isSettled() ? "x" : " ", escaped(item.text()), proof(item)));
        line("");
    }

    private static String proof(Item item) {
        if (item.state() instanceof ItemState.Done done) {
            Evidence evidence = done.evidence();
            return ": " + escaped(done.by()) + ", " + done.at()
                    + (evidence == null ? "" : ", " + escaped(evidence.what()));
        }
        if (item.state() instanceof ItemState.Waived waived) {
            return ": **waived** by " + escaped(waived.by()) + ", " + waived.at() + ": " + escaped(waived.reason());
        }
        if (item.state() instanceof ItemState.NotApplicable not) {
            return ": not applicable, " + escaped(not.reason());
        }
        return item.state() instanceof ItemState.Failed failed ? ": **failed**, " + escaped(failed.reason()) : "";
    }

    private void timeline(List<TimelineEntry> timeline) {
        line("## Timeline");
        line("");
        timeline.forEach(entry -> line("- %s %s (%s)", entry.at(), escaped(entry.text()), escaped(entry.by())));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String took(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** Words of people and services may not become markup of the report. */
    private static String escaped(String words) {
        return words.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_\\[\\]<>])", "\\\\$1");
    }
}
