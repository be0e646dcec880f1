package dev.goaround.probe.asking;

import static dev.goaround.probe.StubHttp.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.LatencyHistogram;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Series;
import dev.goaround.egress.Call;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapeQuestionTest {

    private final ScrapeQuestion question = new ScrapeQuestion(
            new ScrapeProbe(
                    "traffic",
                    "backend",
                    "/metrics",
                    new Series("http_seconds_count", Map.of("uri", "/api/.*")),
                    new Series("http_seconds_count", Map.of("uri", "/api/.*", "status", "5..")),
                    "http_seconds",
                    "app_info",
                    null,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1)),
            Call.get(URI.create("http://greeter.internal/metrics")));

    @Test
    void countsFromTheSecondPageOn() {
        assertThat(read(page(100, 5, 90, 105)))
                .isEqualTo(new Reply(SampleOutcome.UP, null, "1.5.0", null, null, List.of()));
        assertThat(read(page(118, 8, 106, 126)))
                .isEqualTo(new Reply(
                        SampleOutcome.UP,
                        null,
                        "1.5.0",
                        new Counts(21, 3),
                        new LatencyHistogram(List.of(new Bucket(0.1, 16), new Bucket(null, 5))),
                        List.of()));
    }

    @Test
    void whatHappenedWhileThePageCouldNotBeReadIsInTheNext() {
        read(page(100, 5, 90, 105));

        assertThat(question.read(answered(500, "")).counts()).isNull();
        assertThat(question.read(answered(200, "<html>")).reason()).startsWith("page: no metrics page, line 1");
        assertThat(read(page(110, 6, 90, 116)).counts()).isEqualTo(new Counts(11, 1));
    }

    @Test
    void aRestartCountsFromZero() {
        read(page(100, 5, 90, 105));

        assertThat(read(page(7, 2, 4, 9)))
                .satisfies(reply -> assertThat(reply.counts()).isEqualTo(new Counts(9, 2)))
                .satisfies(reply -> assertThat(reply.latency())
                        .isEqualTo(new LatencyHistogram(List.of(new Bucket(0.1, 4), new Bucket(null, 5)))));
    }

    @Test
    void aMetricThatIsNotThereIsUnknownUntilItIs() {
        Reply reply = read("app_info{version=\"1.5.0\"} 1\nother 1");

        assertThat(reply.outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(reply.reason())
                .isEqualTo("metric: none of the 2 series on the page is http_seconds_count with the labels asked for;"
                        + " until there is one, nothing can be counted");
        assertThat(reply.version()).isEqualTo("1.5.0");
        read(page(1, 0, 1, 1));
        assertThat(read("app_info{version=\"1.5.0\"} 1").counts()).isEqualTo(new Counts(0, 0));
    }

    @Test
    void withoutOneVersionThereIsNone() {
        assertThat(read("app_info{version=\"1\"} 1\napp_info{version=\"2\"} 1").version())
                .isNull();
        assertThat(read("app_info 1").version()).isNull();
        assertThat(read("up 1").version()).isNull();
    }

    private Reply read(String page) {
        return question.read(answered(200, page));
    }

    private static String page(int good, int bad, int fast, int all) {
        return """
                http_seconds_count{uri="/api/hello",status="200"} %d
                http_seconds_count{uri="/api/hello",status="500"} %d
                http_seconds_count{uri="/health",status="200"} 99999
                http_seconds_bucket{uri="/api/hello",le="0.1"} %d
                http_seconds_bucket{uri="/api/hello",le="+Inf"} %d
                http_seconds_bucket{uri="/health",le="0.1"} 99999
                http_seconds_bucket{uri="/health",le="+Inf"} 99999
                app_info{version="1.5.0"} 1
                """.formatted(good, bad, fast, all);
    }
}
