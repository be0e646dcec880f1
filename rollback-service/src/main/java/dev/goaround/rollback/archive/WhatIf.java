package dev.goaround.rollback.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Judges a recorded log under another trigger alone: whether and when it would have ordered. What people asked is left out. */
public final class WhatIf {

    private final RecordedLog log;
    private final Trigger trigger;
    private final JudgedAgain again;
    private Instant zero;
    private boolean armed;
    private Instant firedAt;
    private boolean judged;
    private String reason;
    private RollbackOrdered actual;

    /** @param trigger on a condition; its floor is used where the plan has no trigger on one */
    public WhatIf(RecordedLog log, RecordReader reader, Trigger trigger) {
        this.log = log;
        this.trigger = trigger;
        this.again = new JudgedAgain(log.deployment(), reader, this::planned);
    }

    /**
     * @param zero the deployment's instant by its plan; null if no plan is recorded
     * @param firedAt the log's time of the sample that would have completed the breach; null: it would not have fired
     * @param unjudged why the trigger was never judged, or null if it was
     * @param actual the order that was given, or null
     * @param broken why the log could not be walked, or null
     */
    public record Answer(Instant zero, Instant firedAt, String unjudged, RollbackOrdered actual, String broken) {}

    public Answer run() throws IOException {
        JudgesOrder.End end = new JudgesOrder(log).walk(new JudgesOrder.Walker() {
            @Override
            public boolean sample(LoggedRecord sample, JudgeNote note) {
                actually(note);
                hear(firedAt == null ? again.sample(sample, note) : List.of());
                return true;
            }

            @Override
            public boolean noted(JudgeNote note) {
                actually(note);
                boolean asked = Topic.REQUESTS.topicName().equals(note.topic());
                hear(firedAt == null && !asked ? again.noted(note) : List.of());
                return true;
            }
        });
        String broken = end instanceof JudgesOrder.End.Headless headless
                ? headless.reason()
                : end instanceof JudgesOrder.End.Torn torn ? torn.reason() : null;
        return new Answer(zero, firedAt, judged ? null : reason, actual, broken);
    }

    private WatchPlanned planned(WatchPlanned plan) {
        boolean arms = plan.armed() && plan.purpose() == WatchPurpose.DEPLOYMENT;
        if (zero == null || (arms && !armed)) {
            zero = plan.since();
        }
        armed |= arms;
        return new WatchPlanned(
                plan.deployment(),
                plan.revision(),
                plan.purpose(),
                plan.armed(),
                plan.expectedVersion(),
                plan.anchor(),
                plan.since(),
                plan.expiresAt(),
                plan.targets(),
                plan.probes(),
                plan.purpose() == WatchPurpose.DEPLOYMENT ? List.of(onTheFloorOf(plan)) : List.of(),
                List.of(),
                List.of(),
                plan.rollback(),
                plan.targetVersion(),
                plan.verifyWithin());
    }

    /** As many samples and requests as the deployment's own triggers asked for, of the same signal if there is one. */
    private Trigger onTheFloorOf(WatchPlanned plan) {
        List<Trigger> own =
                plan.triggers().stream().filter(one -> one.condition() != null).toList();
        return own.stream()
                .filter(one ->
                        one.condition().signal().equals(trigger.condition().signal()))
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(one -> new Trigger(
                        trigger.id(),
                        trigger.text(),
                        trigger.condition(),
                        null,
                        trigger.mode(),
                        trigger.gap(),
                        one.floor()))
                .orElse(trigger);
    }

    private void actually(JudgeNote note) {
        if (note != null) {
            note.said().stream()
                    .filter(said -> said.data() != null && said.type().equals(EventType.ROLLBACK_ORDERED.type()))
                    .findFirst()
                    .ifPresent(said -> actual = JudgedAgain.order(said));
        }
    }

    private void hear(List<Conclusion> follows) {
        for (Conclusion said : follows) {
            if (EventType.ROLLBACK_ORDERED.type().equals(said.type())) {
                firedAt = JudgedAgain.order(said).sampleAt();
            } else if (EventType.VERDICT_CHANGED.type().equals(said.type()) && said.data() != null) {
                hear(verdict(said));
            }
        }
    }

    private void hear(VerdictChanged changed) {
        VerdictKind kind = changed.verdict().kind();
        judged |= kind == VerdictKind.HEALTHY || kind == VerdictKind.BREACH;
        reason = changed.verdict().reason();
    }

    private static VerdictChanged verdict(Conclusion said) {
        try {
            return EventJson.read(said.data().getBytes(UTF_8), VerdictChanged.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the verdict was written just now", e);
        }
    }
}
