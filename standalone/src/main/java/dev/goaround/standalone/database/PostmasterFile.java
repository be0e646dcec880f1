package dev.goaround.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL server says of itself in {@code postmaster.pid}: the process id in line 1, its status in line 8.
 *
 * @param ready whether it takes connections
 */
public record PostmasterFile(long pid, boolean ready) {
    private static final int STATUS_LINE = 8;

    public static Path of(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** What the file says; nothing where there is none, or it is being written. */
    public static Optional<PostmasterFile> read(Path cluster) {
        try {
            return parse(Files.readAllLines(of(cluster)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<PostmasterFile> parse(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        boolean ready = lines.size() >= STATUS_LINE
                && lines.get(STATUS_LINE - 1).strip().equals("ready");
        return Optional.of(new PostmasterFile(Long.parseLong(lines.get(0)), ready));
    }
}
