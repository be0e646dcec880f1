package dev.goaround.standalone.broker.adapter;

import dev.goaround.standalone.broker.BrokerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker in a JVM of its own: {@code BrokerProcess FOLDER PORT CONTROLLER-PORT}. Formats the folder at the
 * first run and takes it up again at every later one, whatever ended the run before.
 */
public final class BrokerProcess {
    /** The line on standard output by which the launcher knows that clients are served. */
    public static final String READY = "broker ready";

    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("usage: BrokerProcess FOLDER PORT CONTROLLER-PORT");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        BrokerSettings settings = new BrokerSettings(
                folder.resolve("log"), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Properties properties = settings.asProperties();
        format(settings, clusterId(folder));

        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
        server.startup();
        System.out.println(READY);
        server.awaitShutdown();
    }

    private static String clusterId(Path folder) throws IOException {
        Path file = folder.resolve("cluster-id");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        Files.createDirectories(folder);
        String id = Uuid.randomUuid().toString();
        Files.writeString(file, id + "\n");
        return id;
    }

    private static void format(BrokerSettings settings, String clusterId) throws Exception {
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
