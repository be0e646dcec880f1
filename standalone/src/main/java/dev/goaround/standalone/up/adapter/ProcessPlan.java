package dev.goaround.standalone.up.adapter;

import dev.goaround.standalone.broker.BrokerLogins;
import dev.goaround.standalone.broker.adapter.BrokerProcess;
import dev.goaround.standalone.database.DatabaseFolder;
import dev.goaround.standalone.database.DatabaseSettings;
import dev.goaround.standalone.database.adapter.DatabaseLaunch;
import dev.goaround.standalone.database.adapter.DatabasePreparation;
import dev.goaround.standalone.installation.DataDirectory;
import dev.goaround.standalone.installation.DeletedFolder;
import dev.goaround.standalone.installation.Passwords;
import dev.goaround.standalone.installation.Ports;
import dev.goaround.standalone.supervise.ProcessSpec;
import dev.goaround.standalone.supervise.adapter.HttpReadiness;
import dev.goaround.standalone.supervise.adapter.ListeningReadiness;
import dev.goaround.standalone.supervise.adapter.ProcessCommand;
import dev.goaround.standalone.supervise.adapter.ProcessStarter;
import dev.goaround.standalone.supervise.adapter.ProcessTable.Signal;
import dev.goaround.standalone.up.Installation;
import dev.goaround.standalone.up.JavaCommand;
import dev.goaround.standalone.up.ServiceEnvironment;
import dev.goaround.standalone.up.ServiceNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** Puts together which processes there are, how each is started, and in which order. */
public final class ProcessPlan {
    private static final String BROKER = "broker";
    private static final Set<String> FOUNDATION = Set.of(BROKER, DatabaseLaunch.NAME);
    private static final Set<String> DATABASES = Set.of("checklist", "rollback", "notifier");

    /** A machine busy with other things may need many times what an idle one does. */
    private static final Duration START_WITHIN = Duration.ofSeconds(90);

    /**
     * The first stop after a build writes the archives of classes, seconds of work for each process, all at once: a process that
     * has stopped in order may still be writing.
     */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

    /**
     * Who answers others is not stopped for long by anybody's large request: the serial collector stops a full small heap
     * for more than 200 ms at a time (testing/benchmarks/hostile).
     */
    private static final List<String> SERVICE_MEMORY = List.of("-Xms32m", "-Xmx128m", "-XX:+UseG1GC");

    private static final List<String> BROKER_MEMORY = List.of("-Xms32m", "-Xmx192m", "-XX:+UseSerialGC");
    private static final List<String> DEMO_MEMORY = List.of("-Xms16m", "-Xmx64m", "-XX:+UseSerialGC");
    private static final List<String> PREPARATION_MEMORY = List.of("-Xmx96m", "-XX:+UseSerialGC");

    private final Installation installation;
    private final DataDirectory data;
    private final Ports ports;
    private final ServiceEnvironment environment;
    private final ProcessStarter starter;
    private final Executor background;
    private final SecureRandom random;

    public ProcessPlan(
            Installation installation,
            ServiceEnvironment environment,
            ProcessStarter starter,
            Executor background,
            SecureRandom random) {
        this.installation = installation;
        this.data = environment.data();
        this.ports = environment.ports();
        this.environment = environment;
        this.starter = starter;
        this.background = background;
        this.random = random;
    }

    public ProcessSpec broker() throws IOException {
        new BrokerLogins(data.logins()).prepare(environment.brokerAddress(), random);
        ProcessSpec.Launch launch = () -> {
            List<String> arguments = java(BROKER, BROKER_MEMORY)
                    .running(
                            installation.classPath(),
                            List.of("-Dlog4j2.configurationFile=broker-log4j2.xml", "-Dlog4j2.disableJmx=true"),
                            BrokerProcess.class.getName(),
                            List.of(
                                    data.kafka().toString(),
                                    data.logins().toString(),
                                    Integer.toString(ports.broker()),
                                    Integer.toString(ports.controller())));
            return starter.startSayingReady(
                    command(BROKER, arguments, Map.of("MALLOC_ARENA_MAX", "2")), BrokerProcess.READY);
        };
        return new ProcessSpec(BROKER, Set.of(), START_WITHIN, STOP_WITHIN, launch);
    }

