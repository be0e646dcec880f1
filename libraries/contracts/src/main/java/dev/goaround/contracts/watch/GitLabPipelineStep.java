package dev.goaround.contracts.watch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Creates a GitLab pipeline and follows it. The idempotency key goes along as variable {@code GOAROUND_KEY}.
 *
 * @param api base URL of the API, with {@code /api/v4}
 * @param project id or path with its groups
 * @param ref branch or tag to run on
 * @param variables of the pipeline, with the fill-ins of {@link RollbackStep}
 * @param secret reference of the token
 */
public record GitLabPipelineStep(
        String name,
        String component,
        URI api,
        String project,
        String ref,
        Map<String, String> variables,
        String secret,
        Duration timeout,
        String insteadOf)
        implements RollbackStep {

    public static final String KEY_VARIABLE = "GOAROUND_KEY";

    public GitLabPipelineStep {
        variables = variables == null ? Map.of() : Map.copyOf(variables);
    }
}
