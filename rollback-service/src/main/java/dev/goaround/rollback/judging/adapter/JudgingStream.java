package dev.goaround.rollback.judging.adapter;

import dev.goaround.rollback.judging.DeploymentJudge;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives Quarkus the topology that it runs. */
@ApplicationScoped
class JudgingStream {

    private static final Logger LOG = Logger.getLogger(JudgingStream.class);

    /** For each stream its own. */
    @Produces
    @Dependent
    Topology topology(
            JudgingMeters report,
            Clock clock,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.kafka-streams.application-id") String group) {
        TakenSamples samples = new CommittedSamples(broker, group, clock);
        return JudgingTopology.of(new DeploymentJudge(clock, report), report, clock, samples);
    }

    /**
     * Nothing takes a lost thread's place in its stream: {@link JudgeWatch} has another stream begin when the broker answers. A
     * replacement of the thread would be another member of the group and have another transactional id: the lost one's place in the group
     * and its open transaction, which hold up all others, would have to time out.
     */
    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler onThreadLost() {
        return failure -> {
            LOG.error("the judge's stream thread ended", failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        };
    }

    @Produces
    @Singleton
    JudgePulse pulse(Clock clock) {
        return new JudgePulse(clock);
    }

    @Produces
    @Singleton
    KafkaStreams.StateListener states(JudgePulse pulse) {
        return (now, before) -> pulse.is(now);
    }

    @Produces
    @Singleton
    StateRestoreListener restoring(JudgePulse pulse) {
        return new StateRestoreListener() {
            @Override
            public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
                pulse.restores();
            }

            @Override
            public void onBatchRestored(TopicPartition partition, String store, long to, long records) {
                pulse.restores();
            }

            @Override
            public void onRestoreEnd(TopicPartition partition, String store, long records) {
                pulse.restores();
            }
        };
    }
}
