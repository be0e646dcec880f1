package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is said about doors, worth and licences is there, and names tests that are there. */
class SecurityDocumentsTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT|E2ET))`");
    private static final String TEST_SOURCES = "/src/test/java/";
    private static final int OTHERS_FROM = 3;

    @Test
    void eachTestThatADoorOrADefenceNamesIsThere() throws IOException {
        Set<String> tests = tests();
        for (String document : List.of("docs/security.md", "docs/threat-model.md")) {
            List<String> named = named(document);
            assertThat(named).as(document).hasSizeGreaterThan(OTHERS_FROM);
            assertThat(tests).as(document).containsAll(named);
        }
    }

    @Test
    void eachDoorSaysWhatItAsksWhatWasTriedAndWhatShowsIt() throws IOException {
        List<String> doors = rows("docs/security.md", "| door | what it asks | what was tried | shown by |");
        assertThat(doors).hasSizeGreaterThan(10).allSatisfy(door -> {
            assertThat(cells(door)).hasSize(4).noneMatch(String::isBlank);
            assertThat(cells(door).get(3)).containsPattern(TEST);
        });
    }

    @Test
    void theThreatModelSaysWhoMayDoWhatWhatEachPartIsWorthAndWhatIsNotDefended() throws IOException {
        String model = text("docs/threat-model.md");
        assertThat(rows("docs/threat-model.md", "| who | is asked by | may | must not |"))
                .extracting(row -> cells(row).get(0))
                .contains("a viewer", "a pipeline", "an operator", "an approver", "an administrator");
        assertThat(rows("docs/threat-model.md", "| part | who has it can | who may reach it |"))
                .extracting(row -> cells(row).get(0).replace("*", ""))
                .contains("Broker", "checklist's database", "rollback's database", "notifier's database")
                .anyMatch(part -> part.startsWith("Webhook keys"))
                .anyMatch(part -> part.startsWith("Tokens of GitHub"))
                .anyMatch(part -> part.startsWith("Channel secrets"));
        assertThat(model.substring(model.indexOf("## What is not defended")).lines())
                .filteredOn(line -> line.startsWith("- **"))
                .hasSizeGreaterThan(OTHERS_FROM);
    }

    @Test
    void whoFindsAFaultIsToldWhereToWrite() throws IOException {
        assertThat(text("SECURITY.md")).contains("## Reporting", "in private", "## Versions", "docs/threat-model.md");
    }

    @Test
    void theLicenceIsApaches() throws IOException {
        assertThat(text("LICENSE").strip())
                .startsWith("Apache License\n                           Version 2.0, January 2004")
                .contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION")
                .contains("9. Accepting Warranty or Additional Liability.", "END OF TERMS AND CONDITIONS");
        assertThat(text("pom.xml")).contains("Apache-2.0");
    }

    @Test
    void howTheListOfPartsIsRenewedAndHowStateComesAlongIsWritten() throws IOException {
        assertThat(text("CONTRIBUTING.md"))
                .contains("## What is shipped", "-Dit.test=ShippedPartsIT -Dgoaround.dependencies=write");
        assertThat(text("docs/adr/README.md")).contains("0023-state-of-0.1.0-comes-along.md");
        assertThat(text("docs/adr/0023-state-of-0.1.0-comes-along.md"))
                .contains("*PostgreSQL*", "*Kafka*", "*The judge's stores*", "*Files*", "no way back");
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new HashSet<>();
        Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return name.startsWith(".") || name.equals("target")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.endsWith(".java") && file.toString().contains(TEST_SOURCES)) {
                    tests.add(name.substring(0, name.length() - ".java".length()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return tests;
    }

    /** The rows of the table with this head. */
    private static List<String> rows(String document, String head) throws IOException {
        List<String> lines = text(document).lines().toList();
        int first = lines.indexOf(head) + 2;
        assertThat(first).as(document + " has a table " + head).isGreaterThan(1);
        return lines.subList(first, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("\\|", -1))
                .map(String::strip)
                .limit(row.chars().filter(each -> each == '|').count() - 1)
                .toList();
    }

    private static List<String> named(String document) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = TEST.matcher(text(document));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String text(String document) throws IOException {
        return Files.readString(REPOSITORY.resolve(document));
    }
}
