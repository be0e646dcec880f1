package dev.goaround.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database's parts lie.
 *
 * @param binaries the server's files, shared by all data folders where it can be; there only when unpacked whole
 * @param version of the server, as {@code 17.10.0}
 */
public record DatabaseFolder(Path root, Path binaries, String version) {
    /** The data; there only when made whole. */
    public Path cluster() {
        return root.resolve("cluster");
    }

    /** A file per role. */
    public Path password(String role) {
        return root.resolve("passwords").resolve(role);
    }

    public boolean isPrepared() {
        return Files.exists(binaries()) && Files.exists(cluster());
    }

    /** Why this server cannot work on the data that lies there. */
    public Optional<String> objection() throws IOException {
        Path file = cluster().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String made = Files.readString(file).strip();
        String major = version.substring(0, version.indexOf('.'));
        return made.equals(major)
                ? Optional.empty()
                : Optional.of("the database in " + cluster() + " was made by PostgreSQL " + made + ", and this is "
                        + major + ": use another --data, or carry the data over with pg_dump and pg_restore");
    }
}
