package dev.goaround.standalone.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where everything that outlives a run is kept, and where in it. Only its owner may look inside. */
public record DataDirectory(Path root) {
    /** Makes the folders that are not there yet. */
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
