package dev.goaround.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the build put into the services, the launcher and the demo, and the images that the compose file and the Dockerfiles name. */
final class ShippedParts {
    private static final List<String> SERVICES =
            List.of("checklist-service", "probe-service", "rollback-service", "notifier-service");
    private static final List<String> PROGRAMS = List.of("cli", "testing/demo");
    /** {@code   group:artifact:type[:classifier]:version:scope}, as maven-dependency-plugin lists it. */
    private static final Pattern LISTED =
            Pattern.compile("\\s+([^:\\s]+):([^:]+):[^:]+:(?:[^:]+:)?([^:]+):(?:compile|runtime)\\b.*");

    private static final Pattern IMAGE = Pattern.compile("(?:\\s*image:\\s+|x-base:.*\\s|ARG BASE=)([^\\s@]+)");
    /** One of them per system that is built on. */
    private static final Pattern NATIVE = Pattern.compile("native-(?:linux|osx|windows)-.*");

    private ShippedParts() {}

    /** {@code group:artifact version}, or {@code image:name tag}; our own modules are none. */
    static SortedSet<String> read(Path repository) throws IOException {
        SortedSet<String> parts = new TreeSet<>();
        for (String service : SERVICES) {
            Path file = repository.resolve(service).resolve("target/quarkus-app/quarkus-app-dependencies.txt");
            for (String line : Files.readAllLines(file)) {
                // group:artifact:classifier:type:version
                List<String> fields = List.of(line.strip().split(":", -1));
                add(parts, fields.get(0), fields.get(1), fields.get(4));
            }
        }
        for (String program : PROGRAMS) {
            for (String line : Files.readAllLines(repository.resolve(program).resolve("target/dependencies.txt"))) {
                Matcher listed = LISTED.matcher(line);
                if (listed.matches()) {
                    add(parts, listed.group(1), listed.group(2), listed.group(3));
                }
            }
        }
        parts.addAll(images(repository));
        return parts;
    }

    private static void add(SortedSet<String> parts, String group, String artifact, String version) {
        if (!group.equals("dev.goaround")) {
            parts.add(group + ":" + NATIVE.matcher(artifact).replaceAll("native-*") + " " + version);
        }
    }

    private static SortedSet<String> images(Path repository) throws IOException {
        SortedSet<String> images = new TreeSet<>();
        for (String file : List.of("docker-compose.yml", "deploy/images/Dockerfile", "deploy/images/demo.Dockerfile")) {
            for (String line : Files.readAllLines(repository.resolve(file))) {
                Matcher image = IMAGE.matcher(line);
                if (image.matches() && !image.group(1).startsWith("goaround/")) {
                    String name = image.group(1).replaceFirst("\\$\\{[A-Z_]+:-(.*)}", "$1");
                    images.add("image:" + name.replaceFirst(":([^:]+)$", " $1"));
                }
            }
        }
        return images;
    }

    /** The licences that each part declares, from the bills of materials; none without them (they are left out by -Dquick). */
    static SortedMap<String, List<String>> declared(Path repository) throws IOException {
        SortedMap<String, List<String>> declared = new TreeMap<>();
        List<String> modules = new ArrayList<>(SERVICES);
        modules.addAll(PROGRAMS);
        for (String module : modules) {
            Path file = repository.resolve(module).resolve("target/bom.json");
            if (Files.exists(file)) {
                for (JsonNode part : new ObjectMapper().readTree(file.toFile()).path("components")) {
                    String name = NATIVE.matcher(part.path("name").asText()).replaceAll("native-*");
                    declared.put(
                            part.path("group").asText() + ":" + name + " "
                                    + part.path("version").asText(),
                            licences(part));
                }
            }
        }
        return declared;
    }

    private static List<String> licences(JsonNode part) {
        List<String> licences = new ArrayList<>();
        for (JsonNode entry : part.path("licenses")) {
            JsonNode licence = entry.path("license");
            licences.add(
                    entry.has("expression")
                            ? entry.path("expression").asText()
                            : licence.path("id").asText(licence.path("name").asText()));
        }
        return licences;
    }
}
