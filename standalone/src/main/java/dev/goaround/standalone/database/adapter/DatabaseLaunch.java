package dev.goaround.standalone.database.adapter;

import dev.goaround.standalone.database.DatabaseFolder;
import dev.goaround.standalone.database.DatabaseSettings;
import dev.goaround.standalone.database.PostmasterFile;
import dev.goaround.standalone.supervise.ChildProcess;
import dev.goaround.standalone.supervise.ProcessSpec;
import dev.goaround.standalone.supervise.adapter.OwnSession;
import dev.goaround.standalone.supervise.adapter.ProcessCommand;
import dev.goaround.standalone.supervise.adapter.ProcessStarter;
import dev.goaround.standalone.supervise.adapter.ProcessTable.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Starts the database server: what is left of an earlier one first, then the preparation where it is due. */
public final class DatabaseLaunch implements ProcessSpec.Launch {
    public static final String NAME = "database";

    private final DatabaseFolder folder;
    private final DatabaseSettings settings;
    private final List<String> accountPrefix;
    private final List<String> preparation;
    private final Path log;
    private final ProcessStarter starter;
    private Process parentWatch;

    /**
     * @param accountPrefix what the server is run through, see {@link ServerAccount}
     * @param preparation the command that prepares the folder
     */
    public DatabaseLaunch(
            DatabaseFolder folder,
            DatabaseSettings settings,
            List<String> accountPrefix,
            List<String> preparation,
            Path log,
            ProcessStarter starter) {
        this.folder = folder;
        this.settings = settings;
        this.accountPrefix = List.copyOf(accountPrefix);
        this.preparation = List.copyOf(preparation);
        this.log = log;
        this.starter = starter;
    }

    @Override
    public synchronized ChildProcess start() throws IOException, InterruptedException {
        new DatabaseLeftover(settings.cluster()).clear();
        if (!folder.isPrepared()) {
            prepare();
        }
        ChildProcess server = starter.start(command(), this::readiness);
        if (parentWatch == null || !parentWatch.isAlive()) {
            parentWatch = DatabaseParentWatch.attach(OwnSession.prefix(), settings.cluster());
        }
        return server;
    }

    private ProcessCommand command() {
        List<String> arguments = new ArrayList<>(accountPrefix);
        arguments.add(folder.binaries().resolve("bin/postgres").toString());
        arguments.addAll(settings.arguments());
        return new ProcessCommand(NAME, arguments, Map.of(), settings.cluster().toString(), log, Signal.INT);
    }

    private BooleanSupplier readiness(long pid) {
        return () -> PostmasterFile.read(settings.cluster())
                .filter(file -> file.pid() == pid && file.ready())
                .isPresent();
    }

    private void prepare() throws IOException, InterruptedException {
        Path report = log.resolveSibling("database-preparation.log");
        Files.createDirectories(report.getParent());
        int code = new ProcessBuilder(preparation)
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("the database could not be prepared (exit code " + code + "): see " + report);
        }
    }
}
