package dev.goaround.cli.server;

import dev.goaround.cli.server.RemoteDeployment.Item;
import dev.goaround.cli.server.RemoteDeployment.Phase;
import dev.goaround.cli.server.RemoteDeployment.Reason;
import dev.goaround.cli.server.RemoteDeployment.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A deployment for a terminal: what is the matter first, then the list. Words carry the meaning, signs only repeat it. */
public final class DeploymentText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final int KIND_WIDTH = 10;

    private final RemoteDeployment deployment;
    private final ItemSelector items;
    private final Instant now;

    public DeploymentText(RemoteDeployment deployment, Instant now) {
        this.deployment = deployment;
        this.items = new ItemSelector(deployment);
        this.now = now;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>(head());
        for (Phase phase : deployment.phases()) {
            lines.add("");
            lines.add(phaseLine(phase));
            phase.items().forEach(item -> lines.add(itemLine(item)));
        }
        if (!deployment.triggers().isEmpty()) {
            lines.add("");
            lines.add("Triggers");
            deployment.triggers().forEach(trigger -> lines.add(triggerLine(trigger)));
        }
        return lines;
    }

    /** What is the matter, without the list. */
    public List<String> head() {
        List<String> lines = new ArrayList<>();
        lines.add(deployment.service() + " " + deployment.version() + " to " + deployment.environment() + ": "
                + stateText());
        lines.add("  " + deployment.id() + ", checklist " + deployment.checklist() + " version "
                + deployment.checklistVersion() + ", started by " + deployment.startedBy());
        if (deployment.rollback() != null) {
            lines.add("  rollback to " + deployment.rollback().targetVersion() + ": "
                    + deployment.rollback().text() + " ("
                    + deployment.rollback().state() + ")");
        } else if (deployment.target() != null && deployment.isUnderway()) {
            lines.add(
                    deployment.target().version() == null
                            ? "  a rollback has nothing to go back to: "
                                    + deployment.target().why()
                            : "  a rollback goes back to " + deployment.target().version());
        }
        deployment.warnings().forEach(warning -> lines.add("  warning: " + warning.path() + ": " + warning.message()));
        deployment
                .nextPhase()
                .filter(phase ->
                        !deployment.hasEnded() && !phase.gate().reasons().isEmpty())
                .ifPresent(phase -> {
                    lines.add("");
                    lines.add("Waits before “" + phase.title() + "” for:");
                    phase.gate().reasons().forEach(reason -> lines.addAll(reasonLines(reason)));
                });
        deployment.triggers().stream()
                .filter(trigger -> trigger.question() != null)
                .forEach(trigger -> lines.add("Asks: roll back? “" + trigger.text() + "” holds since "
                        + TIME.format(trigger.question().since()) + " UTC"
                        + (trigger.question().until() == null
                                ? ""
                                : ", until " + TIME.format(trigger.question().until()) + " UTC")
                        + "\n      goaround answer " + trigger.id() + " roll-back|stay --reason …"));
        return lines;
    }

    /** {@code running since 10:02:11 UTC (12 min), in “Deployment”}. */
    public String stateText() {
        if (deployment.hasEnded()) {
            return deployment.state() + " at " + DAY_AND_TIME.format(deployment.endedAt())
                    + (deployment.reason() == null ? "" : ": " + deployment.reason());
        }
        String since = deployment.openedAt() == null
                ? (deployment.t0() == null ? "" : " for " + DAY_AND_TIME.format(deployment.t0()))
                : " since " + TIME.format(deployment.openedAt()) + " UTC ("
                        + Ago.text(Duration.between(deployment.openedAt(), now)) + ")";
        return deployment.state()
                + since
                + deployment
                        .openPhase()
                        .map(phase -> ", in “" + phase.title() + "”")
                        .orElse("");
    }

    /** A reason and, where one command brings what is missing, that. */
    public List<String> reasonLines(Reason reason) {
        List<String> lines = new ArrayList<>(List.of("  - " + reason.text()));
        CommandHint.of(reason, items).ifPresent(hint -> lines.add("      " + hint));
        return lines;
    }

    private String phaseLine(Phase phase) {
        return switch (phase.state()) {
            case "open" -> "▸ " + phase.title() + " (" + phase.stage() + ", open)";
            case "completed" -> "✓ " + phase.title() + " (" + phase.stage() + ", completed)";
            case "skipped" -> "– " + phase.title() + " (" + phase.stage() + ", nothing applies)";
            default ->
                "  " + phase.title() + " (" + phase.stage()
                        + (phase.opensAt() == null ? "" : ", not before " + DAY_AND_TIME.format(phase.opensAt()))
                        + ")";
        };
    }

    private String itemLine(Item item) {
        return String.format(
                Locale.ROOT,
                "%5d %s %-" + KIND_WIDTH + "s %s%s",
                items.number(item.id()),
                box(item),
                item.kind(),
                item.text(),
                itemEnd(item));
    }

    private static String box(Item item) {
        return switch (item.state()) {
            case "done" -> "[x]";
            case "failed", "stopped" -> "[!]";
            case "waived", "not-applicable" -> "[-]";
            default -> "[ ]";
        };
    }

    private static String itemEnd(Item item) {
        String by = item.by() == null ? "" : " by " + item.by();
        return switch (item.state()) {
            case "done" ->
                "  (" + (item.evidence() == null ? "done" + by : item.evidence().what()) + ", " + TIME.format(item.at())
                        + ")";
            case "failed", "stopped", "waived", "not-applicable" ->
                "  (" + item.state() + by + (item.reason() == null ? "" : ": " + item.reason()) + ")";
            default -> item.verdict() == null ? "" : "  (" + item.verdict().reason() + ")";
        };
    }

    private static String triggerLine(Trigger trigger) {
        String state = trigger.watched()
                ? trigger.verdict() == null
                        ? "not judged yet"
                        : trigger.verdict().kind().toLowerCase(Locale.ROOT)
                : "not watched";
        String why = trigger.watched()
                ? trigger.verdict() == null ? "" : "  (" + trigger.verdict().reason() + ")"
                : trigger.note() == null ? "" : "  (" + trigger.note() + ")";
        return String.format(
                Locale.ROOT,
                "  %-14s %-9s %s%s",
                state,
                trigger.mode() == null ? "" : trigger.mode(),
                trigger.text(),
                why);
    }

    /** One line of a list of deployments. */
    public static String row(
            String id, String service, String environment, String version, String state, Instant since, Instant now) {
        return List.of(id, service + " " + version, environment, state, Ago.text(Duration.between(since, now)) + " ago")
                .stream()
                .collect(Collectors.joining("  "));
    }
}
