package dev.goaround.checklist.system;

import dev.goaround.messaging.fixture.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A real database, channels in memory, a definitions folder with a good and a bad file. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    /** A port of this machine where a test may put a target. */
    static final String TARGET_PORT = "test.target.port";

    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        database = EmbeddedDatabase.start();
        Map<String, String> configuration = new TreeMap<>(database.configuration());
        configuration.put("goaround.definitions.dir", folder().toString());
        int port = freePort();
        configuration.put("goaround.egress.allow", "127.0.0.1:8490, 127.0.0.1:" + port);
        configuration.put(TARGET_PORT, String.valueOf(port));
        configuration.put("goaround.topics.at-start", "false");
        configuration.put("goaround.gates.look-for-orders", "false");
        configuration.put("goaround.doors.read-access-topic", "false");
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("quarkus.log.category.\"io.zonky\".level", "WARN");
        configuration.putAll(
                InMemoryConnector.switchIncomingChannelsToInMemory("ingress", "verdicts", "rollbacks", "deliveries"));
        configuration.putAll(InMemoryConnector.switchOutgoingChannelsToInMemory("goaround-out"));
        return configuration;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("definitions");
            Files.writeString(
                    folder.resolve("folder-release.md"), "# Folder\n\n## Deploy\n- [ ] Deploy the new version\n");
            Files.writeString(folder.resolve("a-bad.yaml"), "service: bad\nenvironmints: {production: {}}\n");
            Files.writeString(
                    folder.resolve("b-good.yaml"),
                    "service: folder\nchecklist: folder-release\nenvironments: {production: {}}\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        database.close();
    }
}
