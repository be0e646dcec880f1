package dev.goaround.rollback.judging.adapter;

import dev.goaround.rollback.judging.Judging;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives Quarkus the topology that it runs. */
@ApplicationScoped
class JudgingStream {

    private static final Logger LOG = Logger.getLogger(JudgingStream.class);

    @Produces
    @Singleton
    Topology topology(
            JudgingMeters report,
            Clock clock,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.kafka-streams.application-id") String group) {
        TakenSamples samples = new CommittedSamples(broker, group);
        return JudgingTopology.of(new Judging(clock, report), report, clock, samples);
    }

    /** An outage of the broker that outlasts the client's own patience must not end the service: a new thread tries again. */
    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler onThreadLost() {
        return failure -> {
            LOG.error("the judge's stream thread ended and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        };
    }
}
