package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.rollback.judging.JudgingReport;
import dev.goaround.verdicts.Judgement;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Counts and logs what the judge does. Log lines carry the deployment in their context. */
@ApplicationScoped
class JudgingMeters implements JudgingReport, StreamReport {

    private static final Logger LOG = Logger.getLogger(JudgingMeters.class);
    private static final String DEPLOYMENT = "deployment";

    private final MeterRegistry meters;
    private final AtomicInteger held = new AtomicInteger();

    JudgingMeters(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("goaround_held_back_records", held, AtomicInteger::get)
                .description("Samples and requests that wait for their watch plan")
                .register(meters);
    }

    @Override
    public void judged(Judgement judgement) {
        meters.counter("goaround_judged_records", "taken", label(judgement.taken()))
                .increment();
        meters.counter("goaround_evaluations").increment(judgement.evaluations());
    }

    @Override
    public void changed(VerdictChanged changed) {
        meters.counter(
                        "goaround_verdicts",
                        "kind",
                        label(changed.verdict().kind()),
                        "subject",
                        label(changed.subject()))
                .increment();
        about(
                changed.deployment().id(),
                () -> LOG.infof(
                        "%s %s is %s: %s",
                        label(changed.subject()),
                        changed.rule(),
                        label(changed.verdict().kind()),
                        changed.verdict().reason()));
    }

    @Override
    public void ordered(RollbackOrdered order) {
        meters.counter("goaround_orders", "cause", label(order.cause())).increment();
        Duration latency = Duration.between(order.sampleAt(), order.at());
        Timer.builder("goaround_order_latency")
                .description("From the sample that completed the breach, or the request, to the order")
                .publishPercentileHistogram()
                .register(meters)
                .record(latency.isNegative() ? Duration.ZERO : latency);
        about(
                order.deployment().id(),
                () -> LOG.warnf(
                        "rollback ordered to %s, cause %s: %s",
                        order.targetVersion(),
                        label(order.cause()),
                        order.verdict() == null ? order.text() : order.verdict().reason()));
    }

    @Override
    public void alreadyOrdered(RollbackOrdered.Cause cause) {
        meters.counter("goaround_orders_repeated", "cause", label(cause)).increment();
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
        meters.counter("goaround_samples_dropped", "reason", label(why)).increment();
    }

    @Override
    public void refused(String reason) {
        meters.counter("goaround_requests_not_followed").increment();
        LOG.warnf("a request is not followed: %s", reason);
    }

    @Override
    public void unreadable(String topic, String reason) {
        meters.counter("goaround_unreadable_records", "topic", topic).increment();
        LOG.warnf("unreadable record on %s, put on its dead-letter topic: %s", topic, reason);
    }

    @Override
    public void unhandled(String topic, String deployment, RuntimeException defect) {
        meters.counter("goaround_unhandled_records", "topic", topic).increment();
        about(
                deployment,
                () -> LOG.errorf(defect, "a record on %s could not be judged, put on its dead-letter topic", topic));
    }

    @Override
    public void heldInStore(int records) {
        held.addAndGet(records);
    }

    private static void about(String deployment, Runnable logging) {
        MDC.put(DEPLOYMENT, deployment);
        try {
            logging.run();
        } finally {
            MDC.remove(DEPLOYMENT);
        }
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
