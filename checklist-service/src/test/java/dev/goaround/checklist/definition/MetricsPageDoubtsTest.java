package dev.goaround.checklist.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.exposition.PageFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target's page, held against what a definition asks of it. */
class MetricsPageDoubtsTest {

    private static final String PAGE = """
        # HELP http_requests_total all
        http_requests_total{status="200"} 100
        http_requests_total{status="500"} 1
        http_seconds_bucket{le="0.5"} 90
        http_seconds_bucket{le="1.0"} 99
        http_seconds_bucket{le="2.5"} 100
        http_seconds_bucket{le="+Inf"} 101
        http_seconds_count 101
        build_info{version="1.0"} 1
        secret_things{token="hunter2"} 1
        """;

    private static final String DEFINITION = """
        service: shop
        environments:
          production:
            targets: [{name: web, url: "http://127.0.0.1:1"}]
            probes:
              - {name: traffic, kind: metrics, target: web, requests: http_requests_total, failures: 'http_requests_total{status=~"5.."}', latency: http_seconds, version-metric: build_info}
            limits: {latency_p95: "< 1s"}
            triggers: [{id: slow, when: "latency_p99 > 2500ms"}, {id: worse, when: "latency_p99 > 77% against baseline"}]
        """;

    private static List<DefinitionWarning> warnings(String definition, String page) {
        DefinitionReading reading = new DefinitionReader(url -> Optional.empty()).read(definition);
        assertThat(reading).as("%s", reading).isInstanceOf(DefinitionReading.Read.class);
        EnvironmentDefinition production =
                ((DefinitionReading.Read) reading).definition().environments().get("production");
        return MetricsPageDoubts.of(
                "production", production, (ScrapeProbe) production.probes().get(0), PageFormat.BY_LINES, page);
    }

    @Test
    void aPageThatHasAllOfItIsNotDoubted() {
        assertThat(warnings(DEFINITION, PAGE)).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status=\"500\" | status=\"404\" | failures | none has the labels asked for now; either there has been"
                        + " no failure",
                "status= | code= | failures | no series of http_requests_total on the target's page has a label status",
                "http_requests_total | http_request_total | requests | has no metric http_requests_total now; did you"
                        + " mean http_request_total?",
                "http_requests_total | http_requests | requests | did you mean http_requests?",
                "http_seconds_bucket | http_seconds_quantile | latency | a summary or a native histogram",
                "http_seconds | http_duration | latency | there is no latency until there is one",
                "\"+Inf\" | \"10\" | latency | no bucket le=\"+Inf\"",
                "le=\"1.0\"} 99 | le=\"1.0\"} NaN | latency | is NaN",
                "version=\"1.0\" | name=\"x\" | version-metric | has a label version",
                "build_info | go_info | version-metric | which version answers is not seen",
                "build_info{version=\"1.0\"} 1 | build_info{version=\"1.0\"} 1~build_info{version=\"2.0\"} 1 |"
                        + " version-metric | names several versions",
                "http_seconds_count 101 | <html> | path | is no metrics page, line 8",
            })
    void whatAPageLacksIsSaid(String right, String wrong, String field, String message) {
        assertThat(PAGE).contains(right);
        assertThat(warnings(DEFINITION, PAGE.replace(right, wrong.replace("~", "\n"))))
                .anySatisfy(warning -> {
                    assertThat(warning.path()).isEqualTo("environments.production.probes[traffic]." + field);
                    assertThat(warning.message()).contains(message);
                });
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "< 1s | < 1200ms | limits.latency_p95 | 1.2s is finer than the buckets of http_seconds: it lies"
                        + " between 1s and 2.5s",
                "< 1s | < 100ms | limits.latency_p95 | lies between 0s and 0.5s",
                "< 1s | < 5s | limits.latency_p95 | 5s is above the last bucket of http_seconds (2.5s)",
                "2500ms | 2400ms | triggers[slow].when | add a bucket le=\"2.4\"",
            })
    void aLimitThatTheBucketsCannotJudgeIsSaid(String right, String wrong, String field, String message) {
        assertThat(DEFINITION).contains(right);
        assertThat(warnings(DEFINITION.replace(right, wrong), PAGE))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.path()).isEqualTo("environments.production." + field);
                    assertThat(warning.message()).contains(message);
                });
    }

    @Test
    void thePageIsNotRepeated() {
        String other = DEFINITION
                .replace("requests: http_requests_total", "requests: nothing_like_it")
                .replace("version-metric: build_info", "version-metric: secret_thing");

        assertThat(warnings(other, PAGE).toString())
                .doesNotContain("hunter2", "token")
                .contains("secret_things?");
        assertThat(warnings(DEFINITION, "password is hunter2 {").toString()).doesNotContain("hunter2");
    }

    @Test
    void aPageWithoutSeriesCountsNothingAndAnEmptyOneIsNone() {
        assertThat(warnings(DEFINITION, "# TYPE nothing_yet counter\n")).hasSize(4);
        assertThat(warnings(DEFINITION, ""))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("the page is empty"));
    }
}
