package dev.goaround.rollback.judging;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.rollback.order.OrderMarker;
import java.time.Instant;
import java.util.List;

/**
 * How a deployment stands now.
 *
 * @param watchRevision 0 if it is not watched (any more)
 * @param at the log's time up to which it was judged, or null
 * @param order that was given, or null
 */
public record DeploymentVerdicts(
        String deployment,
        String service,
        String environment,
        long watchRevision,
        boolean armed,
        Instant at,
        OrderMarker order,
        List<Line> verdicts) {

    /** @param item that a check or soak ticks, or null */
    public record Line(VerdictChanged.Subject subject, String rule, String item, String text, Verdict verdict) {}

    public static DeploymentVerdicts of(String deployment, WatchedDeployment state) {
        if (state.watch() == null) {
            return new DeploymentVerdicts(deployment, null, null, 0, false, null, state.order(), List.of());
        }
        WatchPlanned plan = state.watch().plan();
        List<Line> lines = state.watch().verdicts().stream()
                .map(said -> new Line(said.subject(), said.rule(), said.item(), said.text(), said.verdict()))
                .toList();
        return new DeploymentVerdicts(
                deployment,
                plan.deployment().service(),
                plan.deployment().environment(),
                plan.revision(),
                plan.armed(),
                state.watch().now(),
                state.order(),
                lines);
    }

    /**
     * Nothing is known of a deployment of which nothing is judged.
     *
     * @param because what the judge failed with
     */
    public DeploymentVerdicts parked(String because) {
        Verdict unknown = new Verdict(
                VerdictKind.UNKNOWN, null, "parked: nothing is judged until it is planned anew: " + because, null);
        List<Line> lines = verdicts.stream()
                .map(line -> new Line(line.subject(), line.rule(), line.item(), line.text(), unknown))
                .toList();
        return new DeploymentVerdicts(deployment, service, environment, watchRevision, armed, at, order, lines);
    }
}
