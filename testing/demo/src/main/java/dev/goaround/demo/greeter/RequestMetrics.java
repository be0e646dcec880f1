package dev.goaround.demo.greeter;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests, and writes them in the Prometheus text format 0.0.4 as a classic histogram. */
final class RequestMetrics {
    // 2 and 5 seconds are bounds, because the demo's checklist holds the latency against them.
    private static final double[] BOUNDS_SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10};
    private static final double NANOS = 1e9;

    private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
    private final LongAdder[] buckets = new LongAdder[BOUNDS_SECONDS.length + 1];
    private final LongAdder sumNanos = new LongAdder();

    RequestMetrics() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
        // A series that is there from the start has a first value to count from.
        byStatus.put(200, new LongAdder());
        byStatus.put(500, new LongAdder());
    }

    void count(int status, long nanos) {
        byStatus.computeIfAbsent(status, ignored -> new LongAdder()).increment();
        buckets[bucketOf(nanos / NANOS)].increment();
        sumNanos.add(nanos);
    }

    private static int bucketOf(double seconds) {
        int bucket = 0;
        while (bucket < BOUNDS_SECONDS.length && seconds > BOUNDS_SECONDS[bucket]) {
            bucket++;
        }
        return bucket;
    }

    String page(String version) {
        StringBuilder page = new StringBuilder();
        page.append("# HELP http_requests_total Requests answered.\n# TYPE http_requests_total counter\n");
        byStatus.forEach((status, count) -> page.append("http_requests_total{status=\"" + status + "\"} ")
                .append(count.sum())
                .append('\n'));
        page.append("# HELP http_request_duration_seconds Time to answer.\n");
        page.append("# TYPE http_request_duration_seconds histogram\n");
        long upTo = 0;
        for (int i = 0; i < buckets.length; i++) {
            upTo += buckets[i].sum();
            String bound = i < BOUNDS_SECONDS.length ? Double.toString(BOUNDS_SECONDS[i]) : "+Inf";
            page.append("http_request_duration_seconds_bucket{le=\"" + bound + "\"} ")
                    .append(upTo)
                    .append('\n');
        }
        page.append(String.format(Locale.ROOT, "http_request_duration_seconds_sum %.6f\n", sumNanos.sum() / NANOS));
        page.append("http_request_duration_seconds_count ").append(upTo).append('\n');
        page.append("# HELP app_info The version that answers.\n# TYPE app_info gauge\n");
        page.append("app_info{version=\"").append(escaped(version)).append("\"} 1\n");
        return page.toString();
    }

    private static String escaped(String labelValue) {
        return labelValue.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
