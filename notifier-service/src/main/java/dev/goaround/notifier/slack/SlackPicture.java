package dev.goaround.notifier.slack;

import dev.goaround.contracts.deployment.Stage;
import dev.goaround.notifier.announcement.PhaseLine;
import dev.goaround.notifier.announcement.Picture;
import dev.goaround.notifier.announcement.RollbackLine;
import dev.goaround.notifier.announcement.Sight;
import dev.goaround.notifier.text.Amounts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one message of a deployment, as it is at the moment. */
final class SlackPicture {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter PLAN = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SlackPicture() {}

    static SlackMessage of(Picture picture) {
        String title = picture.deployment().service() + " "
                + picture.deployment().version() + " → " + picture.deployment().environment() + ": " + state(picture);
        List<String> lines = new ArrayList<>();
        picture.phases().stream()
                .filter(SlackPicture::isShown)
                .forEach(phase -> lines.add(mark(phase) + " " + phase.title()));
        if (picture.rollback() != null) {
            lines.add("*" + SlackEscape.of(rollback(picture.rollback())) + "*");
        }
        if (picture.isWatched() && picture.sight().told() != Sight.Told.NOBODY) {
            lines.add("Cannot be judged since " + CLOCK.format(picture.sight().since()));
        }
        if (picture.isEnded() && picture.runningVersion() != null) {
            lines.add("Running now: " + picture.runningVersion());
        }
        String body = String.join(
                "\n", lines.stream().map(SlackPicture::escapedUnlessBold).toList());
        return new SlackMessage(SlackEscape.of(title), title, body + footer(picture));
    }

    private static String state(Picture picture) {
        if (picture.isEnded()) {
            String after = picture.took() == null ? "" : " after " + Amounts.of(picture.took());
            return switch (picture.outcome()) {
                case SUCCEEDED -> "succeeded" + after;
                case ROLLED_BACK -> "rolled back" + after;
                case ROLLBACK_FAILED -> "rollback FAILED";
                case CANCELLED -> "cancelled";
                case SUPERSEDED -> "superseded";
            };
        }
        if (picture.rollback() != null) {
            return picture.rollback().state() == RollbackLine.State.FAILED ? "rollback FAILED" : "rolling back";
        }
        if (picture.openedAt() == null && picture.plannedFor() != null) {
            return "planned for " + PLAN.format(picture.plannedFor());
        }
        return picture.openPhase()
                .map(phase -> "phase " + picture.place(phase) + ", " + phase.title())
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

    private static String footer(Picture picture) {
        List<String> parts = new ArrayList<>();
        if (picture.openedAt() != null) {
            parts.add("since " + CLOCK.format(picture.openedAt()));
        }
        if (picture.by() != null) {
            parts.add("by " + picture.by());
        }
        if (picture.checklist() != null) {
            parts.add("checklist " + picture.checklist());
        }
        if (picture.link() != null) {
            parts.add(picture.link());
        }
        return parts.isEmpty() ? "" : "\n_" + SlackEscape.of(String.join(", ", parts)) + "_";
    }
}
