package dev.goaround.observability.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is configured for Prometheus in this repository, as the files say it. */
final class PrometheusFolder {
    private static final YAMLMapper YAML = new YAMLMapper();

    private PrometheusFolder() {}

    static Path repository() {
        return Path.of(System.getProperty("goaround.repository", "../.."))
                .toAbsolutePath()
                .normalize();
    }

    static Path path() {
        return repository().resolve("deploy/observability/prometheus");
    }

    static Path runbooks() {
        return repository().resolve("docs/runbooks");
    }

    static List<Path> ruleFiles() {
        return yamlFiles(path().resolve("rules"));
    }

    static List<Path> testFiles() {
        return yamlFiles(path().resolve("tests"));
    }

    static List<Alert> alerts() {
        return ruleFiles().stream()
                .flatMap(file -> nodes(yaml(file).path("groups")))
                .flatMap(group -> nodes(group.path("rules")))
                .filter(rule -> rule.has("alert"))
                .map(Alert::of)
                .toList();
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not YAML", e);
        }
    }

    static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<Path> yamlFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
