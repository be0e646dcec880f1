package dev.goaround.standalone.database.adapter;

import dev.goaround.standalone.database.DatabaseFolder;
import dev.goaround.standalone.installation.DeletedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Unpacks the server and makes its data with a role and a database per service, once:
 * {@code DatabasePreparation FOLDER BINARIES VERSION ARCHIVE PREFIX DATABASE…}, the prefix being what the server's programs are
 * run through, words separated by blanks. The passwords lie in the folder already. Both parts are made under another
 * name and renamed when whole, so that a killed preparation is simply begun again.
 *
 * <p>A process of its own: unpacking needs more memory than the launcher should keep.
 */
public final class DatabasePreparation {
    private final DatabaseFolder folder;
    private final List<String> prefix;

    private DatabasePreparation(DatabaseFolder folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 6) {
            System.err.println("usage: DatabasePreparation FOLDER BINARIES VERSION ARCHIVE PREFIX DATABASE…");
            System.exit(2);
        }
        List<String> prefix = Arrays.stream(arguments[4].split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        DatabasePreparation preparation = new DatabasePreparation(
                new DatabaseFolder(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]), prefix);
        preparation.unpack(arguments[3]);
        preparation.makeCluster(List.of(arguments).subList(5, arguments.length));
    }

    private void unpack(String archive) throws IOException {
        if (Files.exists(folder.binaries())) {
            return;
        }
        // Another launcher may be unpacking at the same time: each into its own draft, and the first to end wins.
        Path draft = folder.binaries()
                .resolveSibling("postgresql.draft-" + ProcessHandle.current().pid());
        DeletedFolder.delete(draft);
        try (InputStream in = DatabasePreparation.class.getResourceAsStream("/" + archive)) {
            if (in == null) {
                throw new IOException("the class path holds no " + archive);
            }
            ServerArchive.unpack(in, draft);
        }
        try {
            Files.move(draft, folder.binaries(), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            DeletedFolder.delete(draft);
            if (!Files.exists(folder.binaries())) {
                throw e;
            }
        }
    }

    private void makeCluster(List<String> databases) throws IOException, InterruptedException {
        if (Files.exists(folder.cluster())) {
            return;
        }
        Path draft = folder.root().resolve("cluster.draft");
        DeletedFolder.delete(draft);
        run(
                "",
                "initdb",
                "-D",
                draft.toString(),
                "--username=postgres",
                "--pwfile=" + folder.password("postgres"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        // Single-user mode: nobody can connect before there are roles. A failing statement must not show a password.
        run(
                statements(databases),
                "postgres",
                "--single",
                "-D",
                draft.toString(),
                "-c",
                "log_min_error_statement=panic",
                "-c",
                "exit_on_error=true",
                "postgres");
        Files.move(draft, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private String statements(List<String> databases) throws IOException {
        StringBuilder sql = new StringBuilder("REVOKE ALL ON DATABASE postgres FROM PUBLIC;\n");
        for (String name : databases) {
            String password = Files.readString(folder.password(name)).strip();
            sql.append("CREATE ROLE ")
                    .append(name)
                    .append(" LOGIN PASSWORD '")
                    .append(password)
                    .append("';\n");
            sql.append("CREATE DATABASE ")
                    .append(name)
                    .append(" OWNER ")
                    .append(name)
                    .append(";\n");
            sql.append("REVOKE ALL ON DATABASE ").append(name).append(" FROM PUBLIC;\n");
        }
        return sql.toString();
    }

    private void run(String input, String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.binaries().resolve("bin").resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(program + " ended with exit code " + code);
        }
    }
}
