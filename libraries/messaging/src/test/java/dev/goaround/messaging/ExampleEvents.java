package dev.goaround.messaging;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The first of the contracts' examples of a type. */
final class ExampleEvents {

    private ExampleEvents() {}

    static Event of(EventType type) {
        try {
            URI folder = EventType.class
                    .getResource("/dev/goaround/contracts/examples/" + type.type())
                    .toURI();
            try (Stream<Path> files = Files.list(path(folder))) {
                Path first = files.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .findFirst()
                        .orElseThrow();
                return EventJson.read(Files.readAllBytes(first), type.record());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path path(URI uri) throws IOException {
        if (!uri.getScheme().equals("jar")) {
            return Path.of(uri);
        }
        FileSystem jar;
        try {
            jar = FileSystems.getFileSystem(uri);
        } catch (FileSystemNotFoundException e) {
            jar = FileSystems.newFileSystem(uri, Map.of());
        }
        return jar.provider().getPath(uri);
    }
}
