package dev.goaround.rollback.actuators.adapter;

import dev.goaround.rollback.actuators.HostCommands;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Programs of this host that rollback steps may run. None unless the operator says so. */
@ConfigMapping(prefix = "goaround.host-commands")
interface HostCommandsConfig {

    @WithDefault("false")
    boolean enabled();

    /** By the name that steps use. */
    Map<String, Command> named();

    /** One of them. */
    interface Command {

        /** Absolute path. */
        String program();

        /** Absolute path of the program that says whether the effect is there. */
        Optional<String> check();

        /** That may use it; all if not said. */
        Optional<Set<String>> services();
    }

    /** @throws IllegalArgumentException where a path is not absolute: it would depend on where the service was started */
    static HostCommands read(HostCommandsConfig config) {
        return new HostCommands(
                config.enabled(),
                config.named().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new HostCommands.Named(
                                        absolute(
                                                entry.getKey(), entry.getValue().program()),
                                        entry.getValue().check().map(check -> absolute(entry.getKey(), check)),
                                        entry.getValue().services().orElse(Set.of())))));
    }

    private static String absolute(String name, String path) {
        if (!Path.of(path).isAbsolute()) {
            throw new IllegalArgumentException(
                    "goaround.host-commands.named." + name + ": " + path + " is no absolute path");
        }
        return path;
    }
}
