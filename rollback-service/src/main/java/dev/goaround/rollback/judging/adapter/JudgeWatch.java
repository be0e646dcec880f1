package dev.goaround.rollback.judging.adapter;

import dev.goaround.messaging.topics.BrokerAnswers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sees to it that the judge judges. It looks every second, and remembers since when nothing is judged, for health and metrics.
 * One that has ended, or does nothing although the broker answers, is not waited for: another takes its place. Where it cannot
 * even be closed the process ends, and whoever supervises it starts it again.
 */
@ApplicationScoped
class JudgeWatch {

    private static final Logger LOG = Logger.getLogger(JudgeWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** One that ends again and again need not do it faster. */
    private static final Duration BETWEEN_RESTARTS = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final RunningStream stream;
    private final JudgePulse pulse;
    private final BrokerAnswers broker;
    private final ProcessEnd ending;
    private final Clock clock;
    private final Duration patience;

    /** Null: it works. */
    private volatile Instant idleSince;

    private volatile boolean worked;

    /** The former stream is closed and no other has begun. */
    private volatile boolean failed;

    private volatile Instant restartedAt = Instant.EPOCH;
    private volatile Instant lookedAt;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean restarting = new AtomicBoolean();

    JudgeWatch(
            Vertx vertx,
            RunningStream stream,
            JudgePulse pulse,
            BrokerAnswers broker,
            ProcessEnd ending,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "goaround.judge.restart-after", defaultValue = "PT20S") Duration patience) {
        this.vertx = vertx;
        this.stream = stream;
        this.pulse = pulse;
        this.broker = broker;
        this.ending = ending;
        this.clock = clock;
        this.patience = patience;
        Gauge.builder("goaround_judge_idle_seconds", this, self -> self.idle().toMillis() / 1000.0)
                .description("For how long the judge has not judged although it should; 0: it works")
                .strongReference(true)
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        lookedAt = clock.instant();
        vertx.setPeriodic(EVERY.toMillis(), timer -> lookAside());
    }

    /** Zero: it works, or need not yet. */
    Duration idle() {
        Instant now = clock.instant();
        Instant since = idleSince;
        Instant looked = lookedAt;
        if (since == null && looked != null && isLongAgo(looked, now, JudgePulse.BEAT)) {
            // Looking hangs, as the stream's own locks may.
            since = looked;
        }
        return since == null ? Duration.ZERO : Duration.between(since, now);
    }

    /** Whether it has worked since the start: before that it need not be idle for long to be not ready. */
    boolean hasWorked() {
        return worked;
    }

    KafkaStreams.State state() {
        return pulse.state();
    }

    /** On a worker's thread, of which it takes one at most: the stream has locks. */
    private void lookAside() {
        if (looking.compareAndSet(false, true)) {
            vertx.executeBlocking(
                            () -> {
                                look();
                                return null;
                            },
                            false)
                    .onComplete(done -> looking.set(false));
        }
    }

    private void look() {
        Optional<Instant> idle = pulse.idleSince(stream.assigned(), stream.works(), stream.waiting());
        idleSince = idle.orElse(null);
        worked |= idle.isEmpty();
        lookedAt = clock.instant();
        Instant now = clock.instant();
        BrokerAnswers.Seen seen = broker.latest();
        boolean ended =
                (failed || pulse.state() == KafkaStreams.State.ERROR) && isLongAgo(restartedAt, now, BETWEEN_RESTARTS);
        // It may have waited for the broker until now, or has just begun: then it has time.
        boolean stuck = pulse.state() != KafkaStreams.State.CREATED
                && idle.filter(since -> isLongAgo(since, now, patience)).isPresent()
                && isLongAgo(seen.since(), now, patience)
                && isLongAgo(restartedAt, now, patience);
        if (seen.answers() && (ended || stuck) && restarting.compareAndSet(false, true)) {
            restartedAt = now;
            LOG.errorf(
                    "the judge is %s and has judged nothing for %d s although the broker answers: it begins again",
                    pulse.state(), idle().toSeconds());
            vertx.executeBlocking(this::restart, false).onComplete(done -> restarting.set(false));
        }
    }

    private Void restart() {
        try {
            boolean closed = stream.restart();
            failed = false;
            if (!closed) {
                LOG.error("a thread of the judge hangs and cannot be closed: the process ends, to be started again");
                ending.begin();
            }
        } catch (RuntimeException notBegun) {
            failed = true;
            LOG.error("the judge could not begin again: it is tried once more", notBegun);
        }
        return null;
    }

    private static boolean isLongAgo(Instant since, Instant now, Duration patience) {
        return since.isBefore(now.minus(patience));
    }
}
