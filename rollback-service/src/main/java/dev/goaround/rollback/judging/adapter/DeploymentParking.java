package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.messaging.Envelope;
import dev.goaround.rollback.judging.Parking;
import dev.goaround.rollback.judging.WatchedDeployment;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parks a deployment one of whose records the judge fails on, by a defect of its own (ADR 0020): that it is parked is stored, with as much
 * of its state as can be, and all its rules are said to be unknown. What is said is decided by {@link Parking}.
 */
final class DeploymentParking {

    private static final String SOURCE = "/goaround/rollback-service";
    private static final int LONGEST_REASON = 300;

    private final PartitionDeployments deployments;
    private final JudgeOutputs outputs;
    private final Parking parking;
    private final InstantSource clock;

    /** Parked while they were judged again, when nothing can be said yet. */
    private final List<String> unsaid = new ArrayList<>();

    DeploymentParking(PartitionDeployments deployments, JudgeOutputs outputs, InstantSource clock) {
        this.deployments = deployments;
        this.outputs = outputs;
        this.parking = new Parking(clock);
        this.clock = clock;
    }

    /** Without a word yet. */
    void park(String deployment, LiveDeployment known, Throwable defect) {
        park(deployment, known, because(defect));
    }

    /** In memory only, while nothing can be said or stored: {@link #sayUnsaid} makes up for it. */
    void parkSilently(String deployment, LiveDeployment known, Throwable defect) {
        deployments.keep(deployment, known.parked(because(defect)));
        deployments.isParked(deployment, true);
        unsaid.add(deployment);
    }

    void sayUnsaid() {
        List.copyOf(unsaid).forEach(this::say);
        unsaid.clear();
    }

    /** That the rules of a parked deployment are unknown, because of no record that could be named. */
    void say(String deployment) {
        deployments.live(deployment).filter(LiveDeployment::isParked).ifPresent(parked -> {
            park(deployment, parked, parked.parked());
            TimePassed event = new TimePassed(deployment, clock.instant());
            String id = deployment + ":parked:" + clock.instant().toEpochMilli();
            Envelope now = Envelope.of(event, id, SOURCE, event.at(), null, null);
            outputs.put(parking.said(parked.state(), now, event, parked.parked()));
        });
    }

    /** That they are unknown because of that record. */
    void say(WatchedDeployment before, Envelope envelope, Event event, Throwable defect) {
        outputs.put(parking.said(before, envelope, event, because(defect)));
    }

    private void park(String deployment, LiveDeployment known, String because) {
        WatchedDeployment whole = known.state();
        Optional<byte[]> snapshot = bytes(whole, because);
        if (snapshot.isPresent()) {
            deployments.parked(deployment, known, whole, because, snapshot.get());
            return;
        }
        // What a person's order needs is kept, and that order's state is small enough then.
        WatchedDeployment kept = whole.withoutReadings();
        byte[] smaller = bytes(kept, because).orElseGet(() -> withoutWatch(whole, because));
        deployments.parked(deployment, known, kept, because, smaller);
    }

    private Optional<byte[]> bytes(WatchedDeployment state, String because) {
        try {
            return Optional.of(new StateSnapshots.Snapshot(state, deployments.takenTo(), because).bytes());
        } catch (RuntimeException | StackOverflowError tooLarge) {
            return Optional.empty();
        }
    }

    /** Where it is the plan that is too large. */
    private byte[] withoutWatch(WatchedDeployment state, String because) {
        WatchedDeployment rest = new WatchedDeployment(null, state.order(), state.ended(), List.of(), state.endedAt());
        return new StateSnapshots.Snapshot(rest, deployments.takenTo(), because).bytes();
    }

    private static String because(Throwable defect) {
        String said = String.valueOf(defect);
        return said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) + "…" : said;
    }
}
