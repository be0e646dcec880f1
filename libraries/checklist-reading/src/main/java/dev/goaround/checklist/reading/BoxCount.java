package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.WalkedPhase.Box;
import dev.goaround.checklist.reading.words.ChecklistStage;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts who ticks the boxes of a walk. */
final class BoxCount {

    private final Map<BoxKind, Integer> kinds = new EnumMap<>(BoxKind.class);
    private final Set<String> decisions = new HashSet<>();
    private int byDefinition;
    private int conditional;
    private int onRollback;

    private BoxCount() {}

    static ChecklistSummary.Boxes of(List<WalkedPhase> walk) {
        BoxCount count = new BoxCount();
        for (WalkedPhase phase : walk) {
            if (phase.stage() == ChecklistStage.ROLLBACK) {
                count.onRollback += phase.boxes().size();
            } else {
                phase.boxes().forEach(count::add);
            }
        }
        return new ChecklistSummary.Boxes(
                count.of(BoxKind.MEASURED),
                count.of(BoxKind.SOAK),
                count.of(BoxKind.REPORTED),
                count.of(BoxKind.ANNOUNCED),
                count.of(BoxKind.STEP),
                count.of(BoxKind.MANUAL),
                count.decisions.size(),
                count.of(BoxKind.SIGN_OFF),
                count.byDefinition,
                count.conditional,
                count.onRollback);
    }

    private int of(BoxKind kind) {
        return kinds.getOrDefault(kind, 0);
    }

    private void add(Box box) {
        conditional += box.conditional() ? 1 : 0;
        if (box.decision() != null) {
            decisions.add(box.decision());
            return;
        }
        kinds.merge(box.kind(), 1, Integer::sum);
        byDefinition += box.byDefinition() ? 1 : 0;
    }
}
