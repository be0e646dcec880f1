package dev.goaround.checklist.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The documents that tests read, each with the facts of one shape of checklist. */
final class Checklists {

    static final List<String> NAMES = List.of("staged", "canary", "timed-steps", "topics", "countdown");

    private Checklists() {}

    static byte[] bytes(String name) {
        try (InputStream in = Checklists.class.getResourceAsStream("/checklists/" + name + ".md")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ReadingReport report(String name) {
        return report(new ChecklistReader().read(bytes(name)));
    }

    static ReadingReport ofText(String markdown) {
        return report(new ChecklistReader().read(markdown));
    }

    private static ReadingReport report(ChecklistReading reading) {
        return ((ChecklistReading.Read) reading).report();
    }

    static ItemReading item(ReadingReport report, String start) {
        return report.items().stream()
                .filter(item -> item.text().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item starts with " + start));
    }
}
