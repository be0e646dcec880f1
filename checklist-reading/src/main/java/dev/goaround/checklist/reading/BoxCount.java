package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.words.Stage;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts who ticks the boxes of a report. */
final class BoxCount {

    private final Map<ItemKind, Integer> kinds = new EnumMap<>(ItemKind.class);
    private final Map<String, Stage> stages;
    private final Set<String> decisions = new HashSet<>();
    private int byDefinition;
    private int conditional;
    private int onRollback;

    private BoxCount(Report report) {
        stages = report.phases().stream()
                .collect(Collectors.toMap(PhaseReading::title, PhaseReading::stage, (first, same) -> first));
    }

    static Summary.Boxes of(Report report) {
        BoxCount count = new BoxCount(report);
        report.items().forEach(count::add);
        count.addSignOffsWithoutBox(report);
        return new Summary.Boxes(
                count.of(ItemKind.MEASURED),
                count.of(ItemKind.SOAK),
                count.of(ItemKind.REPORTED),
                count.of(ItemKind.ANNOUNCED),
                count.of(ItemKind.STEP),
                count.of(ItemKind.MANUAL),
                count.decisions.size(),
                count.of(ItemKind.SIGN_OFF),
                count.byDefinition,
                count.conditional,
                count.onRollback);
    }

    private int of(ItemKind kind) {
        return kinds.getOrDefault(kind, 0);
    }

    private void add(ItemReading item) {
        if (item.kind() == ItemKind.TRIGGER) {
            return;
        }
        Stage stage = stages.get(item.phase());
        if (item.kind() == ItemKind.ROLLBACK_STEP || stage == Stage.ROLLBACK) {
            onRollback++;
            return;
        }
        if (item.choice() != null) {
            decisions.add(item.choice().group());
            return;
        }
        // After the outcome nothing is watched any more.
        boolean judged = item.kind() == ItemKind.MEASURED || item.kind() == ItemKind.SOAK;
        boolean unwatched = stage == Stage.FOLLOW_UP;
        kinds.merge(judged && unwatched ? ItemKind.MANUAL : item.kind(), 1, Integer::sum);
        byDefinition += item.kind() == ItemKind.MANUAL && item.limitsOf().size() == 1 && !unwatched ? 1 : 0;
        conditional += item.condition() == null ? 0 : 1;
    }

    /** “Engineering lead: ____” asks for an approval as much as a box does. */
    private void addSignOffsWithoutBox(Report report) {
        Set<Integer> boxed = report.items().stream().map(ItemReading::line).collect(Collectors.toSet());
        long without = report.signOffs().stream()
                .filter(signOff -> !boxed.contains(signOff.line()))
                .count();
        kinds.merge(ItemKind.SIGN_OFF, (int) without, Integer::sum);
    }
}
