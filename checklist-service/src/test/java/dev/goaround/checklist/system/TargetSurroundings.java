package dev.goaround.checklist.system;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** As {@link Surroundings}; one more port of this machine may be a target, and there is a folder of secrets. */
public final class TargetSurroundings implements QuarkusTestResourceLifecycleManager {

    /** The port of the target. */
    static final String PORT = "test.target.port";

    private final Surroundings usual = new Surroundings();

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = usual.start();
        int port = freePort();
        configuration.put("goaround.egress.allow", "127.0.0.1:8490, 127.0.0.1:" + port);
        configuration.put(PORT, String.valueOf(port));
        configuration.put("goaround.secrets.dir", secrets().toString());
        return configuration;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One secret of one service. */
    private static Path secrets() {
        try {
            Path folder = Files.createTempDirectory("secrets");
            Files.createDirectory(folder.resolve("warned"));
            Files.writeString(folder.resolve("warned").resolve("slack-token"), "not a real one");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        usual.stop();
    }
}
