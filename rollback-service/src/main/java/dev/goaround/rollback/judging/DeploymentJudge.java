package dev.goaround.rollback.judging;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.request.AskAnswered;
import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.request.RollbackRequested;
import dev.goaround.contracts.sample.SampleEvent;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.verdicts.Judgement;
import dev.goaround.verdicts.VerdictCause;
import dev.goaround.verdicts.WatchState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides on one record after the other. Plans make and revise watches, samples are judged under them, a breach or a request
 * gives the order.
 *
 * <p>A finding fires the triggers of the plan that name it. One that no trigger names orders nothing: it is said as a breach
 * of the rule {@code finding:<name>}, so that a person is asked, whose answer can give the order.
 *
 * <p>What has ended stays ended: neither a late plan nor a late request begins it again.
 */
public final class DeploymentJudge {

    private final InstantSource clock;
    private final JudgingReport report;
    private final OrderDecision orderDecision;
    private final PendingRecords pending;

    public DeploymentJudge(InstantSource clock, JudgingReport report) {
        this.clock = clock;
        this.report = report;
        this.orderDecision = new OrderDecision(clock, report);
        this.pending = new PendingRecords(clock, report);
    }

    public Decision on(WatchedDeployment state, DecodedRecord.EventRead read) {
        return on(state, read.envelope(), read.event(), read.written());
    }

    private Decision on(WatchedDeployment state, Envelope envelope, Event event, Instant written) {
        if (event instanceof WatchPlanned plan) {
            return onPlan(state, WindowStart.of(plan, written), envelope);
        }
        if (event instanceof SampleEvent sample) {
            return onSample(state, sample, envelope, written);
        }
        return onRequest(state, event, envelope, written);
    }

    /**
     * The watch is over. Requests that still wait for a plan are refused visibly.
     *
     * @param written when the log took its end
     */
    public Decision onEnd(WatchedDeployment state, Instant written) {
        List<Output> refused = new ArrayList<>();
        for (PendingRecord pending : state.held()) {
            if (!PendingRecords.isSample(pending.envelope())) {
                refused.add(refusal(
                        pending.envelope(),
                        "the watch of deployment " + pending.envelope().key() + " has ended"));
            }
        }
        report.released(state.held().size());
        return new Decision(state.end(written), refused);
    }

    /** Gives up waiting for a plan. What a person or pipeline asked for is ordered without one, which pages someone. */
    public Decision onOverdue(WatchedDeployment state) {
        List<PendingRecord> overdue = pending.overdue(state);
        if (overdue.isEmpty()) {
            return Decision.of(state);
        }
        List<PendingRecord> rest = new ArrayList<>(state.held());
        rest.removeAll(overdue);
        report.released(overdue.size());
        Decision decision = Decision.of(state.holding(rest));
        for (PendingRecord pending : overdue) {
            decision = decision.then(withoutPlan(decision.state(), pending.envelope()));
        }
        return decision;
    }

    /**
     * The tick to write into the log, if one would change a verdict.
     *
     * @param logTime how far the log's time has come, were it read without delay
     */
    public List<Envelope> ticks(WatchedDeployment state, Instant logTime) {
        return state.watch() != null && state.watch().isMovedByTime(logTime)
                ? List.of(EventFactory.tick(state.watch().plan().deployment().id(), logTime))
                : List.of();
    }

    private Decision onPlan(WatchedDeployment state, WatchPlanned plan, Envelope envelope) {
        if (state.ended()) {
            report.dropped(JudgingReport.Why.WATCH_ENDED);
            return Decision.of(state);
        }
        Judgement judgement =
                state.watch() == null ? WatchState.begin(plan) : state.watch().apply(plan);
        Decision planned = judged(state, judgement, envelope);
        return released(planned, plan.revision());
    }

    /** Those that waited for this plan follow it at once, in the order in which they came. */
    private Decision released(Decision planned, long revision) {
        List<PendingRecord> waiting = new ArrayList<>();
        List<PendingRecord> freed = new ArrayList<>();
        for (PendingRecord pending : planned.state().held()) {
            boolean waits =
                    event(pending.envelope()) instanceof SampleTaken sample && sample.watchRevision() > revision;
            (waits ? waiting : freed).add(pending);
        }
        report.released(freed.size());
        Decision decision = new Decision(planned.state().holding(waiting), planned.outputs());
        for (PendingRecord pending : freed) {
            decision = decision.then(
                    on(decision.state(), pending.envelope(), event(pending.envelope()), pending.written()));
        }
        return decision;
    }

