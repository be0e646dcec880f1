package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.Topic;
import dev.goaround.contracts.sample.SampleEvent;
import dev.goaround.messaging.DecodedRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Takes up every deployment of a partition where its former judge left it (ADR 0017):
 *
 * <ol>
 *   <li>ask the broker up to which sample the former judge has taken them, and committed that;
 *   <li>read each deployment's snapshot, which tells up to which sample it tells;
 *   <li>judge the samples in between again, from the oldest snapshot on, and say nothing: it was said when they were judged first;
 *   <li>show how each deployment stands.
 * </ol>
 */
final class StateRecall {

    private final int partition;
    private final TakenSamples samples;
    private final PartitionDeployments deployments;
    private final DeploymentParking parking;
    private final StreamReport report;
    private final InstantSource clock;

    StateRecall(
            int partition,
            TakenSamples samples,
            PartitionDeployments deployments,
            DeploymentParking parking,
            StreamReport report,
            InstantSource clock) {
        this.partition = partition;
        this.samples = samples;
        this.deployments = deployments;
        this.parking = parking;
        this.report = report;
        this.clock = clock;
    }

    void from(StateSnapshots snapshots) {
        long takenTo = samples.takenTo(partition);
        deployments.open(snapshots, takenTo);
        readSnapshots(snapshots);
        long from = deployments.live().stream()
                .map(deployments::known)
                .filter(LiveDeployment::isJudged)
                .mapToLong(LiveDeployment::storedTo)
                .min()
                .orElse(takenTo);
        if (from < takenTo) {
            samples.between(partition, from, takenTo, this::judgeAgain);
        }
        deployments.live().stream()
                .map(deployments::known)
                .filter(deployment -> !deployment.isParked())
                .forEach(deployment -> deployments.stands(deployment.state()));
    }

    private void readSnapshots(StateSnapshots snapshots) {
        Instant now = clock.instant();
        for (String deployment : snapshots.deployments()) {
            StateSnapshots.Snapshot snapshot = snapshots.read(deployment);
            if (snapshot.state().isLive()) {
                long storedTo = snapshot.samplesTo() == null ? LiveDeployment.UNSAID : snapshot.samplesTo();
                deployments.keep(deployment, LiveDeployment.of(snapshot, storedTo, now));
            }
            if (snapshot.parked() != null) {
                deployments.isParked(deployment, true);
            }
        }
    }

    private void judgeAgain(long offset, String key, Supplier<DecodedRecord> reading) {
        report.works(partition);
        if (key != null && !isUntold(key, offset)) {
            return;
        }
        if (reading.get() instanceof DecodedRecord.EventRead read
                && read.event() instanceof SampleEvent sample
                && isUntold(read.envelope().key(), offset)) {
            judgeAgain(read.envelope().key(), sample, read.written());
        }
    }

    private void judgeAgain(String deployment, SampleEvent sample, Instant written) {
        LiveDeployment before = deployments.known(deployment);
        try {
            deployments.keep(deployment, before.judgedInto(before.state().judgingAgain(sample, written)));
        } catch (RuntimeException | StackOverflowError defect) {
            // An older release passed over it.
            report.unhandled(Topic.SAMPLES.topicName(), deployment, defect);
            parking.parkSilently(deployment, before, defect);
        }
    }

    private boolean isUntold(String deployment, long offset) {
        return deployments
                .live(deployment)
                .filter(known -> known.isJudged() && offset >= known.storedTo())
                .isPresent();
    }
}
