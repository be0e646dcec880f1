package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.structure.Phase;
import dev.goaround.checklist.reading.structure.StageFrom;
import dev.goaround.checklist.reading.words.Stage;
import java.util.List;
import java.util.stream.Stream;

/** Notes on stages that no words name, where the guess decides when the deployment may begin. */
final class StageGuesses {

    private static final String MARK = "from its place only";

    private StageGuesses() {}

    static List<Unread> in(List<Phase> phases) {
        boolean deploys = phases.stream().anyMatch(phase -> phase.stage() == Stage.DEPLOY);
        if (!deploys) {
            boolean told = phases.stream()
                    .anyMatch(phase -> phase.stage() == Stage.ROLLBACK
                            || (phase.stageFrom() == StageFrom.HEADING && phase.stage() != Stage.PREPARE));
            return phases.stream()
                    .filter(phase -> phase.stageFrom() == StageFrom.PLACE && phase.stage() == Stage.PREPARE)
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
    private static boolean isGuessed(Phase phase) {
        return phase.stageFrom() == StageFrom.PLACE
                && phase.stage() != Stage.PREPARE
                && phase.stage() != Stage.ROLLBACK;
    }

    private static String others(Stage stage) {
        List<String> others = Stream.of(Stage.PREPARE, Stage.DEPLOY, Stage.VERIFY, Stage.MONITOR, Stage.FOLLOW_UP)
                .filter(other -> other != stage)
                .map(Stage::word)
                .toList();
        return String.join(", ", others.subList(0, 3)) + " or " + others.get(3);
    }

    /** An annotation behind the heading settles such a note. */
    static boolean isOne(String reason) {
        return reason.contains(MARK);
    }

    private static Unread note(Phase phase, String reason) {
        return new Unread(phase.section().line(), phase.title(), reason);
    }
}
