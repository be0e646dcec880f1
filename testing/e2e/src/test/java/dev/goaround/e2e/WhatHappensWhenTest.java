package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what the system does names tests: each of them is there. */
class WhatHappensWhenTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT|E2ET))(?:#(\\w+))?`");
    private static final String TEST_SOURCES = "/src/test/java/";

    @Test
    void eachTestThatARowNamesIsThere() throws IOException {
        Map<String, String> sources = testSources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (String row : Files.readAllLines(REPOSITORY.resolve("docs/what-happens-when.md"))) {
            Matcher test = NAMED.matcher(row);
            while (test.find()) {
                named++;
                String source = sources.getOrDefault(test.group(1), "");
                boolean there = test.group(2) == null ? !source.isEmpty() : source.contains(" " + test.group(2) + "(");
                if (!there) {
                    missing.add(test.group());
                }
            }
        }
        assertThat(missing).as("tests that are named and not there").isEmpty();
        assertThat(named).isGreaterThan(200);
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(REPOSITORY, 12)) {
            for (Path file : files.filter(each -> each.toString().contains(TEST_SOURCES)
                            && each.toString().endsWith(".java"))
                    .toList()) {
                String name = file.getFileName().toString();
                sources.merge(
                        name.substring(0, name.length() - ".java".length()), Files.readString(file), String::concat);
            }
        }
        return sources;
    }
}
