package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing comes into what is shipped that nobody has looked at: docs/dependencies.tsv names every part with its version and its
 * licences, docs/dependencies.md each licence and why it is accepted. CONTRIBUTING.md says how the list is written anew.
 */
class ShippedPartsIT {
    private static final Path LIST = Engine.REPOSITORY.resolve("docs/dependencies.tsv");
    private static final Path REASONS = Engine.REPOSITORY.resolve("docs/dependencies.md");
    private static final boolean WRITE = "write".equals(System.getProperty("goaround.dependencies"));
    private static final String NOT_LOOKED_UP = "LOOK THIS UP";
    private static final String RENEW = " (CONTRIBUTING.md, \"What is shipped\", says how the list is written anew)";
    private static final Pattern REASON = Pattern.compile("\\| `([^`]+)` \\| (.*\\S.*) \\|");
    private static final Pattern OF_TESTS = Pattern.compile(
            ".*/(?:junit|junit-.*|hamcrest.*|assertj-.*|mockito-.*|archunit.*|jqwik.*|opentest4j|awaitility"
                    + "|testcontainers.*|rest-assured|greenmail.*|wiremock.*)-[0-9][^/]*\\.jar");

    /** What has been mended in a part, and since which version; a part is named by its group, or by its whole name. */
    private static final Map<String, String> MENDED = Map.of(
            // The long-term release, of which mended versions are made.
            "io.quarkus:quarkus-core", "3.33.2",
            // CVE-2026-35554: a record in the wrong topic.
            "org.apache.kafka", "4.1.2",
            "image:apache/kafka", "4.1.2",
            // The platform's lacks what was mended since (SECURITY.md).
            "io.netty", "4.1.137",
            "io.zonky.test.postgres", "17.10");

    private static SortedSet<String> shipped;
    private static SortedMap<String, List<String>> declared;
    private static SortedMap<String, List<String>> reviewed;

    @BeforeAll
    static void read() throws IOException {
        shipped = ShippedParts.read(Engine.REPOSITORY);
        declared = ShippedParts.declared(Engine.REPOSITORY);
        reviewed = reviewed();
        if (WRITE) {
            write();
            reviewed = reviewed();
        }
    }

    @Test
    void everyPartOfWhatIsShippedWasLookedAt() {
        assertThat(shipped)
                .as("parts that are shipped and not in docs/dependencies.tsv, or the other way round" + RENEW)
                .isEqualTo(reviewed.keySet());
    }

    @Test
    void everyLicenceIsOneThatIsAcceptedAndSaysWhy() throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String line : Files.readAllLines(REASONS)) {
            Matcher reason = REASON.matcher(line);
            if (reason.matches()) {
                reasons.put(reason.group(1), reason.group(2));
            }
        }
        assertThat(reasons).isNotEmpty();
        reviewed.forEach((part, licences) -> assertThat(reasons.keySet())
                .as("the licences of " + part
                        + ": each needs a row in docs/dependencies.md that says why it is accepted")
                .containsAll(licences));
    }

    @Test
    void theListSaysWhatThePartsDeclare() {
        declared.forEach((part, licences) -> {
            if (reviewed.containsKey(part)) {
                assertThat(reviewed.get(part))
                        .as("the licences of " + part + RENEW)
                        .containsAll(licences);
            }
        });
    }

    @Test
    void nothingIsOlderThanWhatWasMendedInIt() {
        MENDED.forEach((part, since) -> {
            List<String> versions = versions(part);
            assertThat(versions).as(part).isNotEmpty();
            assertThat(versions)
                    .as(part + ", mended in " + since)
                    .allSatisfy(version -> assertThat(Runtime.Version.parse(numbers(version)))
                            .isGreaterThanOrEqualTo(Runtime.Version.parse(numbers(since))));
        });
    }

    /** A broker of 4.2.1 beside clients of 4.1.2 did not start. */
    @Test
    void brokerAndClientsAreOneVersion() {
        assertThat(versions("org.apache.kafka").stream().distinct()).hasSize(1);
        assertThat(versions("image:apache/kafka"))
                .isEqualTo(versions("org.apache.kafka").subList(0, 1));
    }

    private static List<String> versions(String part) {
        return shipped.stream()
                .filter(each -> each.startsWith(part + ":") || each.startsWith(part + " "))
                .map(each -> each.substring(each.indexOf(' ') + 1))
                .toList();
    }

    /** {@code 4.1.137.Final} without the word, and without noughts at the end. */
    private static String numbers(String version) {
        return version.replaceAll("[^0-9.].*|\\.Final$", "").replaceAll("(?:\\.0)+$", "");
    }

    @Test
    void noLibraryOfTestsIsOnTheClassPathOfTheLauncherOrInAService() throws IOException {
        assertThat(Files.readString(Engine.REPOSITORY.resolve("cli/target/classpath"))
                        .split(":"))
                .isNotEmpty()
                .noneMatch(jar -> OF_TESTS.matcher(jar).matches());
        for (String service : List.of("checklist", "probe", "rollback", "notifier")) {
            Path libraries = Engine.REPOSITORY.resolve(service + "-service/target/quarkus-app/lib/main");
            try (Stream<Path> jars = Files.list(libraries)) {
                assertThat(jars.map(
                                jar -> "/" + jar.getFileName().toString().replaceFirst("^.*\\.(?=[^.]+-[0-9])", "")))
                        .isNotEmpty()
                        .noneMatch(jar -> OF_TESTS.matcher(jar).matches());
            }
        }
    }

    private static SortedMap<String, List<String>> reviewed() throws IOException {
        SortedMap<String, List<String>> parts = new TreeMap<>();
        if (Files.exists(LIST)) {
            for (String line : Files.readAllLines(LIST)) {
                List<String> fields = List.of(line.split("\t", -1));
                parts.put(
                        fields.get(0) + " " + fields.get(1),
                        List.of(fields.get(2).split(" \\| ", -1)));
            }
        }
        return parts;
    }

    /** What a part declares, else what somebody wrote for it before, in any version. */
    private static void write() throws IOException {
        Map<String, List<String>> before = new LinkedHashMap<>();
        reviewed.forEach((part, licences) -> before.put(name(part), licences));
        List<String> lines = new ArrayList<>();
        for (String part : shipped) {
            List<String> licences = declared.getOrDefault(part, List.of());
            List<String> written = before.getOrDefault(name(part), List.of(NOT_LOOKED_UP));
            List<String> said = licences.isEmpty() || written.containsAll(licences) ? written : licences;
            lines.add(part.replace(" ", "\t") + "\t" + String.join(" | ", said));
        }
        Files.write(LIST, lines);
    }

    private static String name(String part) {
        return part.substring(0, part.indexOf(' '));
    }
}
