package dev.goaround.checklist.start;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemSource;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseSchedule;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.reading.PathReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a hotfix skips is looked at afterwards, where the checklist says so: a follow-up that stays a debt until it is done. */
final class HotfixPath {

    private static final String REVIEW = "hotfix:review";

    private HotfixPath() {}

    static List<Phase> withReview(List<Phase> phases, ReadingReport report) {
        Optional<PathReading> reviewed = report.paths().stream()
                .filter(path -> path.kind() == PathReading.Kind.HOTFIX && path.review())
                .findFirst();
        boolean there = phases.stream().anyMatch(phase -> phase.item(REVIEW).isPresent());
        return reviewed.isEmpty() || there ? phases : with(phases, review(reviewed.get()));
    }

    private static List<Phase> with(List<Phase> phases, Item review) {
        Optional<Phase> followUp = phases.stream()
                .filter(phase -> phase.stage() == Stage.FOLLOW_UP)
                .findFirst();
        if (followUp.isPresent()) {
            return phases.stream()
                    .map(phase -> phase.equals(followUp.get()) ? phase.and(review) : phase)
                    .toList();
        }
        // A stage's own name is kept free for the first phase of that stage.
        PhaseRef last = new PhaseRef(Stage.FOLLOW_UP.label(), "Follow-up", Stage.FOLLOW_UP, null, phases.size() + 1);
        return Stream.concat(phases.stream(), Stream.of(Phase.pending(last, PhaseSchedule.NONE, List.of(review))))
                .toList();
    }

    private static Item review(PathReading path) {
        return Item.open(
                REVIEW,
                "Review what the hotfix skipped",
                ItemKind.MANUAL,
                null,
                Requirement.nothing(),
                "added because the checklist asks for it in line " + path.line(),
                ItemSource.at(path.line()));
    }
}
