package dev.goaround.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The examples beside the schemas. {@code minimal} ones leave out every field that may be left out. */
record Example(EventType type, String name, String text) {

    private static final Path ROOT = Path.of("src/main/resources/dev/goaround/contracts/examples");

    static Stream<Example> all() {
        return Stream.of(EventType.values()).flatMap(type -> of(type).stream());
    }

    static List<Example> of(EventType type) {
        try (Stream<Path> files = Files.list(ROOT.resolve(type.type()))) {
            return files.sorted()
                    .map(file -> new Example(type, file.getFileName().toString().replace(".json", ""), text(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("examples of " + type.type(), e);
        }
    }

    static List<String> folders() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("examples", e);
        }
    }

    byte[] json() {
        return text.getBytes(UTF_8);
    }

    boolean minimal() {
        return name.equals("minimal");
    }

    @Override
    public String toString() {
        return type.type() + "/" + name;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
