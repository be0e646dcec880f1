package dev.goaround.observability.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An alert tells a person enough to act, and has a page that says how. */
class AlertRulesTest {
    private static final List<String> HEADINGS =
            List.of("## What it means", "## What to look at", "## What to do", "## How to know that it is over");

    static List<Alert> alerts() {
        return PrometheusFolder.alerts();
    }

    @Test
    void there_are_alerts() {
        assertThat(alerts()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alert_says_how_urgent_it_is_and_how_long_it_waits(Alert alert) {
        assertThat(alert.name()).matches("Goaround[A-Z][A-Za-z]+");
        assertThat(alert.severity()).isIn("page", "warning");
        assertThat(alert.waits()).matches("\\d+[smh]");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alert_says_in_a_line_and_in_full_what_is_the_matter(Alert alert) {
        assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url");
        assertThat(alert.annotations().get("summary"))
                .hasSizeBetween(10, 100)
                .doesNotContain("\n")
                .doesNotEndWith(".");
        assertThat(alert.annotations().get("description"))
                .hasSizeGreaterThan(alert.annotations().get("summary").length())
                .endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alert_names_its_page_which_has_the_four_headings_in_their_order(Alert alert) throws IOException {
        String page = alert.annotations().get("runbook_url");

        assertThat(page).isEqualTo("docs/runbooks/" + alert.name() + ".md");
        assertThat(PrometheusFolder.repository().resolve(page)).isRegularFile();
        List<String> lines = Files.readAllLines(PrometheusFolder.repository().resolve(page));
        assertThat(lines).first().isEqualTo("# " + alert.name());
        assertThat(lines.stream().filter(line -> line.startsWith("## "))).containsExactlyElementsOf(HEADINGS);
    }

    @Test
    void each_page_belongs_to_an_alert_and_is_listed() throws IOException {
        Set<String> pages;
        try (Stream<Path> files = Files.list(PrometheusFolder.runbooks())) {
            pages = files.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .collect(Collectors.toSet());
        }

        assertThat(pages)
                .containsExactlyInAnyOrderElementsOf(
                        alerts().stream().map(alert -> alert.name() + ".md").collect(Collectors.toSet()));
        String list = Files.readString(PrometheusFolder.runbooks().resolve("README.md"));
        assertThat(pages).allSatisfy(page -> assertThat(list).contains("(" + page + ")"));
    }

    @Test
    void the_example_for_alertmanager_has_no_secret_in_it_and_treats_every_severity() {
        Path file = PrometheusFolder.repository().resolve("deploy/observability/alertmanager/alertmanager.yml");
        String text = PrometheusFolder.yaml(file).toString();

        assertThat(text)
                .doesNotContainPattern(
                        "\"(smtp_auth_password|routing_key|service_key|credentials|bearer_token|password)\"");
        assertThat(alerts()).allSatisfy(alert -> assertThat(text).contains(alert.severity()));
    }
}
