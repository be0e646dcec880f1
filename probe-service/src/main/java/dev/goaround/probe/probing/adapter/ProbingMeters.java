package dev.goaround.probe.probing.adapter;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.tracing.LogContext;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.probe.probers.ProbeError;
import dev.goaround.probe.probers.ProbeResult;
import dev.goaround.probe.probing.ProbingReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Meters and log lines of the probing. Lines are written for changes only, not for each sample. */
@Singleton
class ProbingMeters implements ProbingReport {

    private static final Logger LOG = Logger.getLogger(ProbingMeters.class);

    /** Up to what an answer may take at the least and the most; the checklist's limits on probes lie between. */
    private static final Duration[] DURATIONS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private static final List<String> KINDS = List.of("http", "metrics", "prometheus");

    private final ProbingLoop loop;
    private final Timer lateness;
    private final AtomicInteger active = new AtomicInteger();
    private final Counter missed;
    private final Counter noRoom;
    private final Counter planFaults;
    private final Counter defects;
    private final Map<String, Timer> durations = new HashMap<>();
    private final Map<String, Map<SampleOutcome, Counter>> samples = new HashMap<>();

    ProbingMeters(MeterRegistry meters, ProbingLoop loop) {
        this.loop = loop;
        this.lateness = Timer.builder("goaround_probe_schedule_error")
                .description("How long after it was due a tick was taken up")
                .serviceLevelObjectives(
                        Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1))
                .register(meters);
        Gauge.builder("goaround_probe_watches", active, AtomicInteger::get)
                .description("Deployments that this instance probes: none of those whose environment names no probes")
                .register(meters);
        this.missed = skipped(meters, "missed");
        this.noRoom = skipped(meters, "no-room");
        this.planFaults = defects(meters, ProbeError.PLAN);
        this.defects = defects(meters, ProbeError.DEFECT);
        // All from 0 on, so that the first failed sample is seen as an increase.
        for (String kind : KINDS) {
            durations.put(kind, duration(meters, kind));
            Map<SampleOutcome, Counter> byOutcome = new EnumMap<>(SampleOutcome.class);
            for (SampleOutcome outcome : SampleOutcome.values()) {
                byOutcome.put(outcome, samples(meters, kind, outcome));
            }
            samples.put(kind, byOutcome);
        }
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
    public void tick(Duration late, long missedBefore) {
        lateness.record(late.isNegative() ? Duration.ZERO : late);
        missed.increment((double) missedBefore);
    }

    @Override
    public void noRoom() {
        noRoom.increment();
    }

    @Override
    public void sampled(WatchPlanned plan, Probe probe, ProbeResult result, Duration took, boolean outcomeChanged) {
        String kind = kind(probe);
        samples.get(kind).get(result.outcome()).increment();
        durations.get(kind).record(took);
        if (result.isOurFault()) {
            (ProbeError.PLAN.isReason(result.reason()) ? planFaults : defects).increment();
        }
        if (outcomeChanged) {
            saying(
                    plan,
                    () -> LOG.infof(
                            "%s is %s%s",
                            probe.source(),
                            label(result.outcome()),
                            result.reason() == null ? "" : " (" + result.reason() + ")"));
        }
    }

    @Override
    public void defect(String deployment, String what, Throwable defect) {
        defects.increment();
        LOG.errorf(defect, "%s of %s failed through a defect; the other probes go on", what, deployment);
    }

    private static Counter defects(MeterRegistry meters, ProbeError error) {
        return Counter.builder("goaround_probe_defects")
                .description("Ticks that asked nothing, and exceptions that were kept from other probes and plans")
                .tag("reason", label(error))
                .register(meters);
    }

    private static Timer duration(MeterRegistry meters, String kind) {
        return Timer.builder("goaround_probe_duration")
                .description("From asking to the answer or to giving up")
                .tag("kind", kind)
                .serviceLevelObjectives(DURATIONS)
                .register(meters);
    }

    private static Counter samples(MeterRegistry meters, String kind, SampleOutcome outcome) {
        return Counter.builder("goaround_probe_samples")
                .description("Samples taken, by the kind of probe and what came of it")
                .tag("kind", kind)
                .tag("outcome", label(outcome))
                .register(meters);
    }

    private static Counter skipped(MeterRegistry meters, String reason) {
        return Counter.builder("goaround_probe_ticks_skipped")
                .description("Ticks without a sample: nobody woke in time, or the buffer had no room for it")
                .tag("reason", reason)
                .register(meters);
    }

    private static String label(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String kind(Probe probe) {
        return probe.fold(http -> "http", scrape -> "metrics", prometheus -> "prometheus");
    }

    private void saying(WatchPlanned plan, Runnable line) {
        loop.apart(() -> {
            LogContext.enter(TraceSubject.of(plan.deployment()));
            line.run();
        });
    }
}
