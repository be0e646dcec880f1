package dev.goaround.checklist.start;

import dev.goaround.checklist.clock.TZero;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.GateContext;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.lifecycle.ItemRuling;
import dev.goaround.checklist.reading.BoxKind;
import dev.goaround.checklist.reading.ChecklistSummary;
import dev.goaround.checklist.reading.PhaseReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.WalkedPhase;
import dev.goaround.checklist.reading.WindowReading;
import dev.goaround.checklist.reading.structure.StageFrom;
import dev.goaround.checklist.reading.words.ChecklistStage;
import dev.goaround.contracts.watch.Trigger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What would happen in one deployment: its checklist's summary with what its environment can measure and deliver, with the
 * definition's own triggers and hours, and without what its start rules out.
 */
record DeploymentOutlook(Deployment deployment, ReadingReport report, ItemRuling ruling, Instant at) {

    List<String> sentences() {
        return ChecklistSummary.of(calls(), walk(), hours(), report.unread()).sentences();
    }

    private List<ChecklistSummary.Call> calls() {
        Map<String, ChecklistSummary.Call> read = ChecklistSummary.of(report).calls().stream()
                .collect(Collectors.toMap(ChecklistSummary.Call::id, Function.identity(), (first, same) -> first));
        // A breach in another environment holds a gate and rolls nothing back here.
        return deployment.triggers().stream()
                .filter(trigger -> trigger.environment() == null)
                .map(trigger -> call(trigger, Optional.ofNullable(read.get(trigger.id()))))
                .toList();
    }

    private static ChecklistSummary.Call call(WatchedTrigger trigger, Optional<ChecklistSummary.Call> read) {
        Trigger rule = trigger.rule();
        boolean silent =
                rule != null && rule.silence() != null && rule.silence().rollBack();
        return new ChecklistSummary.Call(
                trigger.id(),
                read.map(ChecklistSummary.Call::line).orElse(null),
                answer(rule),
                rule != null && rule.finding() != null,
                read.map(ChecklistSummary.Call::when).orElse(trigger.text()),
                silent ? rule.silence().after() : null);
    }

    private static ChecklistSummary.Answer answer(Trigger rule) {
        if (rule == null) {
            return ChecklistSummary.Answer.UNWATCHED;
        }
        return switch (rule.mode()) {
            case AUTOMATIC -> ChecklistSummary.Answer.ROLLS_BACK;
            case ASK -> ChecklistSummary.Answer.ASKS;
            case SHADOW -> ChecklistSummary.Answer.ONLY_SAYS;
        };
    }

    private List<WalkedPhase> walk() {
        Map<String, PhaseReading> read = new HashMap<>();
        report.phases().forEach(phase -> read.putIfAbsent(phase.title(), phase));
        return deployment.phases().stream()
                .map(phase -> walked(phase, read.get(phase.ref().title())))
                .toList();
    }

    private WalkedPhase walked(Phase phase, PhaseReading read) {
        return new WalkedPhase(
                phase.ref().title(),
                read == null ? null : read.line(),
                ChecklistStage.valueOf(phase.stage().name()),
                read != null && read.stageFrom() == StageFrom.PLACE,
                deployment.isElsewhere(phase),
                phase.items().stream()
                        .filter(item -> !ruling.notApplicable().containsKey(item.id()))
                        .filter(item -> !ruling.passedOver().containsKey(item.id()))
                        .map(DeploymentOutlook::box)
                        .toList());
    }

    private static WalkedPhase.Box box(Item item) {
        return new WalkedPhase.Box(
                BoxKind.valueOf(item.kind().name()),
                item.asks().signOff().map(Requirement.SignOff::role).orElse(item.text()),
                item.lore().choice() == null ? null : item.lore().choice().group(),
                false,
                item.lore().condition() != null);
    }

    /** Windows as they are; of the freezes those that hold at T-0, as far as that is known. */
    private ChecklistSummary.Hours hours() {
        GateContext around = deployment.circumstances();
        Instant begin = TZero.of(deployment).orElse(at);
        List<String> freezes = around.freezes().stream()
                .filter(freeze -> !begin.isBefore(freeze.from()) && begin.isBefore(freeze.to()))
                .map(freeze -> "“" + freeze.name() + "”")
                .toList();
        return new ChecklistSummary.Hours(
                around.windows().stream()
                        .map(DeploymentOutlook::words)
                        .distinct()
                        .toList(),
                freezes);
    }

    private static String words(GateContext.Window window) {
        return new WindowReading(
                        1,
                        WindowReading.Kind.WINDOW,
                        window.days().stream().sorted().toList(),
                        window.from(),
                        window.to(),
                        window.zone().getId(),
                        null,
                        window.text())
                .inWords();
    }
}
