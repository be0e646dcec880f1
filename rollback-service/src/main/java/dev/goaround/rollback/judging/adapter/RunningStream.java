package dev.goaround.rollback.judging.adapter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** The stream that judges: the one that Quarkus started, or the one that took its place. See ADR 0020. */
@ApplicationScoped
class RunningStream {

    /** At the process's end, which is not held up for longer: the broker aborts what was left open. */
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(4);

    /** Longer than the calls that a thread may be in, of ten seconds at most: what holds it for longer holds it for ever. */
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(12);

    private static final int BEFORE_ALL_ELSE = 1;

    private final Instance<Topology> topologies;
    private final StreamsConfig config;
    private final KafkaStreams.StateListener states;
    private final StateRestoreListener restoring;
    private final StreamsUncaughtExceptionHandler onThreadLost;
    private final Event<KafkaStreams> created;
    private final StreamMeters streamMeters;
    private final Counter restarts;
    private volatile KafkaStreams stream;
    private volatile boolean stopped;

    RunningStream(
            KafkaStreams stream,
            Instance<Topology> topologies,
            StreamsConfig config,
            KafkaStreams.StateListener states,
            StateRestoreListener restoring,
            StreamsUncaughtExceptionHandler onThreadLost,
            Event<KafkaStreams> created,
            MeterRegistry meters) {
        this.stream = stream;
        this.topologies = topologies;
        this.config = config;
        this.states = states;
        this.restoring = restoring;
        this.onThreadLost = onThreadLost;
        this.created = created;
        this.streamMeters = new StreamMeters(meters);
        this.restarts = Counter.builder("goaround_judge_restarts")
                .description("Streams that took the place of one that had ended, or did nothing")
                .register(meters);
    }

    /**
     * Another stream takes this one's place: the same member of the group with the same transactional id, so that what the
     * former left open is closed at once. Blocks for some seconds.
     *
     * @return false if the former cannot be closed, because one of its threads hangs: then only the process's end helps
     */
    boolean restart() {
        // Not under the lock: the process's end need not wait for it.
        if (!stopped && !stream.close(CLOSED_WITHIN)) {
            return stopped;
        }
        begin();
        return true;
    }

    private synchronized void begin() {
        if (stopped) {
            return;
        }
        KafkaStreams next = new KafkaStreams(topologies.get(), config);
        next.setStateListener(states);
        next.setGlobalStateRestoreListener(restoring);
        next.setUncaughtExceptionHandler(onThreadLost);
        stream = next;
        // Quarkus lets go of the former one's meters when it hears of this one.
        created.fire(next);
        streamMeters.follow(next);
        next.start();
        restarts.increment();
    }

    /**
     * Of the stream that judges now.
     *
     * @throws IllegalStateException if it has ended, or is being closed
     */
    <T> T store(StoreQueryParameters<T> asked) {
        return stream.store(asked);
    }

    /** Before Quarkus closes the one that it knows, and waits for that without end. */
    void stop(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent event) {
        KafkaStreams last;
        synchronized (this) {
            stopped = true;
            last = stream;
        }
        streamMeters.close();
        last.close(STOPPED_WITHIN);
    }

    /** The partitions that it is to judge. */
    Set<Integer> assigned() {
        return threads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .map(task -> task.taskId().partition())
                .collect(Collectors.toSet());
    }

    /** Whether one of its threads runs, whatever the state of the whole says. */
    boolean works() {
        return threads().stream().anyMatch(thread -> thread.threadState().equals("RUNNING"));
    }

    /** Records that its consumers know of and it has not taken. */
    long waiting() {
        double waiting = 0;
        for (Map.Entry<MetricName, ? extends Metric> metric : stream.metrics().entrySet()) {
            if (isLag(metric.getKey()) && metric.getValue().metricValue() instanceof Double lag && !lag.isNaN()) {
                waiting += lag;
            }
        }
        return (long) waiting;
    }

    /** Of a partition now: the greatest of a consumer is the greatest of the last minute, also when all has been taken since. */
    static boolean isLag(MetricName name) {
        return name.name().equals("records-lag")
                && name.group().equals("consumer-fetch-manager-metrics")
                && !name.tags().getOrDefault("client-id", "").contains("restore");
    }

    private Collection<ThreadMetadata> threads() {
        try {
            return stream.metadataForLocalThreads();
        } catch (IllegalStateException notRunning) {
            return Set.of();
        }
    }
}
