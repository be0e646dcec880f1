package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The compose file, read: what each part may reach of the others' secrets, and that none of them is a destination. */
class ComposeFileTest {
    private static final Path REPOSITORY = Path.of("../..");
    private static final List<String> SERVICES =
            List.of("checklist-service", "probe-service", "rollback-service", "notifier-service");

    /** Those that are called on purpose, that listen to nothing, and the collector, which is there on demand only. */
    private static final List<String> NO_OWN_ENDPOINT = List.of("secrets", "access", "demo", "story", "traces");

    private static String text;
    private static Map<String, String> services;

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(REPOSITORY.resolve("docker-compose.yml"));
        services = new TreeMap<>();
        String all = text.substring(text.indexOf("\nservices:"), text.indexOf("\nnetworks:"));
        Matcher service = Pattern.compile("(?ms)^  ([a-z-]+):\\n(.*?)(?=^  [a-z-]+:\\n|\\z)")
                .matcher(all);
        while (service.find()) {
            services.put(service.group(1), service.group(2));
        }
    }

    @Test
    void everyPartIsForbiddenToCalls() {
        Matcher forbidden = Pattern.compile("GOAROUND_EGRESS_FORBIDDEN: \"\\$\\{[A-Z_]+:-([^}]*)}\"")
                .matcher(text);
        assertThat(forbidden.find()).isTrue();
        List<String> entries = List.of(forbidden.group(1).split(","));

        assertThat(services).hasSizeGreaterThan(10);
        services.keySet().stream()
                .filter(service -> !NO_OWN_ENDPOINT.contains(service))
                .forEach(service -> assertThat(entries).as(service).anyMatch(entry -> entry.startsWith(service + ":")));
    }

    @Test
    void everyPortThatIsPublishedIsForbiddenToCalls() {
        services.forEach((service, definition) -> {
            Matcher port = Pattern.compile("127\\.0\\.0\\.1:\\$\\{[A-Z_]+:-\\d+}:(\\d+)\"")
                    .matcher(definition);
            while (!NO_OWN_ENDPOINT.contains(service) && port.find()) {
                assertThat(text).contains(service + ":" + port.group(1));
            }
        });
    }

    @Test
    void onlyTheContainerThatWritesTheRulesHasTheLoginThatMayDoEverything() throws IOException {
        String maker = Files.readString(REPOSITORY.resolve("deploy/images/make-secrets"));
        assertThat(maker)
                .contains("client administrator '' | hand /for/broker-administrator/")
                .contains("rm -f /for/administrator/kafka-administrator.properties");
        assertThat(services.entrySet().stream()
                        .filter(service -> service.getValue().contains("- secrets-broker-administrator:"))
                        .map(Map.Entry::getKey))
                .containsExactly("access", "secrets");
    }

    @Test
    void aServiceHasTheSecretsOfItsOwnAndNoOthers() {
        for (String service : SERVICES) {
            Matcher mounted = Pattern.compile("- (secrets[a-z-]*):").matcher(services.get(service));
            assertThat(mounted.results().map(found -> found.group(1)))
                    .as(service)
                    .containsExactly("secrets-" + service.replace("-service", ""));
        }
    }
}
