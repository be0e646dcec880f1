package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.structure.PhaseSection;
import dev.goaround.checklist.reading.structure.StageFrom;
import dev.goaround.checklist.reading.words.ChecklistStage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Notes on stages that no words name, where the guess decides when the deployment may begin. */
final class StageGuesses {

    private static final String MARK = "from its place only";

    private StageGuesses() {}

    static List<UnreadLine> in(List<PhaseSection> phases) {
        boolean deploys = phases.stream().anyMatch(phase -> phase.stage() == ChecklistStage.DEPLOY);
        if (!deploys) {
            boolean told = phases.stream()
                    .anyMatch(phase -> phase.stage() == ChecklistStage.ROLLBACK
                            || (phase.stageFrom() == StageFrom.HEADING && phase.stage() != ChecklistStage.PREPARE));
            return phases.stream()
                    .filter(phase -> phase.stageFrom() == StageFrom.PLACE && phase.stage() == ChecklistStage.PREPARE)
                    .limit(told ? phases.size() : 1)
                    .map(phase -> note(
                            phase,
                            "no heading and no box tells of a deployment, so this is read as "
                                    + phase.stage().word()
                                    + ", " + MARK
                                    + "; write <!-- goaround: phase deploy --> behind the heading where it"
                                    + " begins"))
                    .toList();
        }
        return phases.size() == 1
                ? List.of()
                : phases.stream()
                        .filter(StageGuesses::isGuessed)
                        .map(phase -> note(
                                phase,
                                "the heading names no stage, and is read as "
                                        + phase.stage().word() + ", " + MARK
                                        + "; write <!-- goaround: phase "
                                        + phase.stage().word() + " --> behind it, or "
                                        + others(phase.stage())))
                        .toList();
    }

    /** "Go on with what the phase before did" is right more often than not. */
    private static boolean isGuessed(PhaseSection phase) {
        if (phase.stageFrom() == StageFrom.PLACE
                && phase.section().stage().equals(Optional.of(ChecklistStage.DEPLOY))) {
            return phase.stage() == ChecklistStage.PREPARE;
        }
        return phase.stageFrom() == StageFrom.PLACE
                && phase.stage() != ChecklistStage.PREPARE
                && phase.stage() != ChecklistStage.ROLLBACK;
    }

    private static String others(ChecklistStage stage) {
        List<String> others = Stream.of(
                        ChecklistStage.PREPARE,
                        ChecklistStage.DEPLOY,
                        ChecklistStage.VERIFY,
                        ChecklistStage.MONITOR,
                        ChecklistStage.FOLLOW_UP)
                .filter(other -> other != stage)
                .map(ChecklistStage::word)
                .toList();
        return String.join(", ", others.subList(0, 3)) + " or " + others.get(3);
    }

    /** An annotation behind the heading settles such a note. */
    static boolean isOne(String reason) {
        return reason.contains(MARK);
    }

    private static UnreadLine note(PhaseSection phase, String reason) {
        return new UnreadLine(phase.section().line(), phase.title(), reason);
    }
}
