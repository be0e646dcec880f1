package dev.goaround.contracts.watch;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The whole watch of one deployment. A later revision replaces an earlier one; rules with the same id keep their pending
 * state. A tombstone ends the watch.
 *
 * @param revision of the watch, from 1; samples and verdicts carry it
 * @param purpose what the watch is for
 * @param armed whether a breach of an automatic trigger orders the rollback
 * @param expectedVersion the version that should answer: the candidate, or in a verification the old one
 * @param anchor tick {@code n} of a probe is due at {@code anchor + n × every}; the same in every revision, so that sequence
 *     numbers go on
 * @param since windows never reach back over this instant: the deployment's, or the last traffic step's
 * @param expiresAt the probes stop by themselves then, so that a lost tombstone does not probe for ever
 * @param rollback what an order will do, in this order; empty: nothing is configured, an order pages a person
 * @param targetVersion what the order will roll back to; null: not known, a person is asked
 * @param verifyWithin how long after the last rollback step the old version may take to be verified; {@link #VERIFY_WITHIN}
 *     if not said
 */
public record WatchPlanned(
        DeploymentRef deployment,
        long revision,
        WatchPurpose purpose,
        boolean armed,
        String expectedVersion,
        Instant anchor,
        Instant since,
        Instant expiresAt,
        List<Target> targets,
        List<Probe> probes,
        List<Trigger> triggers,
        List<Check> checks,
        List<Soak> soaks,
        List<RollbackStep> rollback,
        String targetVersion,
        Duration verifyWithin)
        implements Event {

    public static final Duration VERIFY_WITHIN = Duration.ofMinutes(5);

    public WatchPlanned {
        targets = targets == null ? List.of() : List.copyOf(targets);
        probes = probes == null ? List.of() : List.copyOf(probes);
        triggers = triggers == null ? List.of() : List.copyOf(triggers);
        checks = checks == null ? List.of() : List.copyOf(checks);
        soaks = soaks == null ? List.of() : List.copyOf(soaks);
        rollback = rollback == null ? List.of() : List.copyOf(rollback);
        verifyWithin = verifyWithin == null ? VERIFY_WITHIN : verifyWithin;
    }

    @Override
    public String key() {
        return deployment.id();
    }
}
