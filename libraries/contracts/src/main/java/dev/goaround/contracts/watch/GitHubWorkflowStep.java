package dev.goaround.contracts.watch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Dispatches a GitHub Actions workflow and follows its run.
 *
 * @param api base URL of the API
 * @param repository {@code owner/name}
 * @param workflow file name or id
 * @param ref branch or tag to run on
 * @param inputs of the workflow, with the fill-ins of {@link RollbackStep}
 * @param secret reference of the token
 */
public record GitHubWorkflowStep(
        String name,
        String component,
        URI api,
        String repository,
        String workflow,
        String ref,
        Map<String, String> inputs,
        String secret,
        Duration timeout,
        String insteadOf)
        implements RollbackStep {

    public GitHubWorkflowStep {
        inputs = inputs == null ? Map.of() : Map.copyOf(inputs);
    }

    /** A step of its own. */
    public GitHubWorkflowStep(
            String name,
            String component,
            URI api,
            String repository,
            String workflow,
            String ref,
            Map<String, String> inputs,
            String secret,
            Duration timeout) {
        this(name, component, api, repository, workflow, ref, inputs, secret, timeout, null);
    }
}
