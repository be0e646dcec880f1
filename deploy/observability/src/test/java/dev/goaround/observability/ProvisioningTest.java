package dev.goaround.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProvisioningTest {
    private static final Path PROVISIONING =
            Path.of(System.getProperty("goaround.repository"), "deploy/observability/grafana/provisioning");

    @Test
    void theDataSourceIsPrometheusUnderAFixedIdThatNobodyEdits() throws IOException {
        JsonNode file = read("datasources/prometheus.yaml");
        JsonNode source = file.path("datasources").path(0);

        assertThat(file.path("apiVersion").asInt()).isEqualTo(1);
        assertThat(file.path("datasources")).hasSize(1);
        assertThat(source.path("type").asText()).isEqualTo("prometheus");
        assertThat(source.path("uid").asText()).isEqualTo("goaround-prometheus");
        assertThat(source.path("editable").asBoolean(true)).isFalse();
        assertThat(source.path("jsonData").path("timeInterval").asText())
                .as("the scrape interval, which $__rate_interval is made of")
                .isNotBlank();
    }

    @Test
    void theDashboardsComeFromFilesAndStayAsTheyAre() throws IOException {
        JsonNode file = read("dashboards/goaround.yaml");
        JsonNode provider = file.path("providers").path(0);

        assertThat(file.path("apiVersion").asInt()).isEqualTo(1);
        assertThat(file.path("providers")).hasSize(1);
        assertThat(provider.path("type").asText()).isEqualTo("file");
        assertThat(provider.path("folder").asText()).isEqualTo("Goaround");
        assertThat(provider.path("allowUiUpdates").asBoolean(true)).isFalse();
        assertThat(provider.path("disableDeletion").asBoolean(false)).isTrue();
        assertThat(provider.path("options").path("path").asText()).startsWith("/");
    }

    private static JsonNode read(String file) throws IOException {
        return new YAMLMapper().readTree(PROVISIONING.resolve(file).toFile());
    }
}
