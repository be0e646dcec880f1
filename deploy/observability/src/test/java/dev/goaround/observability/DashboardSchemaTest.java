package dev.goaround.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardSchemaTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("goaround.repository"));

    static List<Dashboard> dashboards() throws IOException {
        return Dashboard.all(REPOSITORY);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aDashboardIsWhatGrafanaReads(Dashboard dashboard) throws IOException {
        assertThat(errors(dashboard.json())).isEmpty();
    }

    @Test
    void thereAreSix() throws IOException {
        assertThat(dashboards())
                .extracting(Dashboard::name)
                .containsExactly(
                        "delivery-performance.json",
                        "deployments.json",
                        "goaround-itself.json",
                        "notifications.json",
                        "probes.json",
                        "rollbacks.json");
    }

    @Test
    void aFieldThatGrafanaDoesNotKnowIsSeen() throws IOException {
        ObjectNode dashboard = dashboards().get(0).json().deepCopy();
        ((ObjectNode) dashboard.path("panels").path(0)).put("colour", "red");

        assertThat(errors(dashboard)).hasSize(1).first().asString().contains("colour");
    }

    @Test
    void anOptionThatThePanelDoesNotHaveIsSeen() throws IOException {
        ObjectNode dashboard = dashboards().get(0).json().deepCopy();
        ((ObjectNode) dashboard.path("panels").path(0).path("options")).put("colorMode", "loud");

        assertThat(errors(dashboard)).isNotEmpty();
    }

    private static Set<String> errors(JsonNode dashboard) throws IOException {
        try (InputStream stream = DashboardSchemaTest.class.getResourceAsStream("/grafana/dashboard.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new ObjectMapper().readTree(stream));
            return schema.validate(dashboard).stream().map(Error::toString).collect(Collectors.toSet());
        }
    }
}
