package dev.goaround.probe.probers;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeProberTest {

    private static final Instant ASKED = Instant.parse("2026-03-10T14:00:00Z");

    private int seconds;

    private final ScrapeProber question = new ScrapeProber(
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
                .isEqualTo(new ProbeResult(SampleOutcome.UP, null, "1.5.0", null, null, List.of()));
        assertThat(read(page(118, 8, 106, 126)))
                .isEqualTo(new ProbeResult(
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

        assertThat(question.read(answered(500, ""), ASKED).counts()).isNull();
        assertThat(read("<html>\n").reason()).startsWith("page: no metrics page, line 1");
        assertThat(read(page(110, 6, 90, 116)).counts()).isEqualTo(new Counts(11, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http_seconds_count{uri=\"/api/hello\",status=\"200\"} 31",
                "http_seconds_count{uri=\"/api/hello\",status=\"200\"} 310\nhttp_sec",
                "http_seconds_count{uri=\"/api/hello\",status=\"200\"} 310\n# UNIT http_seconds seconds\n",
                "<html>Bad gateway</html>\n"
            })
    void aPageThatWasCutIsUnknownAndNoRestart(String cut) {
        read(page(100, 5, 90, 105));

        ProbeResult result = read(cut);

        assertThat(result.outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(result.reason()).startsWith("page: no metrics page, line ");
        assertThat(result.version()).isNull();
        assertThat(read(page(118, 8, 106, 126)).counts()).isEqualTo(new Counts(21, 3));
    }

    @Test
    void theServersWordForOpenMetricsAsksForItsEnd() {
        String page = page(100, 5, 90, 105);
        Map<String, List<String>> openMetrics = Map.of("content-type", List.of("application/openmetrics-text"));

        assertThat(question.read(answered(200, page, openMetrics), ASKED).reason())
                .contains("# EOF");
        assertThat(question.read(answered(200, page + "# EOF\n", openMetrics), ASKED)
                        .outcome())
                .isEqualTo(SampleOutcome.UP);
    }

    @Test
    void aRestartCountsFromZeroOnceTwoPagesWentOnFromIt() {
        read(page(100, 5, 90, 105));

        ProbeResult fallen = read(page(7, 2, 4, 9));
        assertThat(fallen.outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(fallen.reason()).startsWith("counters: counters fell or the process is another one");
        assertThat(fallen.version()).isEqualTo("1.5.0");
        assertThat(read(page(8, 2, 5, 10)).outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(read(page(10, 2, 7, 12)))
                .satisfies(result -> assertThat(result.counts()).isEqualTo(new Counts(12, 2)))
                .satisfies(result -> assertThat(result.latency())
                        .isEqualTo(new LatencyHistogram(List.of(new Bucket(0.1, 7), new Bucket(null, 5)))));
    }

    @Test
    void twoReplicasBehindOneAddressAreUnknown() {
        for (int turn = 0; turn < 20; turn++) {
            ProbeResult result = read(turn % 2 == 0 ? page(1000 + turn, 5, 90, 1005) : page(20 + turn, 15, 10, 35));
            assertThat(result.counts()).isNull();
            assertThat(result.outcome()).isEqualTo(turn == 0 ? SampleOutcome.UP : SampleOutcome.UNKNOWN);
        }
        assertThat(read(page(1020, 5, 90, 1005)).reason())
                .startsWith("counters: several processes answer at this address in turn");
    }

    @Test
    void theStartOfTheProcessTellsReplicasApart() {
        read("process_start_time_seconds 1.7e9\n" + page(100, 5, 90, 105));
        assertThat(read("process_start_time_seconds 1.7e9\n" + page(101, 5, 90, 106))
                        .counts())
                .isEqualTo(new Counts(1, 0));
        assertThat(read("process_start_time_seconds 1.70001e9\n" + page(200, 50, 90, 250))
                        .outcome())
                .isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(read("process_start_time_seconds 1.7e9\n" + page(300, 60, 90, 360))
                        .reason())
                .startsWith("counters: several processes answer");
    }

    @Test
    void aSeriesThatIsBornLaterBeganAtZero() {
        read(series("http_seconds_count{uri=\"/api/a\",status=\"200\"} 1000"));

        assertThat(read(series(
                                "http_seconds_count{uri=\"/api/a\",status=\"200\"} 1030",
                                "http_seconds_count{uri=\"/api/a\",status=\"500\"} 40"))
                        .counts())
                .isEqualTo(new Counts(70, 40));
        // Unreadable pages between change nothing: it was not there before them.
        read("");
        assertThat(read(series(
                                "http_seconds_count{uri=\"/api/a\",status=\"200\"} 1030",
                                "http_seconds_count{uri=\"/api/a\",status=\"500\"} 40",
                                "http_seconds_count{uri=\"/api/a\",status=\"503\"} 3"))
                        .counts())
                .isEqualTo(new Counts(3, 3));
    }

    @Test
    void aFailuresFilterThatNeverMatchedIsSaid() {
        String good = "http_seconds_count{uri=\"/api/a\",status=\"200\"} ";
        String note = "failures: no series of http_seconds_count with status=5.., uri=/api/.* has been on the page yet";

        assertThat(read(series(good + 10)).note()).isEqualTo(note);
        assertThat(read(series(good + 20)).note()).isEqualTo(note);
        assertThat(read(series(good + 30, "http_seconds_count{uri=\"/api/a\",status=\"500\"} 0"))
                        .note())
                .isNull();
    }

    @Test
    void aMetricThatIsNotThereIsUnknownUntilItIs() {
        ProbeResult result = read("app_info{version=\"1.5.0\"} 1\nother 1\n");

        assertThat(result.outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(result.reason())
                .isEqualTo("metric: none of the 2 series on the page is http_seconds_count with the labels asked for;"
                        + " until there is one, nothing can be counted");
        assertThat(result.version()).isEqualTo("1.5.0");
        // It was not on the page before, so it began at zero.
        assertThat(read(page(1, 0, 1, 1)).counts()).isEqualTo(new Counts(1, 0));
    }

    @Test
    void aMetricThatVanishesOrIsRenamedIsUnknownAtOnce() {
        read(page(100, 5, 90, 105));

        for (String page : List.of(
                "app_info{version=\"1.5.0\"} 1\n",
                page(110, 6, 90, 116).replace("http_seconds_count", "http_requests_count"),
                page(110, 6, 90, 116).replace("uri=", "path="))) {
            assertThat(read(page).outcome()).isEqualTo(SampleOutcome.UNKNOWN);
            assertThat(read(page).reason()).startsWith("metric: none of the ");
        }
        assertThat(read(page(120, 7, 90, 127)).counts()).isEqualTo(new Counts(22, 2));
    }

    @Test
    void aLabelOfTheFailuresThatIsRenamedIsUnknownAtOnceAlsoWithARestart() {
        read(page(100, 5, 90, 105));

        ProbeResult renamed = read(page(3, 90, 90, 93).replace("status=", "code="));

        assertThat(renamed.outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(renamed.reason())
                .isEqualTo("metric: failures: no series of http_seconds_count has the label status any more, by which"
                        + " failures are told");
    }

    @Test
    void oneOfSeveralSeriesThatVanishesIsUnknown() {
        read(page(100, 5, 90, 105));

        assertThat(read(series("http_seconds_count{uri=\"/api/hello\",status=\"200\"} 110"))
                        .reason())
                .startsWith("counters: 1 series that were counted are no longer on the page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NaN | http_seconds_count has a series whose value is NaN",
                "-1 | http_seconds_count has a series whose value is no count (-1.0)",
                "+Inf | http_seconds_count has a series whose value is no count (Infinity)",
                "9007199254740992 | http_seconds_count has a series beyond 2^53, where single requests are no longer seen",
                "110 1700000 | http_seconds_count has a value that the page dates",
                "110 4102444800000 | http_seconds_count has a value that the page dates"
            })
    void whatIsNoCountIsUnknown(String value, String reason) {
        read(page(100, 5, 90, 105));

        ProbeResult result = read(series("http_seconds_count{uri=\"/api/hello\",status=\"200\"} " + value));

        assertThat(result.outcome()).isEqualTo(SampleOutcome.UNKNOWN);
        assertThat(result.reason()).startsWith("counters: " + reason);
        assertThat(read(page(110, 5, 90, 115)).counts()).isEqualTo(new Counts(10, 0));
    }

    @Test
    void aSeriesThatStandsTwiceIsUnknownUnlessItSaysTheSame() {
        String twice = "http_seconds_count{uri=\"/api/hello\",status=\"200\"} ";
        read(page(100, 5, 90, 105));

        assertThat(read(page(110, 5, 90, 115) + twice + "20\n").reason())
                .isEqualTo("counters: http_seconds_count has a series twice on the page, with different values");
        assertThat(read(page(110, 5, 90, 115) + twice + "110\n").counts()).isEqualTo(new Counts(10, 0));
    }

    @Test
    void failuresThatAreNotAmongTheRequestsAreUnknownAndNotLost() {
        ScrapeProber apart = question("http_seconds", new Series("requests", null), new Series("failures", null));
        read(apart, "requests 100\nfailures 1\n");

        assertThat(read(apart, "requests 100\nfailures 2\n").reason()).startsWith("counters: 1 failures of 0 requests");
        assertThat(read(apart, "requests 101\nfailures 2\n").counts()).isEqualTo(new Counts(1, 1));
    }

    @Test
    void aProbeWithoutFailuresCountsItsRequests() {
        ScrapeProber alone = question(null, new Series("requests", null), null);
        read(alone, "requests 100\n");

        assertThat(read(alone, "requests 103\n")).isEqualTo(ProbeResult.up(null).withTraffic(new Counts(3, 0), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http_seconds{quantile=\"0.95\"} 0.2 | http_seconds is a summary (it has the label quantile)",
                "http_seconds_sum 12 | http_seconds has no buckets on the page (a native histogram has none",
                "other 1 | no series of http_seconds_bucket is on the page",
                "http_seconds_bucket{le=\"0.1\"} 95 | http_seconds_bucket has no bucket le=\"+Inf\"",
                "http_seconds_bucket{le=\"0.1\"} NaN%http_seconds_bucket{le=\"+Inf\"} 100 | http_seconds_bucket has a series whose value is NaN",
                "http_seconds_bucket{le=\"soon\"} 9%http_seconds_bucket{le=\"+Inf\"} 100 | http_seconds_bucket has a series whose label le is no bound",
                "http_seconds_bucket{le=\"0.1\"} 95%http_seconds_bucket{le=\"0.5\"} 50%http_seconds_bucket{le=\"+Inf\"} 100 | http_seconds_bucket has other buckets than before",
                "http_seconds_bucket{le=\"0.1\"} 95%http_seconds_bucket{le=\"+Inf\"} 91 | http_seconds_bucket counts less up to a higher bound",
                "http_seconds_bucket{le=\"0.1\"} 50%http_seconds_bucket{le=\"+Inf\"} 91 | http_seconds_bucket fell though the requests did not",
                "http_seconds_bucket{le=\"0.1\"} 95%http_seconds_bucket{le=\"0.10\"} 96%http_seconds_bucket{le=\"+Inf\"} 100 | http_seconds_bucket has a bucket twice",
            })
    void aHistogramThatCannotBeReadLeavesTheRequestsAsTheyAre(String buckets, String reason) {
        ScrapeProber timed = question("http_seconds", new Series("requests", null), new Series("failures", null));
        String counts = "requests %d\nfailures %d\n";
        String good = "http_seconds_bucket{le=\"0.1\"} %d\nhttp_seconds_bucket{le=\"+Inf\"} %d\n";
        read(timed, counts.formatted(100, 1) + good.formatted(80, 90));

        ProbeResult result = read(timed, counts.formatted(110, 2) + buckets.replace("%", "\n") + "\n");

        assertThat(result.outcome()).isEqualTo(SampleOutcome.UP);
        assertThat(result.counts()).isEqualTo(new Counts(10, 1));
        assertThat(result.latency()).isNull();
        assertThat(result.latencyUnknown()).startsWith("latency: " + reason);
        // What came meanwhile is not counted as if it had come later.
        read(timed, counts.formatted(120, 2) + good.formatted(100, 110));
        assertThat(read(timed, counts.formatted(130, 2) + good.formatted(105, 117))
                        .latency())
                .isEqualTo(new LatencyHistogram(List.of(new Bucket(0.1, 5), new Bucket(null, 2))));
    }

    @Test
    void aHistogramThatIsBornLaterBeganAtZero() {
        ScrapeProber timed = question("http_seconds", new Series("requests", null), new Series("failures", null));
        read(timed, "requests 0\nfailures 0\n");

        ProbeResult born = read(timed, """
                requests 5
                failures 0
                http_seconds_bucket{le="0.1"} 3
                http_seconds_bucket{le="+Inf"} 5
                """);

        assertThat(born.latency()).isEqualTo(new LatencyHistogram(List.of(new Bucket(0.1, 3), new Bucket(null, 2))));
    }

    @Test
    void oneRequestMayMoveWhileThePageIsRead() {
        ScrapeProber timed = question("http_seconds", new Series("requests", null), new Series("failures", null));
        String page = """
                requests %d
                failures 0
                http_seconds_bucket{le="0.1"} %d
                http_seconds_bucket{le="+Inf"} %d
                """;
        read(timed, page.formatted(100, 80, 80));

        assertThat(read(timed, page.formatted(110, 91, 90)).latency())
                .isEqualTo(new LatencyHistogram(List.of(new Bucket(0.1, 11), new Bucket(null, 0))));
    }

    @Test
    void aHistogramsSeriesThatVanishesIsWaitedForTenPagesAndGoesOnWhereItWas() {
        ScrapeProber timed = question("http_seconds", new Series("requests", null), new Series("failures", null));
        read(timed, two(0, 0) + histogram("/b", 50));
        assertThat(read(timed, two(10, 10) + histogram("/b", 60)).latency())
                .isEqualTo(new LatencyHistogram(List.of(new Bucket(0.1, 20), new Bucket(null, 0))));

        for (int page = 1; page <= 10; page++) {
            ProbeResult waiting = read(timed, two(10 + page, 10 + page));
            assertThat(waiting.counts()).isNotNull();
            assertThat(waiting.latency()).isNull();
            assertThat(waiting.latencyUnknown()).contains("fewer series than before", "after 10 pages");
        }
        ProbeResult without = read(timed, two(25, 25));
        assertThat(without.latencyUnknown()).isNull();
        assertThat(without.latency()).isEqualTo(new LatencyHistogram(List.of(new Bucket(0.1, 5), new Bucket(null, 0))));
        assertThat(without.note()).contains("latency: counted without 2 series of http_seconds_bucket");

        ProbeResult back = read(timed, two(26, 26) + histogram("/b", 63));
        assertThat(back.latency()).isEqualTo(new LatencyHistogram(List.of(new Bucket(0.1, 4), new Bucket(null, 0))));
        assertThat(back.note()).isNull();
    }

    @Test
    void whereTheHistogramAloneIsCountedItsVanishedSeriesAreWaitedForOnce() {
        ScrapeProber timed = question("http_seconds", null, null);
        read(timed, histogram("/a", 0) + histogram("/b", 50));
        for (int page = 1; page <= 10; page++) {
            assertThat(read(timed, histogram("/a", page)).latency()).isNull();
        }
        ProbeResult without = read(timed, histogram("/a", 15));
        assertThat(without.latency())
                .isEqualTo(new LatencyHistogram(List.of(new Bucket(0.1, 15), new Bucket(null, 0))));
        assertThat(without.note())
                .isEqualTo("latency: counted without 2 series of http_seconds_bucket that are no longer on the page");
    }

    private static String two(int requests, int timed) {
        return "requests " + requests + "\nfailures 0\n" + histogram("/a", timed);
    }

    private static String histogram(String uri, int count) {
        return """
                http_seconds_bucket{uri="%1$s",le="0.1"} %2$d
                http_seconds_bucket{uri="%1$s",le="+Inf"} %2$d
                """.formatted(uri, count);
    }

    @Test
    void withoutOneVersionThereIsNone() {
        assertThat(read("app_info{version=\"1\"} 1\napp_info{version=\"2\"} 1\n")
                        .version())
                .isNull();
        assertThat(read("app_info 1\n").version()).isNull();
        assertThat(read("up 1\n").version()).isNull();
        assertThat(read("app_info{version=\"1\"} 0\napp_info{version=\"2\"} 1\n")
                        .version())
                .isEqualTo("2");
        assertThat(read("app_info{version=\"1\"} 1\napp_info{version=\"2\"} 1").version())
                .isNull();
    }

    private static ScrapeProber question(String latency, Series requests, Series failures) {
        return new ScrapeProber(
                new ScrapeProbe(
                        "traffic",
                        "backend",
                        "/metrics",
                        requests,
                        failures,
                        latency,
                        null,
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)),
                Call.get(URI.create("http://greeter.internal/metrics")));
    }

    private ProbeResult read(String page) {
        return read(question, page);
    }

    private ProbeResult read(ScrapeProber asked, String page) {
        return asked.read(answered(200, page), ASKED.plusSeconds(seconds++));
    }

    private static String series(String... lines) {
        return String.join("\n", lines) + "\n";
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
