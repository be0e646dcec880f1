package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.ChecklistSummary.Gate;
import dev.goaround.checklist.reading.ChecklistSummary.Hours;
import dev.goaround.checklist.reading.ChecklistSummary.Part;
import dev.goaround.checklist.reading.WalkedPhase.Box;
import dev.goaround.checklist.reading.words.ChecklistStage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the gates of a walk wait for, from the one before the deployment on. */
final class GatesAhead {

    private static final Hours ANY_TIME = new Hours(List.of(), List.of());

    private final List<WalkedPhase> walk;
    private final Hours hours;

    private GatesAhead(List<WalkedPhase> walk, Hours hours) {
        this.walk = walk;
        this.hours = hours;
    }

    static List<Gate> of(List<WalkedPhase> walk, Hours hours) {
        return walk.isEmpty()
                ? List.of()
                : new GatesAhead(walk.stream().filter(WalkedPhase::isRequired).toList(), hours).gates();
    }

    private List<Gate> gates() {
        WalkedPhase begin = first(phase -> phase.stage() == ChecklistStage.DEPLOY)
                .or(this::unprepared)
                .orElse(null);
        WalkedPhase held = first(phase -> phase.stage() == ChecklistStage.DEPLOY && !phase.elsewhere())
                .orElse(begin);
        List<Gate> gates = new ArrayList<>();
        List<WalkedPhase> before = new ArrayList<>();
        for (WalkedPhase phase : walk) {
            if (phase.equals(begin) || !gates.isEmpty()) {
                gates.add(gate(phase, before, phase.equals(held) ? hours : ANY_TIME));
                before.clear();
            }
            before.add(phase);
        }
        gates.add(gate(null, before, ANY_TIME));
        return gates;
    }

    private Optional<WalkedPhase> unprepared() {
        return first(phase -> phase.stage() != ChecklistStage.PREPARE);
    }

    private Optional<WalkedPhase> first(Predicate<WalkedPhase> which) {
        return walk.stream().filter(which).findFirst();
    }

    private static Gate gate(WalkedPhase into, List<WalkedPhase> before, Hours hours) {
        List<Part> parts = before.stream()
                .map(phase -> new Part(phase.title(), (int)
                        phase.boxes().stream().filter(GatesAhead::isSingle).count()))
                .filter(part -> part.boxes() > 0)
                .toList();
        return new Gate(
                into == null ? null : into.title(),
                into == null ? null : into.line(),
                into == null ? null : into.stage(),
                into != null && into.guessed(),
                parts,
                List.copyOf(decisions(before)),
                boxes(before)
                        .filter(box -> box.kind() == BoxKind.SIGN_OFF)
                        .map(Box::text)
                        .distinct()
                        .toList(),
                hours.windows(),
                hours.freezes());
    }

    private static Stream<Box> boxes(List<WalkedPhase> phases) {
        return phases.stream().flatMap(phase -> phase.boxes().stream());
    }

    private static boolean isSingle(Box box) {
        return box.kind() != BoxKind.SIGN_OFF && box.decision() == null;
    }

    private static Collection<List<String>> decisions(List<WalkedPhase> phases) {
        Map<String, List<String>> outcomes = new LinkedHashMap<>();
        boxes(phases)
                .filter(box -> box.decision() != null)
                .forEach(box -> outcomes.computeIfAbsent(box.decision(), any -> new ArrayList<>())
                        .add(box.text()));
        return outcomes.values();
    }
}
