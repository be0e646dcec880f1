package dev.goaround.checklist.definition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages about the blocks of a service definition: their examples are taken, and no field is missing. */
class DocumentedDefinitionTest {

    private static final Path PAGES = Path.of("../docs/definition");
    private static final Pattern WHOLE = Pattern.compile("(?s)```yaml\n(?<yaml>service:.*?)```");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<Path> pages = files.sorted().toList();
            assertThat(pages).hasSizeGreaterThan(10);
            return pages;
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void itsExampleIsTakenWithoutAWarning(Path page) throws IOException {
        List<String> examples = WHOLE.matcher(Files.readString(page, UTF_8))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(examples).as("whole definitions in %s", page).isNotEmpty();
        for (String yaml : examples) {
            DefinitionReading reading = new DefinitionReader(url -> Optional.empty()).read(yaml);
            assertThat(reading).as("%s: %s", page, reading).isInstanceOf(DefinitionReading.Read.class);
            assertThat(((DefinitionReading.Read) reading).warnings())
                    .as("%s", page)
                    .isEmpty();
        }
    }

    @Test
    void eachFieldIsOnAPage() throws IOException {
        String all = pages().stream().map(DocumentedDefinitionTest::text).collect(Collectors.joining("\n"));
        List<String> fields = Stream.of(
                        EnvironmentFields.KNOWN,
                        ProbeFields.KNOWN,
                        TriggerFields.KNOWN,
                        RollbackFields.KNOWN,
                        RouteFields.KNOWN)
                .flatMap(List::stream)
                .distinct()
                .toList();
        assertThat(fields)
                .hasSizeGreaterThan(50)
                .allSatisfy(field -> assertThat(all).contains("`" + field + "`"));
    }

    private static String text(Path page) {
        try {
            return Files.readString(page, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
