package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.observability.Dashboard;
import dev.goaround.observability.Exposition;
import dev.goaround.observability.Query;
import dev.goaround.observability.Rules;
import dev.goaround.observability.Vocabulary;
import dev.goaround.observability.promql.Parser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The story, seen through the metrics: every panel, variable, annotation and rule asks for metrics and labels that exist, and
 * where Prometheus is installed each of them brings data, or a reason is written down why it does not.
 */
class ObservabilityE2ET {
    private static final Path REPOSITORY = Path.of(System.getProperty("goaround.repository"));
    private static final Path FOLDER = Path.of(System.getProperty("goaround.e2e.folder"), "observability-queries");
    private static final int PORT_BASE = 22_000;
    private static final Duration STORY_WITHIN = Duration.ofMinutes(4);
    private static final Duration LAG_WITHIN = Duration.ofMinutes(2);
    private static final String CONSUMER_LAG = "kafka_consumer_fetch_manager_records_lag";
    private static final Pattern RANGE_IN_SECONDS = Pattern.compile("\\$__range_s|\\$\\{__range_s}");

    private static List<Dashboard> dashboards;
    private static Rules rules;
    private static List<Query> queries;
    private static Exposition exposition;
    private static Optional<List<Outcome>> outcomes = Optional.empty();

    /** @param error what Prometheus has against the query, mostly nothing */
    private record Outcome(Query query, boolean hasData, String error) {}

    @BeforeAll
    static void playTheStory() throws Exception {
        dashboards = Dashboard.all(REPOSITORY);
        rules = Rules.all(REPOSITORY);
        queries = new ArrayList<>();
        dashboards.forEach(dashboard -> queries.addAll(dashboard.queries()));
        rules.rules().forEach(rule -> queries.add(rule.query()));

        Instant begin = Instant.now();
        try (RunningSystem system = RunningSystem.up("observability", PORT_BASE, "--demo")) {
            Optional<PrometheusServer> prometheus = PrometheusServer.start(
                    system, FOLDER.resolve("prometheus-" + begin.getEpochSecond()), PORT_BASE + 95);
            try (Scrapes scrapes = Scrapes.of(system)) {
                system.awaitOutput("rolled back once", STORY_WITHIN);
                awaitConsumerLag(system, prometheus, begin);
                exposition = scrapes.end();
                if (prometheus.isPresent()) {
                    prometheus.get().awaitWhatWasExposedAt(Instant.now());
                    outcomes = Optional.of(ask(prometheus.get(), begin, Instant.now()));
                }
            } finally {
                prometheus.ifPresent(PrometheusServer::close);
            }
        }
        report();
    }

    /** Kafka's client says a partition's lag from its first fetch on, and Micrometer looks for what is new once a minute. */
    private static void awaitConsumerLag(RunningSystem system, Optional<PrometheusServer> prometheus, Instant begin) {
        await().atMost(LAG_WITHIN)
                .until(() -> RunningSystem.get(URI.create(system.url("checklist-service") + "/q/metrics"))
                        .body()
                        .contains(CONSUMER_LAG + "{"));
        prometheus.ifPresent(server -> await().atMost(LAG_WITHIN)
                .until(() -> server.ask(CONSUMER_LAG, begin, Instant.now()).hasData()));
    }

    private static List<Outcome> ask(PrometheusServer prometheus, Instant begin, Instant end) throws IOException {
        prometheus.awaitReady();
        List<Outcome> outcomes = new ArrayList<>();
        for (Query query : queries) {
            var answer = prometheus.ask(substituted(query.expr(), Duration.between(begin, end)), begin, end);
            outcomes.add(new Outcome(query, answer.hasData(), answer.error()));
        }
        return outcomes;
    }

    /** As Grafana does it; without the zero that stands in for nothing, which would be data whatever happens. */
    private static String substituted(String expr, Duration range) {
        String seconds = Long.toString(range.toSeconds());
        String text = RANGE_IN_SECONDS.matcher(expr).replaceAll(Matcher.quoteReplacement(seconds));
        return text.replace("$__rate_interval", "10s")
                .replace("$__range", seconds + "s")
                .replaceAll("\\$(job|instance|service|environment)\\b", ".+")
                .replaceFirst(" or vector\\(0\\)$", "");
    }

    private static void report() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(dashboards.stream().mapToInt(each -> each.panels().size()).sum() + " panels on " + dashboards.size()
                + " dashboards, " + queries.size() + " queries, "
                + exposition.metrics().size() + " metrics scraped");
        for (Query.Kind kind : Query.Kind.values()) {
            lines.add("  " + kind + ": "
                    + queries.stream().filter(query -> query.kind() == kind).count()
                    + outcomes.map(all -> ", with data "
                                    + all.stream()
                                            .filter(each -> each.query().kind() == kind && each.hasData())
                                            .count())
                            .orElse(""));
        }
        outcomes.ifPresentOrElse(
                all -> all.stream()
                        .filter(each -> !each.hasData())
                        .forEach(each -> lines.add(
                                "  no data (" + Unanswered.reason(each.query()).orElse("WHY?") + ") " + each.error()
                                        + " " + each.query().toString().replaceAll("\\s+", " "))),
                () -> lines.add("  no Prometheus on the PATH: names and labels were compared, no query was run"));
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("queries.txt"), lines);
        lines.forEach(System.out::println);
    }

    @Test
    void everyMetricAndEveryLabelThatIsAskedForExists() {
        Vocabulary vocabulary = new Vocabulary(exposition);
        for (Rules.Rule rule : rules.rules()) {
            if (rule.records()) {
                vocabulary.record(rule.name(), Parser.parse(rule.query().expr()), rule.labels());
            }
        }
        List<String> complaints = new ArrayList<>();
        for (Query query : queries) {
            vocabulary
                    .complaints(Parser.parse(query.expr()))
                    .forEach(complaint -> complaints.add(complaint + " (" + query + ")"));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void prometheusUnderstandsEveryQuery() {
        assertThat(outcomes.orElse(List.of()))
                .allSatisfy(outcome ->
                        assertThat(outcome.error()).as("%s", outcome.query()).isEmpty());
    }

    @Test
    void whatBringsNoDataHasAReason() {
        assertThat(outcomes.orElse(List.of()).stream()
                        .filter(outcome -> !outcome.hasData())
                        .map(Outcome::query)
                        .filter(query -> Unanswered.reason(query).isEmpty()))
                .isEmpty();
    }

    @Test
    void noReasonStandsForAQueryThatIsGone() {
        assertThat(Unanswered.idle(queries)).isEmpty();
    }
}
