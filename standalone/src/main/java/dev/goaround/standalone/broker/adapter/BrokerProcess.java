package dev.goaround.standalone.broker.adapter;

import dev.goaround.messaging.access.BrokerRules;
import dev.goaround.standalone.broker.BrokerLogin;
import dev.goaround.standalone.broker.BrokerLogins;
import dev.goaround.standalone.broker.BrokerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker in a JVM of its own: {@code BrokerProcess FOLDER LOGINS PORT CONTROLLER-PORT}. Formats the folder at the
 * first run and takes it up again at every later one, whatever ended the run before; also one of a release that asked nobody
 * who they are.
 */
public final class BrokerProcess {
    /** The line on standard output by which the launcher knows that clients are served. */
    public static final String READY = "broker ready";

    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 4) {
            System.err.println("usage: BrokerProcess FOLDER LOGINS PORT CONTROLLER-PORT");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        KafkaRaftServer server = started(
                folder,
                new BrokerLogins(Path.of(arguments[1])),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
        System.out.println(READY);
        server.awaitShutdown();
    }

    static KafkaRaftServer started(Path folder, BrokerLogins logins, int port, int controllerPort) throws Exception {
        List<BrokerLogin> all = new ArrayList<>();
        for (String user : BrokerLogins.users()) {
            all.add(logins.login(user));
        }
        BrokerSettings settings = new BrokerSettings(
                folder.resolve("log"), port, controllerPort, logins.login(BrokerLogins.LAUNCHER), all);
        format(settings, clusterId(folder));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.asProperties(), false), Time.SYSTEM);
        server.startup();
        setRules(settings);
        return server;
    }

    /** Before anybody is told that it is ready: a service that came earlier would be refused. */
    private static void setRules(BrokerSettings settings) throws ExecutionException, InterruptedException {
        Properties client = settings.own().clientSettings();
        client.setProperty("bootstrap.servers", "127.0.0.1:" + settings.port());
        try (Admin admin = Admin.create(client)) {
            System.out.println(BrokerRules.settle(admin) + " rules of who may do what are in place");
        }
    }

    static String clusterId(Path folder) throws IOException {
        Path file = folder.resolve("cluster-id");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        Files.createDirectories(folder);
        String id = Uuid.randomUuid().toString();
        Files.writeString(file, id + "\n");
        return id;
    }

    static void format(BrokerSettings settings, String clusterId) throws Exception {
        new Formatter()
                .setNodeId(settings.nodeId())
                .setClusterId(clusterId)
                .setControllerListenerName("QUORUM")
                .setMetadataLogDirectory(settings.logDirectory().toString())
                .addDirectory(settings.logDirectory().toString())
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .run();
    }
}
