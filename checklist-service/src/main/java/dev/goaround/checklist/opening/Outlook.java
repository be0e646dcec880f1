package dev.goaround.checklist.opening;

import dev.goaround.checklist.clock.TZero;
import dev.goaround.checklist.deployment.Circumstances;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.reading.ItemKind;
import dev.goaround.checklist.reading.PhaseReading;
import dev.goaround.checklist.reading.Report;
import dev.goaround.checklist.reading.Summary;
import dev.goaround.checklist.reading.WalkedPhase;
import dev.goaround.checklist.reading.WindowReading;
import dev.goaround.checklist.reading.structure.StageFrom;
import dev.goaround.checklist.reading.words.Stage;
import dev.goaround.checklist.walk.Ruling;
import dev.goaround.contracts.watch.Trigger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What would happen in one deployment: its checklist's summary with what its environment can measure and deliver, with the
 * definition's own triggers and hours, and without what its start rules out.
 */
record Outlook(Deployment deployment, Report report, Ruling ruling, Instant at) {

    List<String> sentences() {
        return Summary.of(calls(), walk(), hours(), report.unread()).sentences();
    }

    private List<Summary.Call> calls() {
        Map<String, Summary.Call> read = Summary.of(report).calls().stream()
                .collect(Collectors.toMap(Summary.Call::id, Function.identity(), (first, same) -> first));
        // A breach in another environment holds a gate and rolls nothing back here.
        return deployment.triggers().stream()
                .filter(trigger -> trigger.environment() == null)
                .map(trigger -> call(trigger, Optional.ofNullable(read.get(trigger.id()))))
                .toList();
    }

    private static Summary.Call call(WatchedTrigger trigger, Optional<Summary.Call> read) {
        Trigger rule = trigger.rule();
        boolean silent =
                rule != null && rule.silence() != null && rule.silence().rollBack();
        return new Summary.Call(
                trigger.id(),
                read.map(Summary.Call::line).orElse(null),
                answer(rule),
                rule != null && rule.finding() != null,
                read.map(Summary.Call::when).orElse(trigger.text()),
                silent ? rule.silence().after() : null);
    }

    private static Summary.Answer answer(Trigger rule) {
        if (rule == null) {
            return Summary.Answer.UNWATCHED;
        }
        return switch (rule.mode()) {
            case AUTOMATIC -> Summary.Answer.ROLLS_BACK;
            case ASK -> Summary.Answer.ASKS;
            case SHADOW -> Summary.Answer.ONLY_SAYS;
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
                Stage.valueOf(phase.stage().name()),
                read != null && read.stageFrom() == StageFrom.PLACE,
                deployment.isElsewhere(phase),
                phase.items().stream()
                        .filter(item -> !ruling.notApplicable().containsKey(item.id()))
                        .filter(item -> !ruling.passedOver().containsKey(item.id()))
                        .map(Outlook::box)
                        .toList());
    }

    private static WalkedPhase.Box box(Item item) {
        return new WalkedPhase.Box(
                ItemKind.valueOf(item.kind().name()),
                Objects.requireNonNullElse(item.asks().role(), item.text()),
                item.lore().choice() == null ? null : item.lore().choice().group(),
                false,
                item.lore().condition() != null);
    }

    /** Windows as they are; of the freezes those that hold at T-0, as far as that is known. */
    private Summary.Hours hours() {
        Circumstances around = deployment.circumstances();
        Instant begin = TZero.of(deployment).orElse(at);
        List<String> freezes = around.freezes().stream()
                .filter(freeze -> !begin.isBefore(freeze.from()) && begin.isBefore(freeze.to()))
                .map(freeze -> "“" + freeze.name() + "”")
                .toList();
        return new Summary.Hours(
                around.windows().stream().map(Outlook::words).distinct().toList(), freezes);
    }

    private static String words(Circumstances.Window window) {
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