    /** @param accountPrefix what the server is run through, so that it is not root */
    public ProcessSpec database(DatabaseFolder folder, String archive, List<String> accountPrefix) throws IOException {
        Passwords.readOrMake(folder.password("postgres"), random);
        List<String> preparation = new ArrayList<>(List.of(
                folder.root().toString(),
                folder.binaries().toString(),
                folder.version(),
                archive,
                String.join(" ", accountPrefix)));
        for (String name : DATABASES) {
            Passwords.readOrMake(folder.password(name), random);
            preparation.add(name);
        }
        DatabaseLaunch launch = new DatabaseLaunch(
                folder,
                new DatabaseSettings(folder.cluster(), ports.database()),
                accountPrefix,
                java("database-preparation", PREPARATION_MEMORY)
                        .running(installation.classPath(), List.of(), DatabasePreparation.class.getName(), preparation),
                data.log(DatabaseLaunch.NAME),
                starter);
        return new ProcessSpec(DatabaseLaunch.NAME, Set.of(), START_WITHIN, STOP_WITHIN, launch);
    }

    public ProcessSpec service(String name, int port, DatabaseFolder folder) throws IOException {
        Map<String, String> variables = new HashMap<>(environment.common());
        String database = name.substring(0, name.indexOf('-'));
        if (DATABASES.contains(database)) {
            variables.putAll(environment.database(database, Passwords.readOrMake(folder.password(database), random)));
        }
        variables.put(
                "QUARKUS_CONFIG_LOCATIONS",
                new BrokerLogins(data.logins()).settings(name).toString());
        switch (name) {
            case ServiceNames.CHECKLIST -> variables.putAll(environment.checklist());
            case ServiceNames.ROLLBACK -> variables.putAll(environment.rollback());
            case ServiceNames.NOTIFIER -> variables.putAll(environment.notifier());
            default -> {}
        }
        List<String> properties = List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port);
        // The parent watch comes first on the class path, and the service's jar names the rest.
        String classPath = installation.launcherJar() + ":" + installation.serviceJar(name);
        ProcessSpec.Launch launch = () -> {
            List<String> arguments = java(name, SERVICE_MEMORY)
                    .running(classPath, properties, "io.quarkus.bootstrap.runner.QuarkusEntryPoint", List.of());
            return starter.start(
                    new ProcessCommand(name, arguments, variables, marker(), data.log(name), Signal.TERM),
                    pid -> new HttpReadiness(port, background));
        };
        return new ProcessSpec(name, FOUNDATION, START_WITHIN, STOP_WITHIN, launch);
    }

    /** @param after the services: the demo is of no use without them, and its start would take processor time from theirs */
    public ProcessSpec demo(Set<String> after) {
        ProcessSpec.Launch launch = () -> {
            List<String> arguments = java("demo", DEMO_MEMORY)
                    .running(installation.demoClassPath(), List.of(), "dev.goaround.demo.DemoMain", List.of());
            return starter.start(
                    command("demo", arguments, environment.demoApplication()),
                    pid -> new ListeningReadiness(ports.ofDemo().keySet()));
        };
        return new ProcessSpec("demo", after, START_WITHIN, STOP_WITHIN, launch);
    }

    private ProcessCommand command(String name, List<String> arguments, Map<String, String> variables) {
        return new ProcessCommand(name, arguments, variables, marker(), data.log(name), Signal.TERM);
    }

    private JavaCommand java(String name, List<String> memory) throws IOException {
        Path temporary = data.temporary(name);
        DeletedFolder.delete(temporary);
        Files.createDirectories(temporary);
        return new JavaCommand(
                installation.java(),
                marker(),
                name,
                memory,
                installation.javaOptions(),
                temporary,
                installation.classArchives(data.root()));
    }

    private String marker() {
        return "-Dgoaround.data=" + data.root();
    }
}
