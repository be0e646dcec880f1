package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Silence;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.contracts.watch.WatchPlanned;
import java.util.List;
import java.util.stream.Stream;

/** A trigger or a check, as the judge sees it. */
record Rule(
        Subject subject,
        String id,
        String item,
        String text,
        Condition condition,
        Floor floor,
        GapPolicy gap,
        TriggerMode mode,
        Silence silence) {

    /** Those with a condition, triggers first. */
    static List<Rule> of(WatchPlanned plan) {
        return Stream.concat(
                        plan.triggers().stream()
                                .filter(trigger -> trigger.condition() != null)
                                .map(Rule::of),
                        plan.checks().stream().map(Rule::of))
                .toList();
    }

    /** @param trigger a finding's has no condition */
    static Rule of(Trigger trigger) {
        return new Rule(
                Subject.TRIGGER,
                trigger.id(),
                null,
                trigger.text(),
                trigger.condition(),
                trigger.floor(),
                trigger.gap(),
                trigger.mode(),
                trigger.silence());
    }

    /** A check's good time must be seen whole, so a gap starts it again. */
    private static Rule of(Check check) {
        return new Rule(
                Subject.CHECK,
                check.id(),
                check.item(),
                check.text(),
                check.condition(),
                check.floor(),
                GapPolicy.RESET,
                null,
                null);
    }

    String key() {
        return key(subject, id);
    }

    static String key(Subject subject, String id) {
        return subject.name() + ":" + id;
    }

    boolean asks() {
        return mode == TriggerMode.ASK;
    }

    boolean shadows() {
        return mode == TriggerMode.SHADOW;
    }

    boolean isTrigger() {
        return subject == Subject.TRIGGER;
    }
}
