package dev.goaround.contracts.watch;

import java.time.Duration;
import java.util.function.Function;

/**
 * Reads the target's own metrics page (Prometheus text format 0.0.4 or OpenMetrics) and counts what happened since the last
 * reading. Gives {@code error_rate}, {@code success_rate}, {@code request_rate} and the latencies of real traffic.
 *
 * @param requests counter of all requests
 * @param failures counter of the failed ones
 * @param latency classic histogram of durations in seconds, by its base name, or null
 * @param versionMetric an {@code _info} metric whose label {@code version} names the answering version, or null
 * @param secret reference of a bearer token to send, or null
 */
public record ScrapeProbe(
        String name,
        String target,
        String path,
        Series requests,
        Series failures,
        String latency,
        String versionMetric,
        String secret,
        Duration every,
        Duration timeout)
        implements Probe {
    @Override
    public <T> T fold(
            Function<HttpProbe, T> http, Function<ScrapeProbe, T> scrape, Function<PrometheusProbe, T> prometheus) {
        return scrape.apply(this);
    }

    @Override
    public ScrapeProbe askedOf(String otherTarget) {
        return new ScrapeProbe(
                name, otherTarget, path, requests, failures, latency, versionMetric, secret, every, timeout);
    }
}
