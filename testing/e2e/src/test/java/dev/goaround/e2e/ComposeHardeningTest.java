package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What each container of the compose file may, ours and those that are not. */
class ComposeHardeningTest {
    private static final Path REPOSITORY = Path.of("../..");
    /** What PostgreSQL's own start needs to take its folders over, and the maker of secrets to hand them out. */
    private static final Map<String, Set<String>> CAPABILITIES = Map.of(
            "postgres", Set.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"),
            "secrets", Set.of("CHOWN", "DAC_OVERRIDE", "FOWNER"));

    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void read() throws IOException {
        try (Reader file = Files.newBufferedReader(REPOSITORY.resolve("docker-compose.yml"))) {
            Map<String, Object> document = new Yaml().load(file);
            services = (Map<String, Map<String, Object>>) document.get("services");
        }
        assertThat(services).containsKeys("kafka", "postgres", "prometheus", "grafana", "mail", "traces", "access");
    }

    @Test
    void nobodyWritesToHisOwnProgramsOrGainsRights() {
        services.forEach((name, service) -> assertThat(service)
                .as(name)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .doesNotContainKey("privileged"));
    }

    @Test
    void capabilitiesAreThoseThatAreKnownToBeNeeded() {
        services.forEach((name, service) -> assertThat(texts(service, "cap_add"))
                .as(name)
                .hasSameElementsAs(CAPABILITIES.getOrDefault(name, Set.of())));
    }

    @Test
    void whatIsWrittenToBesideVolumesIsInMemoryAndBounded() {
        services.forEach((name, service) -> assertThat(texts(service, "tmpfs"))
                .as(name)
                .allSatisfy(entry -> assertThat(entry).contains("nosuid", "nodev", "size=")));
    }

    @Test
    void theImagesOfOthersCanBePinned() throws IOException {
        String example = Files.readString(REPOSITORY.resolve(".env.example"));
        services.forEach((name, service) -> {
            String image = service.get("image").toString();
            if (!image.startsWith("goaround/")) {
                assertThat(image).as(name).matches("\\$\\{GOAROUND_IMAGE_[A-Z]+:-[a-z/-]+:[a-z0-9.-]+}");
                assertThat(example)
                        .contains(image.substring(2, image.indexOf(":-")) + "="
                                + image.substring(image.indexOf(":-") + 2, image.length() - 1));
            }
        });
        for (String dockerfile : List.of("Dockerfile", "demo.Dockerfile")) {
            assertThat(REPOSITORY.resolve("deploy/images").resolve(dockerfile))
                    .content()
                    .contains("FROM ${BASE}");
        }
    }

    private static List<String> texts(Map<String, Object> service, String key) {
        return ((List<?>) service.getOrDefault(key, List.of()))
                .stream().map(Object::toString).toList();
    }
}
