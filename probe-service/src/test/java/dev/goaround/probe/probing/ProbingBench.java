package dev.goaround.probe.probing;

import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.egress.Secrets;
import dev.goaround.probe.Plans;
import dev.goaround.probe.StubHttp;
import dev.goaround.probe.Timeline;
import dev.goaround.probe.probers.BodyLimits;
import dev.goaround.probe.probers.ProbeClient;
import dev.goaround.probe.probers.ProbeResult;
import dev.goaround.probe.sending.Outgoing;
import dev.goaround.probe.sending.SampleBuffer;
import dev.goaround.probe.sending.SendingReport;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The probing with time, targets and the log in the test's hand. */
final class ProbingBench implements ProbingReport, SendingReport {

    static final Instant ANCHOR = Instant.parse("2026-03-10T14:00:00Z");
    static final int ROOM = 20;
    static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    final Timeline time = new Timeline(ANCHOR);
    final StubHttp http = new StubHttp();
    final List<Outgoing> log = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    boolean brokerAway;
    String stuckSource;
    String defective;
    int probed;

    private final SampleBuffer buffer = new SampleBuffer(ROOM, this::append, time, Runnable::run, this);
    final Watches watches = new Watches(
            new ProbeClient(
                    http, (service, reference) -> Uni.createFrom().item(new Secrets.Lookup.Missing("none")), time),
            buffer,
            time,
            Runnable::run,
            time,
            this,
            new BodyLimits(1000, 1000),
            2);

    private Uni<Void> append(Outgoing outgoing) {
        if (brokerAway || outgoing.sample().source().equals(stuckSource)) {
            return Uni.createFrom().failure(new IllegalStateException("the broker is away"));
        }
        log.add(outgoing);
        return Uni.createFrom().voidItem();
    }

    List<SampleTaken> samples() {
        return log.stream().map(Outgoing::sample).toList();
    }

    List<SampleTaken> samplesOf(String source) {
        return samples().stream()
                .filter(sample -> sample.source().equals(source))
                .toList();
    }

    static Watch watch(long revision, Probe... probes) {
        return watch("dep-1", revision, probes);
    }

    static Watch watch(String deployment, long revision, Probe... probes) {
        URI target = URI.create("http://greeter.internal:8080");
        return new Watch(
                Plans.plan(deployment, revision, ANCHOR, target, List.of(probes)), "event-" + revision, TRACEPARENT);
    }

    static Probe health(String every) {
        return health("health", every);
    }

    static Probe health(String name, String every) {
        return Plans.health(name, Duration.parse(every));
    }

    static Probe traffic() {
        return Plans.traffic(Duration.ofSeconds(1));
    }

    @Override
    public void watching(WatchPlanned plan) {
        if (plan.deployment().id().equals(defective)) {
            throw new IllegalStateException("boom");
        }
        told.add("watching " + plan.revision());
    }

    @Override
    public void watchEnded(WatchPlanned plan, String why) {
        told.add("ended: " + why);
    }

    @Override
    public void watchesActive(int count) {
        probed = count;
    }

    @Override
    public void notScheduled(WatchPlanned plan, Probe probe, String why) {
        told.add("not scheduled: " + probe.source() + " " + why);
    }

    @Override
    public void tick(Duration late, long missed) {
        if (missed > 0) {
            told.add("missed " + missed);
        }
    }

    @Override
    public void noRoom() {
        told.add("no room");
    }

    @Override
    public void sampled(WatchPlanned plan, Probe probe, ProbeResult result, Duration took, boolean outcomeChanged) {
        if (outcomeChanged) {
            told.add(probe.source() + " " + result.outcome());
        }
    }

    @Override
    public void defect(String deployment, String what, Throwable defect) {
        told.add("defect: " + deployment + " " + what + " " + defect.getMessage());
    }

    @Override
    public void heldBack(Throwable cause) {
        told.add("held back");
    }

    @Override
    public void flowing(int kept) {
        told.add("flowing, " + kept + " kept");
    }

    @Override
    public void sendFailed() {}
}
