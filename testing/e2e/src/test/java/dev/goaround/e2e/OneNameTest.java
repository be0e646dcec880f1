package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One simple name, one thing: no two types of the product share a name, in whichever modules they are. */
class OneNameTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Path SOURCES = Path.of("src", "main", "java");
    /** The formatter begins nothing but top-level types at a line's begin. */
    private static final Pattern TOP_LEVEL = Pattern.compile(
            "^(?:(?:public|final|abstract|sealed|non-sealed) )*(?:class|record|interface|enum|@interface) (\\w+)",
            Pattern.MULTILINE);

    @Test
    void eachSimpleNameIsOfOneTopLevelType() throws IOException {
        Map<String, List<String>> places = new TreeMap<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve(SOURCES))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher type = TOP_LEVEL.matcher(Files.readString(file));
                    while (type.find()) {
                        places.computeIfAbsent(type.group(1), name -> new ArrayList<>())
                                .add(REPOSITORY.relativize(file).toString());
                    }
                }
            }
        }
        assertThat(places).as("types of all modules").hasSizeGreaterThan(1000);
        places.values().removeIf(files -> files.size() == 1);
        assertThat(places)
                .as("a simple name that several types have: give each the word that says which it is")
                .isEmpty();
    }

    /** Every folder with a POM and main code: the modules lie in the repository's root, or one folder deeper. */
    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.find(REPOSITORY, 2, (path, attributes) -> attributes.isDirectory())) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .filter(folder -> Files.isDirectory(folder.resolve(SOURCES)))
                    .toList();
        }
    }
}
