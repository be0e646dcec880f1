package dev.goaround.cli.server.adapter;

import dev.goaround.cli.server.NoConnection;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Servers by name, as the person at the terminal keeps them: a file each, {@code NAME.properties} with {@code url} and {@code token}, that
 * nobody else can read, and one that says which is used.
 */
public final class ContextFiles {
    private static final String ENDING = ".properties";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    /** @param folder as {@code ~/.config/goaround/contexts}; it need not be there */
    public ContextFiles(Path folder) {
        this.folder = folder;
    }

    public static ContextFiles ofThisUser() {
        String config = System.getenv("XDG_CONFIG_HOME");
        Path base = config == null || config.isBlank()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(config);
        return new ContextFiles(base.resolve("goaround").resolve("contexts"));
    }

    public record Context(String name, String url, String token) {
        @Override
        public String toString() {
            return "Context[" + name + ", " + url + "]";
        }
    }

    /** @throws NoConnection where there is none, or its file can be read by others */
    public Context named(String name) throws IOException {
        Path file = file(name);
        if (!Files.isReadable(file)) {
            throw new NoConnection("there is no context " + name + "; goaround context list shows those there are, and"
                    + " goaround context add " + name + " URL makes one");
        }
        if (isReadableByOthers(file)) {
            throw new NoConnection(file + " holds a token and can be read by others: chmod 600 it, and have the token"
                    + " revoked if somebody may have read it");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        String url = properties.getProperty("url");
        String token = properties.getProperty("token");
        if (url == null || token == null) {
            throw new NoConnection(file + " has no " + (url == null ? "url" : "token") + "; goaround context add "
                    + name + " URL writes it anew");
        }
        return new Context(name, url.strip(), token.strip());
    }

    public Optional<String> current() throws IOException {
        Path file = folder.resolve("current");
        return Files.isReadable(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    /** The first one is the one that is used. */
    public void add(Context context) throws IOException {
        Files.createDirectories(folder);
        Path file = file(context.name());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Properties properties = new Properties();
        properties.setProperty("url", context.url());
        properties.setProperty("token", context.token());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        if (current().isEmpty()) {
            use(context.name());
        }
    }

    public void use(String name) throws IOException {
        named(name);
        Files.writeString(folder.resolve("current"), name + "\n");
    }

    public void remove(String name) throws IOException {
        named(name);
        Files.delete(file(name));
        if (current().filter(name::equals).isPresent()) {
            Files.delete(folder.resolve("current"));
        }
    }

    private Path file(String name) throws NoConnection {
        if (!name.matches(NAME)) {
            throw new NoConnection(
                    "“" + name + "” is no name of a context: letters, digits, dots, dashes, up to 63 of them");
        }
        return folder.resolve(name + ENDING);
    }

    private static boolean isReadableByOthers(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ);
    }
}
