package dev.goaround.probe.probing.adapter;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.probe.asking.Reply;
import dev.goaround.probe.probing.ProbingReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Meters and log lines of the probing. Lines are written for changes only, not for each sample. */
@Singleton
class ProbingMeters implements ProbingReport {

    private static final Logger LOG = Logger.getLogger(ProbingMeters.class);

    private final MeterRegistry meters;
    private final ProbingLoop loop;
    private final Timer lateness;
    private final AtomicInteger active;
    private final Map<String, Timer> durations = new HashMap<>();

    ProbingMeters(MeterRegistry meters, ProbingLoop loop) {
        this.meters = meters;
        this.loop = loop;
        this.lateness = Timer.builder("goaround_probe_schedule_error")
                .description("How long after it was due a tick was taken up")
                .serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1))
                .register(meters);
        this.active = meters.gauge("goaround_probe_watches", new AtomicInteger());
    }

    @Override
    public void watching(WatchPlanned plan) {
        saying(
                plan,
                () -> LOG.infof(
                        "watching %s %s in %s, plan %d: %d probes until %s",
                        plan.deployment().service(),
                        plan.deployment().version(),
                        plan.deployment().environment(),
                        plan.revision(),
                        plan.probes().size(),
                        plan.expiresAt()));
    }

    @Override
    public void watchEnded(WatchPlanned plan, String why) {
        saying(
                plan,
                () -> LOG.infof("no longer watching %s: %s", plan.deployment().service(), why));
    }

    @Override
    public void watchesActive(int watches) {
        active.set(watches);
    }

    @Override
    public void notScheduled(WatchPlanned plan, Probe probe, String why) {
        saying(plan, () -> LOG.warnf("probe %s of plan %d is not asked: %s", probe.source(), plan.revision(), why));
    }

    @Override
    public void tick(Duration late, long missed) {
        lateness.record(late.isNegative() ? Duration.ZERO : late);
        if (missed > 0) {
            meters.counter("goaround_probe_ticks_skipped", "reason", "missed").increment((double) missed);
        }
    }

    @Override
    public void noRoom() {
        meters.counter("goaround_probe_ticks_skipped", "reason", "no-room").increment();
    }

    @Override
    public void sampled(WatchPlanned plan, Probe probe, Reply reply, Duration took, boolean outcomeChanged) {
        String kind = kind(probe);
        meters.counter("goaround_probe_samples", "kind", kind, "outcome", label(reply.outcome()))
                .increment();
        durations.computeIfAbsent(kind, this::duration).record(took);
        if (outcomeChanged) {
            saying(
                    plan,
                    () -> LOG.infof(
                            "%s is %s%s",
                            probe.source(),
                            label(reply.outcome()),
                            reply.reason() == null ? "" : " (" + reply.reason() + ")"));
        }
    }

    private Timer duration(String kind) {
        return Timer.builder("goaround_probe_duration")
                .description("From asking to the answer or to giving up")
                .tag("kind", kind)
                .serviceLevelObjectives(
                        Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5))
                .register(meters);
    }

    private static String label(SampleOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String kind(Probe probe) {
        if (probe instanceof HttpProbe) {
            return "http";
        }
        return probe instanceof ScrapeProbe ? "metrics" : "prometheus";
    }

    private void saying(WatchPlanned plan, Runnable line) {
        loop.apart(() -> {
            MDC.put("deployment", plan.deployment().id());
            MDC.put("service", plan.deployment().service());
            MDC.put("environment", plan.deployment().environment());
            line.run();
        });
    }
}
