package dev.goaround.observability.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.observability.Dashboard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsLintTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("goaround.repository"));

    static Stream<Arguments> rulesAndDashboards() throws IOException {
        List<Dashboard> dashboards = Dashboard.all(REPOSITORY);
        return Rules.ALL.stream().flatMap(rule -> dashboards.stream().map(each -> Arguments.of(rule, each)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("rulesAndDashboards")
    void theRuleHasNothingAgainstTheDashboard(Rule rule, Dashboard dashboard) {
        assertThat(rule.check().apply(dashboard)).isEmpty();
    }

    @Test
    void allSeventeenRulesAreHere() {
        assertThat(Rules.ALL).extracting(Rule::name).doesNotHaveDuplicates().hasSize(17);
    }
}
