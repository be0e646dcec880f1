package dev.goaround.checklist.start;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemSource;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseSchedule;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.reading.ItemReading;
import dev.goaround.checklist.reading.PhaseReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.SignOffReading;
import dev.goaround.checklist.reading.WalkOrder;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The phases, items and triggers of one deployment, made from what was read of the checklist and from what the environment can
 * measure and tell.
 *
 * @param conditions item id → the words that say when it applies at all
 * @param elsewhere the other environments that it is about and the service defines, by name
 */
public record ChecklistInstantiation(
        List<Phase> phases,
        List<WatchedTrigger> triggers,
        Map<String, String> conditions,
        Map<String, EnvironmentDefinition> elsewhere) {
    public ChecklistInstantiation {
        phases = List.copyOf(phases);
        triggers = List.copyOf(triggers);
        conditions = Map.copyOf(conditions);
        elsewhere = Map.copyOf(elsewhere);
    }

    private static final String WHOLE = "Checklist";
    private static final String ROLLBACK = "Rollback";

    public static ChecklistInstantiation of(
            ReadingReport report, String environmentName, ServiceDefinition definition) {
        EnvironmentMapping places = EnvironmentMapping.of(report, environmentName, definition);
        Signers signers = new Signers(definition.roles());
        ItemPlan plan = new ItemPlan(report, places, signers);
        List<PhaseRef> refs = refs(report, places);
        Map<String, List<Item>> items = new HashMap<>();
        for (ItemReading reading : report.items()) {
            phaseOf(reading, refs)
                    .ifPresent(phase -> items.computeIfAbsent(phase.id(), id -> new ArrayList<>())
                            .add(plan.item(reading, phase)));
        }
        signOffsWithoutBox(report, refs, items, signers);
        List<Phase> phases = refs.stream()
                .map(ref -> Phase.pending(ref, schedule(report, ref), items.getOrDefault(ref.id(), List.of())))
                .toList();
        Set<String> others = refs.stream()
                .map(PhaseRef::environment)
                .filter(Objects::nonNull)
                .filter(places.elsewhere()::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
        List<WatchedTrigger> triggers = new TriggerPlan(places, definition.components()).triggers(report, others);
        return new ChecklistInstantiation(phases, triggers, conditions(report), places.elsewhere());
    }

    private static Optional<PhaseRef> phaseOf(ItemReading reading, List<PhaseRef> refs) {
        return switch (reading.kind()) {
            case TRIGGER -> Optional.empty();
            case ROLLBACK_STEP ->
                refs.stream().filter(ref -> ref.stage() == Stage.ROLLBACK).findFirst();
            default ->
                refs.stream()
                        .filter(ref -> ref.title().equals(reading.phase()))
                        .findFirst()
                        .or(() -> Optional.of(refs.get(0)));
        };
    }

    private static List<PhaseRef> refs(ReadingReport report, EnvironmentMapping places) {
        // A stage's name is the gate into its first phase, so only that phase may have it as its id.
        Set<String> ids = new HashSet<>(Set.of(Gates.END));
        for (Stage stage : Stage.values()) {
            ids.add(stage.label());
        }
        List<PhaseRef> refs = new ArrayList<>();
        for (PhaseReading phase : report.phases()) {
            Stage stage = Stage.ofLabel(phase.stage().word());
            boolean first = refs.stream().noneMatch(ref -> ref.stage() == stage);
            String id = first && Slugs.of(phase.title()).equals(stage.label())
                    ? stage.label()
                    : Slugs.unique(phase.title(), ids);
            refs.add(new PhaseRef(id, phase.title(), stage, places.label(phase.environment()), refs.size() + 1));
        }
        boolean boxes =
                report.items().stream().anyMatch(item -> item.kind() != dev.goaround.checklist.reading.BoxKind.TRIGGER);
        if (refs.isEmpty() && boxes) {
            refs.add(new PhaseRef(Slugs.unique(WHOLE, ids), WHOLE, Stage.PREPARE, null, 1));
        }
        boolean rollbackSteps = report.items().stream()
                .anyMatch(item -> item.kind() == dev.goaround.checklist.reading.BoxKind.ROLLBACK_STEP);
        if (rollbackSteps && refs.stream().noneMatch(ref -> ref.stage() == Stage.ROLLBACK)) {
            refs.add(new PhaseRef(Slugs.unique(ROLLBACK, ids), ROLLBACK, Stage.ROLLBACK, null, refs.size() + 1));
        }
        return refs;
    }

    /** “Engineering lead: ____” asks for an approval as much as a box does. */
    private static void signOffsWithoutBox(
            ReadingReport report, List<PhaseRef> refs, Map<String, List<Item>> items, Signers signers) {
        Set<Integer> boxed = report.items().stream().map(ItemReading::line).collect(Collectors.toSet());
        Set<String> ids = report.items().stream().map(ItemReading::id).collect(Collectors.toCollection(HashSet::new));
        for (SignOffReading signOff : report.signOffs()) {
            if (boxed.contains(signOff.line()) || refs.isEmpty()) {
                continue;
            }
            PhaseRef phase = phaseAt(report, refs, signOff.line());
            Item item = Item.open(
                    Slugs.unique("sign-off " + signOff.role(), ids),
                    "Sign-off: " + signOff.role(),
                    ItemKind.SIGN_OFF,
                    null,
                    Requirement.signOff(signOff.role(), signOff.otherThanAuthor(), signers.of(signOff.role())),
                    null,
                    ItemSource.NONE);
            items.computeIfAbsent(phase.id(), id -> new ArrayList<>()).add(item);
        }
    }

    private static PhaseSchedule schedule(ReadingReport report, PhaseRef ref) {
        return report.phases().stream()
                .filter(phase -> phase.title().equals(ref.title()))
                .findFirst()
                .map(phase -> new PhaseSchedule(phase.offset(), phase.duration(), null))
                .orElse(PhaseSchedule.NONE);
    }

    private static PhaseRef phaseAt(ReadingReport report, List<PhaseRef> refs, int line) {
        return WalkOrder.phaseOfSignOff(report, line)
                .flatMap(phase -> refs.stream()
                        .filter(ref -> ref.title().equals(phase.title()))
                        .findFirst())
                .orElse(refs.get(0));
    }

    private static Map<String, String> conditions(ReadingReport report) {
        return report.items().stream()
                .filter(item -> Objects.nonNull(item.condition()))
                .collect(Collectors.toMap(ItemReading::id, ItemReading::condition));
    }
}
