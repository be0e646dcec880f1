package dev.goaround.probe.probing.adapter;

import dev.goaround.probe.probing.PartitionShares;
import dev.goaround.probe.probing.Watches;
import dev.goaround.probe.sending.SampleBuffer;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down while the plans are still being read, and when so many samples wait for the broker that ticks are left out. Probes that
 * are not asked through a plan's fault or ours are named, and do not make it down: the others of this instance are probed, and
 * another instance would ask these no better. Their samples are unknown, which holds gates and is told.
 */
@Readiness
@ApplicationScoped
class WatchesReadCheck implements AsyncHealthCheck {

    private static final int MOST_NAMED = 5;
    /** Whoever asks for health gives up after a second. */
    private static final Duration LONGEST = Duration.ofMillis(700);

    private final PartitionShares shares;
    private final Watches watches;
    private final SampleBuffer samples;
    private final ProbingLoop loop;

    WatchesReadCheck(PartitionShares shares, Watches watches, SampleBuffer samples, ProbingLoop loop) {
        this.shares = shares;
        this.watches = watches;
        this.samples = samples;
        this.loop = loop;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .<HealthCheckResponse>emitter(emitter -> loop.execute(() -> emitter.complete(answer())))
                .ifNoItem()
                .after(LONGEST)
                .recoverWithItem(WatchesReadCheck::loopIsBusy);
    }

    private static HealthCheckResponse loopIsBusy() {
        return HealthCheckResponse.named("probing")
                .down()
                .withData("loop", "has not answered within " + LONGEST.toMillis() + " ms")
                .build();
    }

    private static String because(Map<String, String> notProbed) {
        return notProbed.isEmpty()
                ? "nothing"
                : notProbed.entrySet().stream()
                        .limit(MOST_NAMED)
                        .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }

    private HealthCheckResponse answer() {
        Map<String, String> notProbed = watches.notProbed();
        return HealthCheckResponse.named("probing")
                .status(shares.allRead() && samples.hasRoom())
                .withData("plans", shares.allRead() ? "all read" : "being read")
                .withData("watches", watches.size())
                .withData("sources", watches.sources())
                .withData("samplesWaiting", samples.size())
                .withData("notProbed", notProbed.size())
                .withData("notProbedBecause", because(notProbed))
                .build();
    }
}
