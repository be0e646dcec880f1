package dev.goaround.notifier.slack;

import dev.goaround.contracts.deployment.Stage;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import dev.goaround.notifier.announcement.JudgeVisibility;
import dev.goaround.notifier.announcement.PhaseLine;
import dev.goaround.notifier.announcement.RollbackLine;
import dev.goaround.notifier.text.FigureText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one message of a deployment, as it is at the moment. */
final class SlackSnapshot {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter PLAN = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SlackSnapshot() {}

    static SlackMessage of(DeploymentSnapshot snapshot) {
        String title =
                snapshot.deployment().service() + " " + snapshot.deployment().version() + " → "
                        + snapshot.deployment().environment() + ": " + state(snapshot);
        List<String> lines = new ArrayList<>();
        snapshot.phases().stream()
                .filter(SlackSnapshot::isShown)
                .forEach(phase -> lines.add(mark(phase) + " " + phase.title()));
        if (snapshot.rollback() != null) {
            lines.add("*" + SlackEscape.of(rollback(snapshot.rollback())) + "*");
        }
        if (snapshot.isWatched() && snapshot.sight().told() != JudgeVisibility.Told.NOBODY) {
            lines.add("Cannot be judged since " + CLOCK.format(snapshot.sight().since()));
        }
        if (snapshot.isEnded() && snapshot.runningVersion() != null) {
            lines.add("Running now: " + snapshot.runningVersion());
        }
        String body = String.join(
                "\n", lines.stream().map(SlackSnapshot::escapedUnlessBold).toList());
        return new SlackMessage(SlackEscape.of(title), title, body + footer(snapshot));
    }

    private static String state(DeploymentSnapshot snapshot) {
        if (snapshot.isEnded()) {
            String after = snapshot.took() == null ? "" : " after " + FigureText.of(snapshot.took());
            return switch (snapshot.outcome()) {
                case SUCCEEDED -> "succeeded" + after;
                case ROLLED_BACK -> "rolled back" + after;
                case ROLLBACK_FAILED -> "rollback FAILED";
                case CANCELLED -> "cancelled";
                case SUPERSEDED -> "superseded";
            };
        }
        if (snapshot.rollback() != null) {
            return snapshot.rollback().state() == RollbackLine.State.FAILED ? "rollback FAILED" : "rolling back";
        }
        if (snapshot.openedAt() == null && snapshot.plannedFor() != null) {
            return "planned for " + PLAN.format(snapshot.plannedFor());
        }
        return snapshot.openPhase()
                .map(phase -> "phase " + snapshot.place(phase) + ", " + phase.title())
                .orElse("started");
    }

    private static boolean isShown(PhaseLine phase) {
        return phase.stage() != Stage.ROLLBACK || phase.state() != PhaseLine.State.PENDING;
    }

    private static String mark(PhaseLine phase) {
        return switch (phase.state()) {
            case DONE -> "✓";
            case SKIPPED -> "–";
            case OPEN -> "▶";
            case PENDING -> "·";
        };
    }

    private static String rollback(RollbackLine rollback) {
        String target = rollback.targetVersion() == null ? "" : " to " + rollback.targetVersion();
        String text = rollback.text() == null ? "" : ": " + rollback.text();
        return switch (rollback.state()) {
            case ORDERED -> "Rolling back" + target + text;
            case VERIFYING -> "Rolled back" + target + ", being verified" + text;
            case VERIFIED -> "Rolled back" + target + ", verified" + text;
            case FAILED -> "Rollback failed" + (rollback.reason() == null ? "" : ": " + rollback.reason());
        };
    }

    private static String escapedUnlessBold(String line) {
        return line.startsWith("*") ? line : SlackEscape.of(line);
    }

    private static String footer(DeploymentSnapshot snapshot) {
        List<String> parts = new ArrayList<>();
        if (snapshot.openedAt() != null) {
            parts.add("since " + CLOCK.format(snapshot.openedAt()));
        }
        if (snapshot.by() != null) {
            parts.add("by " + snapshot.by());
        }
        if (snapshot.checklist() != null) {
            parts.add("checklist " + snapshot.checklist());
        }
        if (snapshot.link() != null) {
            parts.add(snapshot.link());
        }
        return parts.isEmpty() ? "" : "\n_" + SlackEscape.of(String.join(", ", parts)) + "_";
    }
}
