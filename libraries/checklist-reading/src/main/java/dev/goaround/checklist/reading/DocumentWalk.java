package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.WalkedPhase.Box;
import dev.goaround.checklist.reading.structure.StageFrom;
import dev.goaround.checklist.reading.words.ChecklistStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The phases of a document's walk with what has to be settled in each. */
final class DocumentWalk {

    private static final PhaseReading WHOLE =
            new PhaseReading("Checklist", ChecklistStage.PREPARE, StageFrom.PLACE, null, 1, null, null);
    private static final PhaseReading ROLLBACK =
            new PhaseReading("Rollback", ChecklistStage.ROLLBACK, StageFrom.PLACE, null, 1, null, null);

    private final ReadingReport report;
    private final Map<String, PhaseReading> phases = new LinkedHashMap<>();
    private final Map<String, List<Box>> boxes = new HashMap<>();

    private DocumentWalk(ReadingReport report) {
        this.report = report;
        report.phases().forEach(phase -> phases.put(phase.title(), phase));
    }

    static List<WalkedPhase> of(ReadingReport report) {
        DocumentWalk walk = new DocumentWalk(report);
        Map<Integer, String> roles = new HashMap<>();
        report.signOffs().forEach(signOff -> roles.putIfAbsent(signOff.line(), signOff.role()));
        Set<Integer> lines = new HashSet<>();
        for (ItemReading item : report.items()) {
            lines.add(item.line());
            walk.add(item, roles.get(item.line()));
        }
        report.signOffs().stream()
                .filter(signOff -> !lines.contains(signOff.line()))
                .forEach(walk::add);
        return walk.walked();
    }

    private void add(ItemReading item, String role) {
        if (item.kind() == BoxKind.TRIGGER) {
            return;
        }
        PhaseReading phase = item.kind() == BoxKind.ROLLBACK_STEP ? rollback() : phaseOf(item);
        boolean judged = item.kind() == BoxKind.MEASURED || item.kind() == BoxKind.SOAK;
        // Nothing is watched any more after the outcome, and a rollback has a verification of its own.
        boolean unwatched = phase.stage() == ChecklistStage.FOLLOW_UP || phase.stage() == ChecklistStage.ROLLBACK;
        add(
                phase,
                new Box(
                        judged && unwatched ? BoxKind.MANUAL : item.kind(),
                        role == null ? item.text() : role,
                        item.choice() == null ? null : item.choice().group(),
                        item.kind() == BoxKind.MANUAL && item.limitsOf().size() == 1 && !unwatched,
                        item.condition() != null));
    }

    /** “Engineering lead: ____” asks for an approval as much as a box does. */
    private void add(SignOffReading signOff) {
        WalkOrder.phaseOfSignOff(report, signOff.line())
                .ifPresent(phase -> add(phase, new Box(BoxKind.SIGN_OFF, signOff.role(), null, false, false)));
    }

    private void add(PhaseReading phase, Box box) {
        boxes.computeIfAbsent(phase.title(), any -> new ArrayList<>()).add(box);
    }

    private PhaseReading phaseOf(ItemReading item) {
        PhaseReading found = phases.get(item.phase());
        if (found != null) {
            return found;
        }
        if (phases.isEmpty()) {
            phases.put(WHOLE.title(), WHOLE);
        }
        return phases.values().iterator().next();
    }

    private PhaseReading rollback() {
        return phases.values().stream()
                .filter(phase -> phase.stage() == ChecklistStage.ROLLBACK)
                .findFirst()
                .orElseGet(() -> {
                    phases.put(ROLLBACK.title(), ROLLBACK);
                    return ROLLBACK;
                });
    }

    private List<WalkedPhase> walked() {
        return phases.values().stream()
                .map(phase -> new WalkedPhase(
                        phase.title(),
                        phase.line(),
                        phase.stage(),
                        phase.stageFrom() == StageFrom.PLACE,
                        "staging".equals(phase.environment()),
                        boxes.getOrDefault(phase.title(), List.of())))
                .toList();
    }
}
