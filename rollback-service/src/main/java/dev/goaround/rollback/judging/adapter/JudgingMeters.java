package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackOrdered.Cause;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.messaging.meters.DeadLetters;
import dev.goaround.messaging.meters.DeadLetters.Reason;
import dev.goaround.messaging.tracing.LogContext;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.rollback.judging.JudgingReport;
import dev.goaround.rollback.judging.WatchedDeployment;
import dev.goaround.verdicts.Judgement;
import dev.goaround.verdicts.Judgement.Taken;
import dev.goaround.verdicts.VerdictCause;
import dev.goaround.verdicts.WatchState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Counts and logs what the judge does. Log lines carry the deployment in their context. */
@ApplicationScoped
class JudgingMeters implements JudgingReport, StreamReport {

    private static final Logger LOG = Logger.getLogger(JudgingMeters.class);

    private final MeterRegistry meters;
    private final DeadLetters deadLetters;
    private final WatchGauges watches;
    private final RunningWatches running;
    private final JudgePulse pulse;
    private final Set<String> parked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger held = new AtomicInteger();

    /** At hand, because they count every record. */
    private final Counter evaluations;

    private final Map<Taken, Counter> judged = new EnumMap<>(Taken.class);
    private final Timer lag;

    JudgingMeters(MeterRegistry meters, DeadLetters deadLetters, RunningWatches running, JudgePulse pulse) {
        this.pulse = pulse;
        this.running = running;
        this.meters = meters;
        this.deadLetters = deadLetters;
        this.watches = new WatchGauges(meters);
        Gauge.builder("goaround_held_back_records", held, AtomicInteger::get)
                .description("Samples and requests that wait for their watch plan")
                .register(meters);
        Gauge.builder("goaround_parked_deployments", parked, Set::size)
                .description(
                        "Deployments of which nothing is judged until their next plan, because the judge failed on a record")
                .register(meters);
        evaluations = Counter.builder("goaround_evaluations")
                .description("Evaluations of triggers, checks and soaks")
                .register(meters);
        for (Taken taken : Taken.values()) {
            judged.put(
                    taken,
                    Counter.builder("goaround_judged_records")
                            .description("Records that the judge looked at, by what became of them")
                            .tag("taken", label(taken))
                            .register(meters));
        }
        lag = Timer.builder("goaround_detection_lag")
                .description("From the sample that completed a trigger's breach to the order to roll back")
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2500),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10))
                .register(meters);
        for (Cause cause : Cause.values()) {
            repeated(cause);
        }
        for (Why why : Why.values()) {
            dropped(why, 0);
        }
        JudgingTopology.SOURCES.forEach(source -> deadLetters.reading(source.topicName()));
    }

    @Override
    public void judged(Judgement judgement) {
        judged.get(judgement.taken()).increment();
        evaluations.increment(judgement.evaluations());
    }

    @Override
    public void changed(VerdictChanged changed, VerdictCause because) {
        Counter.builder("goaround_verdict_changes")
                .description("Changes of verdicts, by the new verdict and why it is so")
                .tag("subject", label(changed.subject()))
                .tag("verdict", label(changed.verdict().kind()))
                .tag("reason", because.label())
                .register(meters)
                .increment();
        LogContext.about(
                TraceSubject.of(changed.deployment()),
                () -> LOG.infof(
                        "%s %s is %s: %s",
                        label(changed.subject()),
                        changed.rule(),
                        label(changed.verdict().kind()),
                        changed.verdict().reason()));
    }

    @Override
    public void ordered(RollbackOrdered order) {
        orders(order.deployment(), order.cause()).increment();
        if (order.cause() == Cause.TRIGGER) {
            Duration late = Duration.between(order.sampleAt(), order.at());
            lag.record(late.isNegative() ? Duration.ZERO : late);
        }
        LogContext.about(
                TraceSubject.of(order.deployment()),
                () -> LOG.warnf(
                        "rollback ordered to %s, cause %s: %s",
                        order.targetVersion(),
                        label(order.cause()),
                        order.verdict() == null ? order.text() : order.verdict().reason()));
    }

    @Override
    public void alreadyOrdered(Cause cause) {
        repeated(cause).increment();
    }

    private Counter repeated(Cause cause) {
        return Counter.builder("goaround_rollback_orders_repeated")
                .description("Asked for again after the one order was given, by who asked")
                .tag("cause", label(cause))
                .register(meters);
    }

    @Override
    public void heldBack(int records) {
        held.addAndGet(records);
    }

    @Override
    public void released(int records) {
        held.addAndGet(-records);
    }

    @Override
    public void dropped(Why why) {
        dropped(why, 1);
    }

    @Override
    public void refused(String reason) {
        LOG.warnf("a request is not followed: %s", reason);
    }

    @Override
    public void works(int partition) {
        pulse.works(partition);
    }

    @Override
    public void took() {
        pulse.took();
    }

    @Override
    public void left(int partition) {
        pulse.left(partition);
    }

    @Override
    public void parked(String deployment, boolean isParked) {
        if (isParked) {
            parked.add(deployment);
        } else {
            parked.remove(deployment);
        }
    }

    @Override
    public void unreadable(String topic, String reason) {
        deadLetters.count(topic, Reason.UNREADABLE);
        LOG.warnf("unreadable record on %s, put on its dead-letter topic: %s", topic, reason);
    }

    @Override
    public void unhandled(String topic, String deployment, Throwable defect) {
        deadLetters.count(topic, Reason.UNHANDLED);
        LogContext.about(
                new TraceSubject(deployment, null, null),
                () -> LOG.errorf(
                        defect,
                        "a record on %s could not be judged: nothing of this deployment is judged until its next plan",
                        topic));
    }

    @Override
    public void refusedOn(String topic) {
        deadLetters.count(topic, Reason.REFUSED);
    }

    /** What cannot be drawn ends no stream: it would fail at the same record again and again. */
    @Override
    public void stands(WatchedDeployment watched) {
        try {
            draw(watched);
        } catch (RuntimeException | StackOverflowError defect) {
            String deployment = watched.watch().plan().deployment().id();
            LogContext.about(
                    new TraceSubject(deployment, null, null),
                    () -> LOG.errorf(defect, "the figures of deployment %s cannot be drawn", deployment));
        }
    }

    private void draw(WatchedDeployment watched) {
        running.stands(watched);
        WatchState watch = watched.watch();
        if (watches.stands(watch)) {
            // From 0 on, so that a service's first order is seen as an increase.
            for (Cause cause : Cause.values()) {
                orders(watch.plan().deployment(), cause);
            }
        }
    }

    @Override
    public void gone(String deployment) {
        watches.gone(deployment);
        running.gone(deployment);
    }

    @Override
    public void heldInStore(int records) {
        held.addAndGet(records);
    }

    private Counter orders(DeploymentRef deployment, Cause cause) {
        return Counter.builder("goaround_rollback_orders")
                .description("Orders to roll back, by who asked first")
                .tag("service", deployment.service())
                .tag("environment", deployment.environment())
                .tag("cause", label(cause))
                .register(meters);
    }

    private void dropped(Why why, int samples) {
        Counter.builder("goaround_samples_dropped")
                .description("Samples that were not judged for want of a watch plan")
                .tag("reason", label(why))
                .register(meters)
                .increment(samples);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
