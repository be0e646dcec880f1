package dev.goaround.cli.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.ChecklistReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the how-tos show of the reader's answer is what it says: each document, and the excerpt that stands behind it. */
class HowToExamplesTest {

    private static final Path PAGES = Path.of("../docs/how-to");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)````markdown\n(?<document>.*?)````\n.*?```text\n(?<excerpt>.*?)```");
    /** Stands for any number of lines. */
    private static final String GAP = "…";

    private record Example(Path page, String document, List<String> excerpt) {}

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path page : files.sorted().toList()) {
                Matcher example = EXAMPLE.matcher(Files.readString(page, UTF_8));
                while (example.find()) {
                    examples.add(new Example(
                            page,
                            example.group("document"),
                            example.group("excerpt").lines().toList()));
                }
            }
        }
        return examples;
    }

    @Test
    void eachExcerptIsWhatTheReaderSaysOfTheDocumentBeforeIt() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(example -> {
            ChecklistReading reading =
                    new ChecklistReader().read(example.document().getBytes(UTF_8));
            List<String> said = TerminalReport.of(((ChecklistReading.Read) reading).report());
            assertThat(firstNotSaid(example.excerpt(), said))
                    .as("the first line of an excerpt in %s that is not said, of:\n%s", example.page(), said)
                    .isEmpty();
        });
    }

    /** Empty if the lines stand in the answer in this order, and side by side where no gap is between them. */
    private static String firstNotSaid(List<String> excerpt, List<String> said) {
        int next = 0;
        boolean anywhere = true;
        for (String line : excerpt) {
            if (line.equals(GAP)) {
                anywhere = true;
                continue;
            }
            int at = said.subList(next, said.size()).indexOf(line);
            if (at < 0 || (at > 0 && !anywhere)) {
                return line;
            }
            next += at + 1;
            anywhere = false;
        }
        return "";
    }
}
