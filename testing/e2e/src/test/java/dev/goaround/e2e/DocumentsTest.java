package dev.goaround.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation holds together: every page is in the index, no link is dead, names of types and messages are real. */
class DocumentsTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DOCS = REPOSITORY.resolve("docs");
    private static final Path INDEX = DOCS.resolve("README.md");
    /** Of the repository's folders with a dot, the one that holds documents. */
    private static final String FORGE = ".github";

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *(`{3,}|~{3,})[^\n]*\n.*?^ *\\1`* *$");
    private static final Pattern CODE = Pattern.compile("(`+)[^\n]*?[^`]\\1(?!`)");
    private static final Pattern LINK =
            Pattern.compile("\\]\\((?!https?:|mailto:)(?<path>[^)#\\s]*)(?:#(?<anchor>[^)\\s]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(?<title>.+?) *$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"(?<id>[^\"]+)\">");
    private static final Pattern TYPE = Pattern.compile("`(?<type>[A-Z][A-Za-z]+)`");
    private static final Pattern MESSAGE = Pattern.compile("`(?<message>[^`]+)`");

    @Test
    void everyPageIsInTheIndex() throws IOException {
        Set<Path> reached = new HashSet<>();
        for (Path page : linked(INDEX)) {
            reached.add(page);
            if (page.getFileName().toString().equals("README.md") && page.startsWith(DOCS)) {
                reached.addAll(linked(page));
            }
        }
        assertThat(files(DOCS))
                .hasSizeGreaterThan(60)
                .allSatisfy(page -> assertThat(page.equals(INDEX) || reached.contains(page))
                        .as("%s is linked from docs/README.md, or from a README that is", REPOSITORY.relativize(page))
                        .isTrue());
    }

    @Test
    void noLinkIsDead() throws IOException {
        Set<String> dead = new TreeSet<>();
        Map<Path, Set<String>> anchors = new HashMap<>();
        int links = 0;
        for (Path document : documents()) {
            for (MatchResult link : links(document)) {
                links++;
                Path target = target(document, link.group(1));
                boolean there = Files.exists(target);
                if (there && link.group(2) != null && target.toString().endsWith(".md")) {
                    if (!anchors.containsKey(target)) {
                        anchors.put(target, anchors(target));
                    }
                    there = anchors.get(target).contains(link.group(2));
                }
                if (!there) {
                    dead.add(REPOSITORY.relativize(document) + ": " + link.group());
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(links).isGreaterThan(200);
    }

    @Test
    void everyTypeOfTheGlossaryIsThere() throws IOException {
        Set<String> types = files(REPOSITORY).stream()
                .map(Path::toString)
                .filter(file -> file.contains("/src/main/java/") && file.endsWith(".java"))
                .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
                .collect(Collectors.toSet());
        List<String> named = TYPE.matcher(Files.readString(DOCS.resolve("glossary.md"), UTF_8))
                .results()
                .map(type -> type.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(80);
        assertThat(named.stream().filter(type -> !types.contains(type)))
                .as("types that are not there")
                .isEmpty();
    }

    /** The messages by which symptoms are found; what is put together while it runs stands there as "…". */
    @Test
    void everyMessageOfTheSymptomsIsOneOfOurs() throws IOException {
        String said = said();
        List<String> foreign = new ArrayList<>();
        int looked = 0;
        for (String row : Files.readAllLines(DOCS.resolve("troubleshooting.md"), UTF_8)) {
            if (!row.startsWith("| ")) {
                continue;
            }
            for (MatchResult quoted :
                    MESSAGE.matcher(row.split(" \\| ", 2)[0]).results().toList()) {
                for (String part : quoted.group(1).split("…|\\bNAME\\b|\\bID\\b", -1)) {
                    String words = part.replaceAll("^[\\s“”.:]+|[\\s“”.:(]+$", "");
                    if (isProse(quoted.group(1)) && words.length() > 10 && words.contains(" ")) {
                        looked++;
                        if (!said.contains(words)) {
                            foreign.add(words);
                        }
                    }
                }
            }
        }
        assertThat(foreign).as("messages that no source of ours holds").isEmpty();
        assertThat(looked).isGreaterThan(50);
    }

    private static boolean isProse(String quoted) {
        return quoted.chars().filter(sign -> sign == ' ').count() > 1
                && !quoted.startsWith("GET ")
                && !quoted.startsWith("POST ")
                && !quoted.startsWith("./");
    }

    /** All texts of the program, those that are written over several lines in one piece. */
    private static String said() throws IOException {
        StringBuilder sources = new StringBuilder(Files.readString(REPOSITORY.resolve("goaround"), UTF_8));
        for (Path file : files(REPOSITORY)) {
            if (file.toString().contains("/src/main/java/")) {
                sources.append(Files.readString(file, UTF_8));
            }
        }
        return sources.toString().replaceAll("\"\\s*\\+\\s*\"", "");
    }

    private static Set<Path> linked(Path document) throws IOException {
        return links(document).stream()
                .map(link -> target(document, link.group(1)))
                .collect(Collectors.toSet());
    }

    private static List<MatchResult> links(Path document) throws IOException {
        return LINK.matcher(withoutCode(Files.readString(document, UTF_8)))
                .results()
                .toList();
    }

    private static Path target(Path document, String path) {
        return path.isEmpty() ? document : document.resolveSibling(path).normalize();
    }

    private static String withoutCode(String text) {
        return CODE.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("code");
    }

    /** As the forges make them of headings, and those that are written. */
    private static Set<String> anchors(Path document) throws IOException {
        String text = Files.readString(document, UTF_8);
        Set<String> anchors = new HashSet<>();
        ANCHOR.matcher(text).results().forEach(anchor -> anchors.add(anchor.group(1)));
        HEADING.matcher(FENCE.matcher(text).replaceAll("")).results().forEach(heading -> {
            String plain = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\- _]", "");
            anchors.add(plain.replace(' ', '-'));
        });
        return anchors;
    }

    private static List<Path> documents() throws IOException {
        return files(REPOSITORY).stream()
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !file.toString().contains("/src/"))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean passedOver = name.equals("target") || (name.startsWith(".") && !name.equals(FORGE));
                return passedOver && !directory.equals(folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
