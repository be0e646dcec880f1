package dev.goaround.rollback.judging.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The meters of the stream that took another's place. Quarkus binds those of the first stream, takes them away when it hears of a second, and
 * binds none any more: the alerts on the judge's state and its lag would see nothing, and nothing is never bad.
 */
final class StreamMeters {

    private final MeterRegistry registry;
    private KafkaStreamsMetrics bound;

    StreamMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Ends the meters of the stream before, and begins those of this one. */
    synchronized void follow(KafkaStreams next) {
        close();
        bound = new KafkaStreamsMetrics(next);
        bound.bindTo(registry);
    }

    synchronized void close() {
        if (bound != null) {
            bound.close();
        }
    }
}
