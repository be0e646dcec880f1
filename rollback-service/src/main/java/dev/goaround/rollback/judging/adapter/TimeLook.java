package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.Topic;
import dev.goaround.messaging.Envelope;
import dev.goaround.rollback.judging.Decision;
import dev.goaround.rollback.judging.DeploymentJudge;
import dev.goaround.rollback.judging.Output;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.KafkaException;

/**
 * Looks at the time, for one partition: gives up waiting for plans that do not come, writes a tick into the log where time alone would
 * change a verdict (time is judged only when the log tells it), stores anew what is many samples behind, and forgets what ended long
 * ago.
 */
final class TimeLook {

    /** A tick is written once a second at most of each deployment. */
    static final Duration TICK = Duration.ofSeconds(1);

    /** Between two looks through those that have ended. */
    static final Duration FORGETTING = Duration.ofHours(1);

    private final DeploymentJudge judge;
    private final PartitionDeployments deployments;
    private final DeploymentParking parking;
    private final JudgeOutputs outputs;
    private final StreamReport report;
    private final InstantSource clock;

    /** When the ended are looked through next. */
    private Instant forgetAt;

    TimeLook(
            DeploymentJudge judge,
            PartitionDeployments deployments,
            DeploymentParking parking,
            JudgeOutputs outputs,
            StreamReport report,
            InstantSource clock) {
        this.judge = judge;
        this.deployments = deployments;
        this.parking = parking;
        this.outputs = outputs;
        this.report = report;
        this.clock = clock;
        this.forgetAt = clock.instant();
    }

    void look() {
        parking.sayUnsaid();
        Instant now = clock.instant();
        if (!now.isBefore(forgetAt)) {
            forgetAt = now.plus(FORGETTING);
            deployments.forgetEnded(now);
        }
        for (String deployment : deployments.live()) {
            look(deployment, now);
            deployments
                    .storeIfFarBehind(deployment)
                    .ifPresent(tooLong -> report.unhandled(Topic.SAMPLES.topicName(), deployment, tooLong));
        }
    }

    private void look(String id, Instant now) {
        LiveDeployment deployment = deployments.known(id);
        try {
            look(id, deployment, now);
        } catch (KafkaException outage) {
            throw outage;
        } catch (RuntimeException | StackOverflowError defect) {
            report.unhandled(Topic.SAMPLES.topicName(), id, defect);
            parking.park(id, deployment, defect);
            parking.say(id);
        }
    }

    private void look(String id, LiveDeployment deployment, Instant now) {
        Decision overdue = judge.onOverdue(deployment.state());
        if (!overdue.state().equals(deployment.state())) {
            byte[] snapshot =
                    new StateSnapshots.Snapshot(overdue.state(), deployments.takenTo(), deployment.parked()).bytes();
            outputs.noteGaveUp(id, deployment, overdue);
            deployments.moved(id, deployment, overdue.state(), snapshot, null);
            outputs.put(overdue.outputs());
        } else if (!deployment.isParked() && !now.isBefore(deployment.tickedAt().plus(TICK))) {
            tick(deployment, now);
        }
    }

    private void tick(LiveDeployment deployment, Instant now) {
        for (Envelope tick : judge.ticks(deployment.state(), deployment.logTime(now))) {
            deployments.keep(tick.key(), deployment.tickedAt(now));
            outputs.put(new Output.Said(tick.withTraceparent(deployment.traceparent())));
        }
    }
}
