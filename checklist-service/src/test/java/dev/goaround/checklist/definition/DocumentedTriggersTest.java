package dev.goaround.checklist.definition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.TriggerGrammar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows people how to write is read as it stands there. */
class DocumentedTriggersTest {

    private static final Path DOCUMENT = Path.of("../docs/checklists/README.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(?<form>[^`]+)`.*\\|$");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(?<yaml>environments:.*?)```");

    static List<String> forms() throws IOException {
        List<String> forms = ROW.matcher(section())
                .results()
                .map(row -> row.group(1))
                .flatMap(form -> Stream.of(form.replaceAll(" \\[[^]]*]", ""), form.replaceAll("[\\[\\]]", "")))
                .distinct()
                .toList();
        assertThat(forms).hasSizeGreaterThan(6);
        return forms;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void eachFormOfTheTableIsATrigger(String form) {
        assertThat(TriggerGrammar.read(form).map(TriggerGrammar.Stated::reading))
                .get()
                .isInstanceOf(LimitReading.Understood.class);
    }

    @Test
    void theDefinitionIsTaken() throws IOException {
        List<String> documents = YAML.matcher(section())
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(documents).isNotEmpty();
        for (String yaml : documents) {
            DefinitionReading reading = new DefinitionReader(url -> Optional.empty()).read("service: shop\n" + yaml);
            assertThat(reading).as("%s", reading).isInstanceOf(DefinitionReading.Read.class);
        }
    }

    private static String section() throws IOException {
        String document = Files.readString(DOCUMENT, UTF_8);
        int from = document.indexOf("\n## Triggers\n");
        return document.substring(from, document.indexOf("\n## ", from + 1));
    }
}
