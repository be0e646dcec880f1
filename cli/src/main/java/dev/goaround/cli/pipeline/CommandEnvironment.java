package dev.goaround.cli.pipeline;

import dev.goaround.cli.server.RemoteDeployment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a command is told of the deployment that it is part of. */
final class CommandEnvironment {
    private CommandEnvironment() {}

    /** @param step that it is run for, or empty: for all of it */
    static Map<String, String> of(RemoteDeployment deployment, Optional<RemoteDeployment.Item> step) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("GOAROUND_DEPLOYMENT", deployment.id());
        environment.put("GOAROUND_SERVICE", deployment.service());
        environment.put("GOAROUND_ENVIRONMENT", deployment.environment());
        environment.put("GOAROUND_VERSION", deployment.version());
        environment.put("GOAROUND_PREVIOUS_VERSION", orEmpty(deployment.baselineVersion()));
        environment.put("GOAROUND_STEP", step.map(RemoteDeployment.Item::id).orElse(""));
        environment.put(
                "GOAROUND_STEP_TEXT", step.map(RemoteDeployment.Item::text).orElse(""));
        environment.put(
                "GOAROUND_TRAFFIC",
                step.flatMap(RemoteDeployment.Item::traffic)
                        .map(ratio -> Double.toString(ratio))
                        .orElse(""));
        return environment;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
