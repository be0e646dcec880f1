package dev.goaround.checklist.running.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.watch.OverdueItems;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.deployment.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** What the deployments that run now look like as gauges. A deployment's id is a label only as long as it runs. */
final class RunningGauges {

    /** The value of a label where no phase is open: an empty one would be none at all. */
    private static final String NONE = "none";

    /** A gate whose reasons time alone changes is shown so old at most. */
    private static final Duration AS_OF = Duration.ofSeconds(10);

    /** What one deployment adds to the gauges. */
    private record Part(
            long revision,
            Instant at,
            Tags place,
            Tags standing,
            Tags age,
            List<Tags> waiting,
            Map<Tags, Integer> open) {}

    private final Clock clock;
    private volatile Map<String, Part> parts = Map.of();
    private final GaugeSeries phases;
    private final GaugeSeries ages;
    private final GaugeSeries gates;
    private final GaugeSeries openItems;
    private final GaugeSeries overdueItems;

    RunningGauges(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.phases = new GaugeSeries(
                registry,
                "goaround_deployment_phase_info",
                "Always 1, for each deployment that has begun and not ended; the labels say where it stands");
        this.ages = new GaugeSeries(
                registry, "goaround_deployment_running_seconds", "Time since the opening of each running deployment");
        this.gates = new GaugeSeries(
                registry,
                "goaround_gates_waiting",
                "Gates of running deployments that are shut for this reason; one may be shut for several");
        this.openItems = new GaugeSeries(
                registry, "goaround_items_open", "Items of the open phases that are neither done nor waived");
        this.overdueItems = new GaugeSeries(
                registry,
                "goaround_items_overdue",
                "Items of the open phases that had all their time and are not settled");
    }

    /** Replaces what was shown before. */
    void show(List<Deployment> running) {
        Map<Tags, DoubleSupplier> info = new HashMap<>();
        Map<Tags, DoubleSupplier> age = new HashMap<>();
        Map<Tags, Integer> waiting = new HashMap<>();
        Map<Tags, Integer> open = new HashMap<>();
        Map<Tags, Integer> overdue = new HashMap<>();
        Map<String, Part> shown = new HashMap<>();
        Instant now = clock.instant();
        for (Deployment deployment : running) {
            Part part = part(deployment, now);
            shown.put(deployment.id(), part);
            info.put(part.standing(), () -> 1);
            age.put(
                    part.age(),
                    () -> Duration.between(deployment.openedAt(), clock.instant())
                                    .toMillis()
                            / 1000.0);
            part.waiting().forEach(tags -> waiting.merge(tags, 1, Integer::sum));
            part.open().forEach((tags, count) -> open.merge(tags, count, Integer::sum));
            overdue.merge(part.place(), OverdueItems.items(deployment, now).size(), Integer::sum);
        }
        parts = shown;
        phases.show(info);
        ages.show(age);
        gates.show(constant(waiting));
        openItems.show(constant(open));
        overdueItems.show(constant(overdue));
    }

    private Part part(Deployment deployment, Instant now) {
        Part before = parts.get(deployment.id());
        if (before != null
                && before.revision() == deployment.ref().revision()
                && now.isBefore(before.at().plus(AS_OF))) {
            return before;
        }
        Tags place = place(deployment);
        Map<Tags, Integer> open = new HashMap<>();
        openItems(deployment).forEach((kind, count) -> open.put(place.and("kind", label(kind)), count));
        return new Part(
                deployment.ref().revision(),
                now,
                place,
                standing(deployment),
                place.and("deployment", deployment.id()),
                reasons(deployment, now).stream()
                        .map(reason -> place.and("reason", reason))
                        .toList(),
                open);
    }

    private static Map<ItemKind, Integer> openItems(Deployment deployment) {
        Map<ItemKind, Integer> open = new EnumMap<>(ItemKind.class);
        openPhase(deployment)
                .map(Phase::items)
                .orElse(List.of())
                .forEach(item -> open.merge(item.kind(), item.isSettled() ? 0 : 1, Integer::sum));
        return open;
    }

    private static Tags standing(Deployment deployment) {
        Optional<Phase> open = openPhase(deployment);
        return place(deployment)
                .and("deployment", deployment.id())
                .and("version", deployment.ref().version())
                .and("state", deployment.state().label())
                .and("phase", open.map(Phase::id).orElse(NONE))
                .and("stage", open.map(phase -> phase.stage().label()).orElse(NONE));
    }

    /** The walk's own, and once it is rolling back the one with the checklist's rollback boxes. */
    private static Optional<Phase> openPhase(Deployment deployment) {
        return deployment.isRollingBack()
                ? deployment.phases().stream()
                        .filter(phase -> phase.isOpen() && phase.stage() == Stage.ROLLBACK)
                        .findFirst()
                : deployment.openPhase();
    }

    private static List<String> reasons(Deployment deployment, Instant now) {
        return deployment.isRunning()
                ? Gates.ahead(deployment, now).map(Gates.Gate::reasons).orElse(List.of()).stream()
                        .map(Reason::code)
                        .distinct()
                        .map(RunningGauges::label)
                        .toList()
                : List.of();
    }

    private static Tags place(Deployment deployment) {
        return Tags.of(
                "service",
                deployment.ref().service(),
                "environment",
                deployment.ref().environment());
    }

    private static Map<Tags, DoubleSupplier> constant(Map<Tags, Integer> counts) {
        Map<Tags, DoubleSupplier> values = new HashMap<>();
        counts.forEach((tags, count) -> values.put(tags, () -> count));
        return values;
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
