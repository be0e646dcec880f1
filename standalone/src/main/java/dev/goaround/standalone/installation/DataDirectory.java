package dev.goaround.standalone.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where everything that outlives a run is kept, and where in it. Only its owner may look inside. */
public record DataDirectory(Path root) {
    /** What stands in it, with what file systems put there by themselves; a folder with anything else and without settings of ours is somebody else's. */
    private static final Set<String> OWN = Set.of(
            ".DS_Store",
            "admin-token",
            "definitions",
            "demo",
            "goaround.properties",
            "kafka",
            "logins",
            "logs",
            "lost+found",
            "postgres",
            "run",
            "secrets",
            "streams",
            "tmp");

    private static final int NAMED = 3;

    /**
     * Why a folder is not taken: opening one makes it private and fills it. Changes nothing.
     *
     * @return a sentence that says what would be right; empty for a folder that is not there, is empty or is ours
     */
    public static Optional<String> objection(Path path) throws IOException {
        Path folder = path.toAbsolutePath().normalize();
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of(folder + " is not a folder: give --data a new or an empty one");
        }
        Optional<UserPrincipal> self = self(folder);
        UserPrincipal owner = Files.getOwner(folder);
        if (self.isPresent() && !self.get().equals(owner)) {
            return Optional.of(folder + " belongs to " + owner.getName() + ", and this is run by "
                    + self.get().getName() + ": give --data a folder of your own, or run it as its owner");
        }
        List<String> names;
        try (Stream<Path> entries = Files.list(folder)) {
            names = entries.map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        }
        List<String> strange =
                names.stream().filter(name -> !OWN.contains(name)).toList();
        if (strange.isEmpty() || names.contains("goaround.properties")) {
            return Optional.empty();
        }
        return Optional.of(folder + " is in use for something else (it has "
                + String.join(", ", strange.subList(0, Math.min(NAMED, strange.size())))
                + (strange.size() > NAMED ? ", …" : "") + "): give --data a new or an empty folder");
    }

    /** Nothing where the account has no name, as in some containers. */
    private static Optional<UserPrincipal> self(Path folder) throws IOException {
        try {
            return Optional.of(folder.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name")));
        } catch (UserPrincipalNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Makes the folders that are not there yet; ask for an {@link #objection} first. */
    public static DataDirectory open(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Files.createDirectories(absolute);
        // Links resolved: processes left over are recognised by this path.
        DataDirectory data = new DataDirectory(absolute.toRealPath());
        data.makePrivate(data.root);
        for (Path folder :
                new Path[] {data.logs(), data.run(), data.secrets(), data.definitions(), data.kafka(), data.logins()}) {
            data.makePrivate(Files.createDirectories(folder));
        }
        return data;
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** What holds for the current run only: the lock, the process ids. */
    public Path run() {
        return root.resolve("run");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    /** Who may talk to the broker: a password and a client's settings for each. */
    public Path logins() {
        return root.resolve("logins");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path streams() {
        return root.resolve("streams");
    }

    /** The secrets that service definitions refer to; nothing of Goaround's own lies here. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path definitions() {
        return root.resolve("definitions");
    }

    public Path demo() {
        return root.resolve("demo");
    }

    public Path adminToken() {
        return root.resolve("admin-token");
    }

    public Path settings() {
        return root.resolve("goaround.properties");
    }

    /** A process's own folder for temporary files, emptied at its start. */
    public Path temporary(String process) {
        return root.resolve("tmp").resolve(process);
    }

    private void makePrivate(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
