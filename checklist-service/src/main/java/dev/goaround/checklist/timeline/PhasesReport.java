package dev.goaround.checklist.timeline;

import static dev.goaround.checklist.timeline.MarkdownWriter.link;
import static dev.goaround.checklist.timeline.MarkdownWriter.took;
import static dev.goaround.checklist.timeline.MarkdownWriter.when;
import static dev.goaround.checklist.timeline.MarkdownWriter.words;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseState;
import dev.goaround.contracts.deployment.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The phases of a report: how long each took and what its gate waited for longest, then the items with their proofs. */
final class PhasesReport {

    private static final ItemState.Cases<String> PROOF = new ItemState.Cases<>() {
        @Override
        public String open(ItemState.Open state) {
            return "";
        }

        @Override
        public String failed(ItemState.Failed state) {
            return ": **failed**, " + when(state.at()) + ", " + words(state.reason());
        }

        @Override
        public String done(ItemState.Done state) {
            return ": " + words(state.by()) + ", " + when(state.at()) + evidence(state.evidence());
        }

        @Override
        public String waived(ItemState.Waived state) {
            return ": **waived** by " + words(state.by()) + ", " + when(state.at()) + ": " + words(state.reason());
        }

        @Override
        public String notApplicable(ItemState.NotApplicable state) {
            return ": not applicable, " + words(state.reason());
        }

        @Override
        public String stopped(ItemState.Stopped state) {
            return ": **stopped** by " + words(state.by()) + ", " + when(state.at()) + evidence(state.evidence());
        }
    };

    private final Deployment deployment;
    private final MarkdownWriter text;

    PhasesReport(Deployment deployment, MarkdownWriter text) {
        this.deployment = deployment;
        this.text = text;
    }

    void write(Instant now) {
        List<Phase> phases = deployment.phases().stream()
                .filter(phase -> !phase.items().isEmpty())
                .toList();
        if (phases.isEmpty()) {
            return;
        }
        text.heading("Phases").head("Phase", "Entered", "Took", "Let in by", "Its gate waited longest for");
        phases.forEach(phase -> text.row(row(phase, now)));
        text.line("");
        phases.forEach(this::items);
    }

    private List<String> row(Phase phase, Instant now) {
        Instant end = phase.state() instanceof PhaseState.Completed completed
                ? completed.at()
                : deployment.ended().map(DeploymentState.Ended::at).orElse(now);
        Optional<Instant> entry = phase.state().entry();
        boolean over = phase.state() instanceof PhaseState.Completed;
        return List.of(
                words(phase.ref().title()),
                entry.map(MarkdownWriter::when).orElse(phase.state().label()),
                entry.map(at -> took(Duration.between(at, end)) + (over ? "" : ", not completed"))
                        .orElse(""),
                words(phase.passedBy()),
                last(phase));
    }

    /** The item that was settled last kept the gate behind the phase shut until then. */
    private static String last(Phase phase) {
        return phase.items().stream()
                .filter(item -> item.state().settledAt().isPresent())
                .max(Comparator.comparing(item -> item.state().settledAt().orElse(Instant.EPOCH)))
                .filter(item -> phase.state().entry().isPresent())
                .map(item -> {
                    Duration waited = Duration.between(
                            phase.state().entry().orElseThrow(),
                            item.state().settledAt().orElseThrow());
                    return words(item.text()) + (waited.isNegative() ? "" : ", " + took(waited));
                })
                .orElse("");
    }

    private void items(Phase phase) {
        text.line("### " + words(phase.ref().title()) + " (" + phase.state().label() + ")")
                .line("");
        phase.items()
                .forEach(item ->
                        text.line("- [" + (item.isSettled() ? "x" : " ") + "] " + words(item.text()) + proof(item)));
        text.line("");
    }

    static String proof(Item item) {
        return item.state().fold(PROOF);
    }

    private static String evidence(Evidence evidence) {
        if (evidence == null) {
            return "";
        }
        return ", " + words(evidence.what())
                + (evidence.samples() == null ? "" : " (" + evidence.samples() + " samples)")
                + (evidence.link() == null ? "" : ", " + link("result", evidence.link()));
    }
}
