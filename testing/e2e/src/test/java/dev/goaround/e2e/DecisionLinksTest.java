package dev.goaround.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code and decisions know each other: whoever reads one of them finds the other. */
class DecisionLinksTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DECISIONS = REPOSITORY.resolve("docs/adr");
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** As sources name a decision. */
    private static final Pattern NUMBER = Pattern.compile("ADR (?<number>\\d{4})");
    /** As a decision names the classes that say how it is done. */
    private static final Pattern IN_THE_CODE = Pattern.compile("(?m)^\\*\\*In the code\\.\\*\\* (?<types>.*)$");

    private static final Pattern TYPE = Pattern.compile("`(?:[a-z][\\w.]*\\.)?(?<type>[A-Z]\\w+)`");

    @Test
    void aDecisionThatASourceNamesNamesTheType() throws IOException {
        Map<String, String> decisions = decisions();
        Set<String> silent = new TreeSet<>();
        int links = 0;
        for (Map.Entry<String, String> source : sources().entrySet()) {
            for (String number : numbers(source.getValue())) {
                links++;
                if (!named(decisions.getOrDefault(number, "")).contains(source.getKey())) {
                    silent.add("docs/adr/" + number + "-….md does not name `" + source.getKey() + "`, which names it");
                }
            }
        }
        assertThat(silent).isEmpty();
        assertThat(links).isGreaterThan(10);
    }

    @Test
    void aTypeThatADecisionPointsToNamesTheDecision() throws IOException {
        Map<String, String> sources = sources();
        Set<String> silent = new TreeSet<>();
        int links = 0;
        for (Map.Entry<String, String> decision : decisions().entrySet()) {
            for (String type : pointedTo(decision.getValue())) {
                links++;
                if (!numbers(sources.getOrDefault(type, "")).contains(decision.getKey())) {
                    silent.add(type + " does not say ADR " + decision.getKey() + ", which points to it");
                }
            }
        }
        assertThat(silent).isEmpty();
        assertThat(links).isGreaterThan(10);
    }

    /** All types that it names, with or without their package. */
    private static Set<String> named(String decision) {
        return TYPE.matcher(decision)
                .results()
                .map(type -> type.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> pointedTo(String decision) {
        return IN_THE_CODE
                .matcher(decision)
                .results()
                .flatMap(line -> TYPE.matcher(line.group(1)).results())
                .map(type -> type.group(1))
                .toList();
    }

    private static Set<String> numbers(String source) {
        return NUMBER.matcher(source)
                .results()
                .map((MatchResult number) -> number.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By number. */
    private static Map<String, String> decisions() throws IOException {
        Map<String, String> decisions = new HashMap<>();
        try (Stream<Path> files = Files.list(DECISIONS)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\d{4}-.*\\.md")) {
                    decisions.put(name.substring(0, 4), Files.readString(file, UTF_8));
                }
            }
        }
        return decisions;
    }

    /** By the simple name of the type: there is one of each. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> modules = Files.find(REPOSITORY, 2, (path, attributes) -> attributes.isDirectory())) {
            for (Path folder : modules.map(module -> module.resolve(SOURCES))
                    .filter(Files::isDirectory)
                    .toList()) {
                sources.putAll(typesIn(folder));
            }
        }
        return sources;
    }

    private static Map<String, String> typesIn(Path folder) throws IOException {
        Map<String, String> types = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString();
                types.put(name.substring(0, name.length() - ".java".length()), Files.readString(file, UTF_8));
            }
        }
        return types;
    }
}
