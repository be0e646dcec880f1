package dev.goaround.checklist.system;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** As {@link Surroundings}; any port of this machine may be a target. */
public final class TargetSurroundings implements QuarkusTestResourceLifecycleManager {

    private final Surroundings usual = new Surroundings();

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = usual.start();
        configuration.put("goaround.egress.allow", "127.0.0.1");
        return configuration;
    }

    @Override
    public void stop() {
        usual.stop();
    }
}
