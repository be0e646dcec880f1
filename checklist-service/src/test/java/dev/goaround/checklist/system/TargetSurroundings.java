package dev.goaround.checklist.system;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** As {@link Surroundings}; any port of this machine may be a target, and there is a folder of secrets. */
public final class TargetSurroundings implements QuarkusTestResourceLifecycleManager {

    private final Surroundings usual = new Surroundings();

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = usual.start();
        configuration.put("goaround.egress.allow", "127.0.0.1");
        configuration.put("goaround.secrets.dir", secrets().toString());
        return configuration;
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
