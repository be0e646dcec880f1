package dev.goaround.benchmarks.engine;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Series;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Deployments as they are watched in production: five sources at a sample a second each (health, the service's counters with
 * their latencies, three figures of a metrics system), a trigger on each signal, and a soak.
 *
 * @param anchor of every plan
 */
record Load(Instant anchor) {

    static final int SOURCES = 5;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<String> FIGURES = List.of("cpu", "memory", "db_connections");
    private static final List<Double> BOUNDS = List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);
    private static final int REQUESTS = 200;

    /** As evenly spread as the hashes that a pipeline's deployments are named by. */
    static String id(int deployment) {
        return "dep-" + Integer.toHexString(deployment * 0x9E3779B9) + "-" + deployment;
    }

    /** Which one of them it is. */
    static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }

    WatchPlanned plan(int deployment) {
        List<Probe> probes = new ArrayList<>();
        probes.add(new HttpProbe("health", "web", "/health", 200, "x-version", null, null, SECOND, SECOND));
        Series requests = new Series("http_requests_total", Map.of());
        Series failures = new Series("http_requests_total", Map.of("status", "5.."));
        probes.add(new ScrapeProbe(
                "metrics", "web", "/metrics", requests, failures, "http_seconds", null, null, SECOND, SECOND));
        List<Trigger> triggers = new ArrayList<>();
        triggers.add(trigger("down", new Condition("health", Comparison.EQUAL, 0, null, null, null, 3)));
        triggers.add(trigger("errors", condition("error_rate", 0.05)));
        triggers.add(trigger("slow", condition("latency_p95", 0.5)));
        for (String figure : FIGURES) {
            probes.add(new PrometheusProbe(
                    figure,
                    "prometheus",
                    "avg(" + figure + "{service=\"shop\"})",
                    figure,
                    "ratio",
                    null,
                    SECOND,
                    SECOND));
            triggers.add(trigger(figure, condition(figure, 0.9)));
        }
        return new WatchPlanned(
                new DeploymentRef(id(deployment), "shop-" + deployment, "production", "2.0.0", 3),
                1,
                WatchPurpose.DEPLOYMENT,
                true,
                "2.0.0",
                anchor,
                anchor,
                anchor.plus(Duration.ofHours(8)),
                List.of(),
                probes,
                triggers,
                List.of(),
                List.of(new Soak("watch", "item-watch", "Watched for an hour", Duration.ofHours(1), anchor)),
                List.of(),
                "1.0.0",
                WatchPlanned.VERIFY_WITHIN);
    }

    /** @param source 0 health, 1 counters, then the figures */
    SampleTaken sample(int deployment, int source, long sequence, boolean healthy, Random chance) {
        Instant at = anchor.plusSeconds(sequence);
        Duration took = Duration.ofNanos(1_000_000 + chance.nextInt(20_000_000));
        if (source == 0) {
            return new SampleTaken(
                    id(deployment),
                    "web/health",
                    SourceKind.SYNTHETIC,
                    sequence,
                    1,
                    at,
                    took,
                    "2.0.0",
                    healthy ? SampleOutcome.UP : SampleOutcome.FAILED,
                    healthy ? null : "status: 503",
                    null,
                    null,
                    List.of());
        }
        String name = source == 1 ? "web/metrics" : "prometheus/" + FIGURES.get(source - 2);
        return new SampleTaken(
                id(deployment),
                name,
                source == 1 ? SourceKind.COUNTERS : SourceKind.METRICS_SYSTEM,
                sequence,
                1,
                at,
                took,
                null,
                SampleOutcome.UP,
                null,
                source == 1 ? new Counts(REQUESTS, chance.nextInt(3)) : null,
                source == 1 ? latency(chance) : null,
                source == 1 ? List.of() : List.of(figure(FIGURES.get(source - 2), chance)));
    }

    /** Does not wait; that a record was lost is said, since the figures are worth nothing then. */
    static void write(Producer<byte[], byte[]> producer, Event event, String id) {
        Future<RecordMetadata> unused = producer.send(record(event, id), (at, failure) -> {
            if (failure != null) {
                System.out.println("not written: " + failure);
            }
        });
    }

    private static ProducerRecord<byte[], byte[]> record(Event event, String id) {
        Envelope envelope = Envelope.of(event, id, "/goaround/probe-service", Instant.now(), null, null)
                .withTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        return KafkaEnvelopes.record(envelope);
    }

    private static Measurement figure(String signal, Random chance) {
        return new Measurement(
                signal, 0.3 + 0.3 * chance.nextDouble(), "ratio", "avg(" + signal + "{service=\"shop\"})");
    }

    private static LatencyHistogram latency(Random chance) {
        long[] counts = new long[BOUNDS.size() + 1];
        for (int request = 0; request < REQUESTS; request++) {
            double seconds = 0.03 * Math.exp(0.8 * chance.nextGaussian());
            int bucket = 0;
            while (bucket < BOUNDS.size() && BOUNDS.get(bucket) < seconds) {
                bucket++;
            }
            counts[bucket]++;
        }
        List<Bucket> buckets = new ArrayList<>();
        for (int bucket = 0; bucket < counts.length; bucket++) {
            buckets.add(new Bucket(bucket < BOUNDS.size() ? BOUNDS.get(bucket) : null, counts[bucket]));
        }
        return new LatencyHistogram(buckets);
    }

    private static Condition condition(String signal, double above) {
        return new Condition(signal, Comparison.GREATER, above, null, MINUTE, Duration.ofSeconds(30), 1);
    }

    private static Trigger trigger(String id, Condition condition) {
        return new Trigger(id, id + " is bad", condition, null, null, null, null);
    }
}
