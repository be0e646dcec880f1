package dev.goaround.probe;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Series;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Watch plans of a service with one target, {@code backend}. */
public final class Plans {

    private Plans() {}

    /** Good for an hour from the anchor. The deployment's revision is the watch's plus ten. */
    public static WatchPlanned plan(String deployment, long revision, Instant anchor, URI target, List<Probe> probes) {
        return new WatchPlanned(
                new DeploymentRef(deployment, "greeter", "production", "1.5.0", revision + 10),
                revision,
                WatchPurpose.DEPLOYMENT,
                true,
                null,
                anchor,
                anchor,
                anchor.plusSeconds(3600),
                List.of(new Target("backend", null, target, null)),
                probes,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    public static Probe health(String name, Duration every) {
        return new HttpProbe(name, "backend", "/health", null, null, "/version", null, every, Duration.ofSeconds(1));
    }

    public static Probe traffic(Duration every) {
        Series requests = new Series("requests_total", null);
        Series failures = new Series("failures_total", null);
        return new ScrapeProbe(
                "traffic", "backend", "/metrics", requests, failures, null, null, null, every, Duration.ofSeconds(1));
    }
}
