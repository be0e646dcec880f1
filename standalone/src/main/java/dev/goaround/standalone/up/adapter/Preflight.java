package dev.goaround.standalone.up.adapter;

import dev.goaround.standalone.database.DatabaseFolder;
import dev.goaround.standalone.database.DatabasePlatform;
import dev.goaround.standalone.database.adapter.ServerAccount;
import dev.goaround.standalone.installation.DataDirectory;
import dev.goaround.standalone.installation.OperatorSettings;
import dev.goaround.standalone.installation.Ports;
import dev.goaround.standalone.installation.ProcessRegistry;
import dev.goaround.standalone.installation.RunLock;
import dev.goaround.standalone.supervise.adapter.LeftoverProcesses;
import dev.goaround.standalone.up.Installation;
import dev.goaround.standalone.up.ServiceNames;
import dev.goaround.standalone.up.UpOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Everything that must be so before the first process is started: found out in order, each with its refusal.
 *
 * @param lock held until the launcher ends
 * @param archive the database server's, on the class path
 * @param accountPrefix what the database server is run through
 */
record Preflight(
        RunLock lock,
        DataDirectory data,
        Ports ports,
        OperatorSettings settings,
        ProcessRegistry registry,
        DatabaseFolder database,
        String archive,
        List<String> accountPrefix) {

    /** What looking leads to. */
    sealed interface Answer {
        record Firm(Preflight ground) implements Answer {}

        record Refused(String reason) implements Answer {}
    }

    static Answer find(UpOptions options, Installation installation, Consumer<String> notice)
            throws IOException, InterruptedException {
        List<String> wanted = ServiceNames.ALL.stream()
                .filter(name -> !options.without().contains(name))
                .toList();
        List<String> notBuilt = installation.notBuilt(wanted);
        if (!notBuilt.isEmpty()) {
            return new Answer.Refused("not built: " + String.join(", ", notBuilt)
                    + ": start through ./goaround, which builds what is missing");
        }
        Optional<String> archive =
                DatabasePlatform.archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (archive.isEmpty()) {
            return new Answer.Refused("no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ": use Linux (x86-64, arm64) or macOS (arm64)");
        }
        ServerAccount account = ServerAccount.find();
        if (account instanceof ServerAccount.Unusable unusable) {
            return new Answer.Refused(unusable.reason());
        }
        Optional<String> notOurs = DataDirectory.objection(options.data());
        if (notOurs.isPresent()) {
            return new Answer.Refused(notOurs.get());
        }
        DataDirectory data = DataDirectory.open(options.data());
        RunLock.Answer lock = RunLock.ask(data.run(), ProcessHandle.current().pid());
        if (lock instanceof RunLock.Answer.Taken taken) {
            return new Answer.Refused("one runs already on " + data.root() + " (process " + taken.holder()
                    + "): stop it with Ctrl-C or kill " + taken.holder() + ", or give another --data and --port-base");
        }
        RunLock held = ((RunLock.Answer.Held) lock).lock();
        Answer answer = underLock(
                options, installation, data, held, archive.get(), ((ServerAccount.Usable) account).prefix(), notice);
        if (answer instanceof Answer.Refused) {
            held.close();
        }
        return answer;
    }

    private static Answer underLock(
            UpOptions options,
            Installation installation,
            DataDirectory data,
            RunLock lock,
            String archive,
            List<String> prefix,
            Consumer<String> notice)
            throws IOException, InterruptedException {
        OperatorSettings.Answer settings = OperatorSettings.readOrWrite(data.settings());
        if (settings instanceof OperatorSettings.Answer.Refused refused) {
            return new Answer.Refused(String.join("; ", refused.problems()));
        }
        ProcessRegistry registry = new ProcessRegistry(data.run());
        List<String> left = LeftoverProcesses.end(registry);
        if (!left.isEmpty()) {
            notice.accept("ended what a killed run had left: " + String.join(", ", left));
        }
        String version = databaseVersion();
        DatabaseFolder database =
                new DatabaseFolder(data.postgres(), installation.databaseBinaries(version, data.postgres()), version);
        Optional<String> objection = database.objection();
        if (objection.isPresent()) {
            return new Answer.Refused(objection.get());
        }
        Ports ports = new Ports(options.portBase());
        List<String> inUse = portsInUse(ports, options);
        if (!inUse.isEmpty()) {
            return new Answer.Refused("in use: " + String.join(", ", inUse)
                    + ": stop what listens there, or choose others with --port-base (now " + ports.base() + ")");
        }
        return new Answer.Firm(new Preflight(
                lock,
                data,
                ports,
                ((OperatorSettings.Answer.Read) settings).settings(),
                registry,
                database,
                archive,
                prefix));
    }

    private static List<String> portsInUse(Ports ports, UpOptions options) {
        Map<Integer, String> wanted = new TreeMap<>(ports.own());
        wanted.values().removeAll(options.without());
        if (options.demo()) {
            wanted.putAll(ports.ofDemo());
        }
        List<String> inUse = new ArrayList<>();
        wanted.forEach((port, purpose) -> {
            if (Ports.inUse(port)) {
                inUse.add("port " + port + " (for " + purpose + ")");
            }
        });
        return inUse;
    }

    private static String databaseVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Preflight.class.getResourceAsStream("/goaround-standalone.properties")) {
            properties.load(in);
        }
        return properties.getProperty("postgresql.version");
    }
}
