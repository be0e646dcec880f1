package dev.goaround.observability.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each alert has a scenario in which it fires and one in which it does not; Prometheus' own tool plays them where it is installed. */
class PromtoolTest {
    private static final String TOOL = "promtool";
    private static final long PATIENCE_SECONDS = 180;

    @Test
    void each_alert_is_shown_to_fire_and_not_to_fire() {
        List<JsonNode> checks = PrometheusFolder.testFiles().stream()
                .flatMap(file ->
                        PrometheusFolder.nodes(PrometheusFolder.yaml(file).path("tests")))
                .flatMap(test -> PrometheusFolder.nodes(test.path("alert_rule_test")))
                .toList();
        Set<String> names = PrometheusFolder.alerts().stream().map(Alert::name).collect(Collectors.toSet());

        assertThat(names(checks, true)).isEqualTo(names);
        assertThat(names(checks, false)).isEqualTo(names);
    }

    @Test
    void each_severity_of_an_alert_is_shown_to_fire() {
        Set<String> shown = PrometheusFolder.testFiles().stream()
                .flatMap(file ->
                        PrometheusFolder.nodes(PrometheusFolder.yaml(file).path("tests")))
                .flatMap(test -> PrometheusFolder.nodes(test.path("alert_rule_test")))
                .flatMap(check -> PrometheusFolder.nodes(check.path("exp_alerts"))
                        .map(fired -> check.path("alertname").asText() + " ("
                                + fired.path("exp_labels").path("severity").asText() + ")"))
                .collect(Collectors.toSet());

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        PrometheusFolder.alerts().stream().map(Alert::toString).collect(Collectors.toSet()));
    }

    @Test
    void prometheus_accepts_the_configuration_and_the_rules() throws Exception {
        promtool(
                "check",
                "config",
                PrometheusFolder.path().resolve("prometheus.yml").toString());
    }

    @Test
    void prometheus_finds_the_rules_to_behave_as_their_tests_say() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("test", "rules"));
        PrometheusFolder.testFiles().forEach(file -> arguments.add(file.toString()));
        promtool(arguments.toArray(String[]::new));
    }

    private static Set<String> names(List<JsonNode> checks, boolean fires) {
        return checks.stream()
                .filter(check -> check.path("exp_alerts").isEmpty() != fires)
                .map(check -> check.path("alertname").asText())
                .collect(Collectors.toSet());
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "promtool is not on the PATH: Prometheus itself has not checked the rules");
        List<String> command = new ArrayList<>(List.of(TOOL));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("promtool", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            assertThat(process.waitFor())
                    .as(Files.readString(said, StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            Files.delete(said);
        }
    }

    private static boolean isInstalled() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, TOOL)));
    }
}
