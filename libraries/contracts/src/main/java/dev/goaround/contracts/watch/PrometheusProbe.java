package dev.goaround.contracts.watch;

import java.time.Duration;
import java.util.function.Function;

/**
 * Asks a Prometheus server an instant query whose answer is one number; taken as it is and marked so.
 *
 * @param target whose URL is the server's base
 * @param signal what the number is
 * @param unit of the number; null means the signal's own
 * @param secret reference of a bearer token to send, or null
 */
public record PrometheusProbe(
        String name,
        String target,
        String query,
        String signal,
        String unit,
        String secret,
        Duration every,
        Duration timeout)
        implements Probe {
    @Override
    public <T> T fold(
            Function<HttpProbe, T> http, Function<ScrapeProbe, T> scrape, Function<PrometheusProbe, T> prometheus) {
        return prometheus.apply(this);
    }

    @Override
    public PrometheusProbe askedOf(String otherTarget) {
        return new PrometheusProbe(name, otherTarget, query, signal, unit, secret, every, timeout);
    }
}
