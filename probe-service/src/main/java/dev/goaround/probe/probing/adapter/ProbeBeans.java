package dev.goaround.probe.probing.adapter;

import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.Secrets;
import dev.goaround.probe.probers.BodyLimits;
import dev.goaround.probe.probers.ProbeClient;
import dev.goaround.probe.probing.PartitionShares;
import dev.goaround.probe.probing.ProbingReport;
import dev.goaround.probe.probing.Watches;
import dev.goaround.probe.sending.SampleBuffer;
import dev.goaround.probe.sending.adapter.SampleLog;
import dev.goaround.probe.sending.adapter.SendingMeters;
import dev.goaround.probe.ticking.Moment;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Puts the plain parts together. */
@ApplicationScoped
class ProbeBeans {

    private static final Duration SLOWEST_SECRET = Duration.ofSeconds(5);

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SampleBuffer samples(ProbeConfig config, SampleLog log, ProbingLoop loop, SendingMeters report) {
        return new SampleBuffer(config.bufferedSamples(), log::append, loop, loop, report);
    }

    @Produces
    @Singleton
    Watches watches(
            GuardedHttp http,
            Secrets secrets,
            SampleBuffer samples,
            ProbingLoop loop,
            InstantSource clock,
            ProbingReport report,
            ProbeConfig config) {
        ProbeClient client = new ProbeClient(http, (service, reference) -> find(secrets, service, reference), clock);
        BodyLimits limits = new BodyLimits(config.answerBytes(), config.metricsPageBytes());
        Supplier<Moment> clocks = () -> new Moment(clock.instant(), System.nanoTime());
        return new Watches(client, samples, loop, loop, clocks, report, limits, config.questionsPerHost());
    }

    @Produces
    @Singleton
    PartitionShares shares(Watches watches, ProbingLoop loop) {
        return new PartitionShares(watches, loop);
    }

    /** Off the event loop: the folder may be a remote one. */
    private static Uni<Secrets.Lookup> find(Secrets secrets, String service, String reference) {
        return Uni.createFrom()
                .item(() -> secrets.find(service, reference))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(SLOWEST_SECRET)
                .recoverWithItem(() -> new Secrets.Lookup.Missing(
                        "the secret '" + reference + "' could not be read within " + SLOWEST_SECRET));
    }
}
