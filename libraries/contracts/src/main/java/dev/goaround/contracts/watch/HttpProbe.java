package dev.goaround.contracts.watch;

import java.time.Duration;
import java.util.function.Function;

/**
 * GET a path: up when the status is expected in time. Gives {@code health} and {@code probe_success}.
 *
 * @param path with the target's URL
 * @param expectStatus 200 if not said
 * @param versionHeader the response header that names the answering version, or null
 * @param versionPointer JSON Pointer (RFC 6901) to the answering version in a JSON body, or null
 * @param secret reference of a bearer token to send, or null
 */
public record HttpProbe(
        String name,
        String target,
        String path,
        Integer expectStatus,
        String versionHeader,
        String versionPointer,
        String secret,
        Duration every,
        Duration timeout)
        implements Probe {
    @Override
    public <T> T fold(
            Function<HttpProbe, T> http, Function<ScrapeProbe, T> scrape, Function<PrometheusProbe, T> prometheus) {
        return http.apply(this);
    }

    @Override
    public HttpProbe askedOf(String otherTarget) {
        return new HttpProbe(
                name, otherTarget, path, expectStatus, versionHeader, versionPointer, secret, every, timeout);
    }
}
