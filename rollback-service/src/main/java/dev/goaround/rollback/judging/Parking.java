package dev.goaround.rollback.judging;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.sample.SampleEvent;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.Envelope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a deployment one of whose records the judge cannot handle, by its own defect: nothing is judged for it until
 * its next plan, because a verdict without that record would be a guess. All its rules are said to be unknown, which holds its
 * gates and tells a person; whoever asks for the rollback still gets it. Other deployments do not notice.
 */
public record Parking(InstantSource clock) {

    /**
     * @param state before the record
     * @param event of the envelope
     * @param because what the judge failed with
     */
    public List<Output> said(WatchedDeployment state, Envelope envelope, Event event, String because) {
        WatchPlanned plan = event instanceof WatchPlanned planned ? planned : plan(state);
        if (plan == null) {
            return List.of();
        }
        Instant now = clock.instant();
        Instant at = state.watch() == null ? now : state.watch().now();
        Verdict unknown = new Verdict(VerdictKind.UNKNOWN, null, reason(event, because), null);
        List<Output> said = new ArrayList<>();
        plan.triggers()
                .forEach(trigger -> said.add(said(
                        plan,
                        VerdictChanged.Subject.TRIGGER,
                        trigger.id(),
                        null,
                        trigger.text(),
                        unknown,
                        at,
                        envelope)));
        plan.checks()
                .forEach(check -> said.add(said(
                        plan,
                        VerdictChanged.Subject.CHECK,
                        check.id(),
                        check.item(),
                        check.text(),
                        unknown,
                        at,
                        envelope)));
        plan.soaks()
                .forEach(soak -> said.add(said(
                        plan,
                        VerdictChanged.Subject.SOAK,
                        soak.id(),
                        soak.item(),
                        soak.text(),
                        unknown,
                        at,
                        envelope)));
        return said;
    }

    private Output said(
            WatchPlanned plan,
            VerdictChanged.Subject subject,
            String rule,
            String item,
            String text,
            Verdict verdict,
            Instant at,
            Envelope envelope) {
        VerdictChanged change = new VerdictChanged(
                plan.deployment(), plan.revision(), plan.purpose(), subject, rule, item, text, verdict, at, false);
        return EventFactory.verdict(change, envelope, clock.instant());
    }

    private static String reason(Event event, String because) {
        String what = event instanceof WatchPlanned
                ? "the watch plan"
                : event instanceof SampleEvent ? "a sample" : "a request";
        return "the judge failed on " + what + " of this deployment and judges nothing of it until it is planned anew: "
                + because;
    }

    private static WatchPlanned plan(WatchedDeployment state) {
        return state.watch() == null ? null : state.watch().plan();
    }
}