    private Decision onSample(WatchedDeployment state, SampleEvent event, Envelope envelope, Instant written) {
        if (state.ended()) {
            report.dropped(JudgingReport.Why.WATCH_ENDED);
            return Decision.of(state);
        }
        if (event instanceof SampleTaken sample && isEarly(state, sample)) {
            return Decision.of(pending.hold(state, envelope, written));
        }
        if (state.watch() == null) {
            report.dropped(JudgingReport.Why.NO_PLAN);
            return Decision.of(state);
        }
        return judged(state, state.watch().accept(event, written), envelope);
    }

    private static boolean isEarly(WatchedDeployment state, SampleTaken sample) {
        return state.watch() == null
                || sample.watchRevision() > state.watch().plan().revision();
    }

    private Decision onRequest(WatchedDeployment state, Event event, Envelope envelope, Instant written) {
        if (state.ended()) {
            return Decision.of(
                    state,
                    refusal(
                            envelope,
                            "the watch of deployment " + envelope.key() + " has ended: nothing to roll back"));
        }
        if (state.watch() == null) {
            return Decision.of(pending.hold(state, envelope, written));
        }
        if (event instanceof FindingRaised finding) {
            return onFinding(state, finding, envelope);
        }
        return asked(state, event, envelope);
    }

    private Decision asked(WatchedDeployment state, Event event, Envelope envelope) {
        if (event instanceof RollbackRequested request) {
            return orderDecision.onRequest(state, request, envelope);
        }
        if (event instanceof AskAnswered answer) {
            return orderDecision.onAnswer(state, answer, envelope);
        }
        return Decision.of(state, refusal(envelope, "the judge has no use for " + envelope.type()));
    }

    private Decision onFinding(WatchedDeployment state, FindingRaised finding, Envelope envelope) {
        boolean named = state.watch().plan().triggers().stream()
                .anyMatch(trigger -> finding.finding().equals(trigger.finding()));
        if (named) {
            return judged(state, state.watch().raise(finding), envelope);
        }
        VerdictChanged asking = unnamed(state.watch().plan(), finding);
        report.changed(asking, VerdictCause.FINDING);
        return Decision.of(state, EventFactory.verdict(asking, envelope, clock.instant()));
    }

    private static VerdictChanged unnamed(WatchPlanned plan, FindingRaised finding) {
        String reason = finding.finding() + " raised by " + finding.by() + ": " + finding.text()
                + " (no trigger of the checklist names it, so a person has to decide)";
        return new VerdictChanged(
                plan.deployment(),
                plan.revision(),
                plan.purpose(),
                VerdictChanged.Subject.TRIGGER,
                "finding:" + finding.finding(),
                null,
                finding.finding(),
                new Verdict(VerdictKind.BREACH, null, reason, null),
                finding.at(),
                plan.armed() && plan.purpose() == WatchPurpose.DEPLOYMENT);
    }

    private Decision withoutPlan(WatchedDeployment state, Envelope envelope) {
        Event event = event(envelope);
        if (PendingRecords.isSample(envelope)) {
            report.dropped(JudgingReport.Why.NO_PLAN);
            return Decision.of(state);
        }
        return event instanceof FindingRaised
                ? Decision.of(
                        state, refusal(envelope, "no watch plan of deployment " + envelope.key() + " came in time"))
                : asked(state, event, envelope);
    }

    private Decision judged(WatchedDeployment state, Judgement judgement, Envelope envelope) {
        report.judged(judgement);
        Instant now = clock.instant();
        List<Output> said = new ArrayList<>();
        judgement.seen().ifPresent(seen -> said.add(EventFactory.seen(seen, envelope, now)));
        for (VerdictChanged change : judgement.changes()) {
            report.changed(change, because(judgement, change));
            said.add(EventFactory.verdict(change, envelope, now));
        }
        WatchedDeployment watched = state.with(judgement.state());
        return new Decision(watched, said).then(orderDecision.onBreaches(watched, judgement.breaches(), envelope));
    }

    private static VerdictCause because(Judgement judgement, VerdictChanged change) {
        return judgement.state().standings().stream()
                .filter(standing ->
                        standing.subject() == change.subject() && standing.id().equals(change.rule()))
                .findFirst()
                .orElseThrow()
                .because();
    }

    private Output.Refused refusal(Envelope envelope, String reason) {
        report.refused(reason);
        return new Output.Refused(envelope, reason);
    }

    private static Event event(Envelope held) {
        try {
            return held.event();
        } catch (IOException e) {
            throw new UncheckedIOException("a held record was readable when it came", e);
        }
    }
}
