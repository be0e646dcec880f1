package dev.goaround.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardLinksTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("goaround.repository"));
    private static final Pattern RUNBOOK = Pattern.compile("\\$\\{runbooks}/([\\w-]+\\.md)");
    private static final Pattern DEPLOYMENT = Pattern.compile(
            "\\$\\{goaround}/api/v1/deployments/(\\$\\{__field\\.labels\\.deployment}|\\$\\{__value\\.raw})(/timeline)?");
    private static final Pattern USED = Pattern.compile("\\$\\{?(\\w+)");

    static List<Dashboard> dashboards() throws IOException {
        return Dashboard.all(REPOSITORY);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aLinkLeadsToADeploymentOrToARunbookThatExists(Dashboard dashboard) {
        for (JsonNode url : dashboard.json().findValues("url")) {
            var runbook = RUNBOOK.matcher(url.asText());
            if (runbook.matches()) {
                assertThat(REPOSITORY.resolve("docs/runbooks").resolve(runbook.group(1)))
                        .isRegularFile();
            } else {
                assertThat(url.asText()).matches(DEPLOYMENT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableInUseIsThere(Dashboard dashboard) {
        Set<String> defined = dashboard.variables().stream()
                .map(variable -> variable.path("name").asText())
                .collect(Collectors.toSet());
        Set<String> used = USED.matcher(dashboard.json().toString())
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toSet());

        assertThat(defined).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void whoeverSeesADashboardFindsTheRunbooks() throws IOException {
        assertThat(dashboards())
                .allSatisfy(dashboard -> assertThat(dashboard.json().toString()).contains("${runbooks}/"));
        assertThat(Files.isDirectory(REPOSITORY.resolve("docs/runbooks"))).isTrue();
    }
}
