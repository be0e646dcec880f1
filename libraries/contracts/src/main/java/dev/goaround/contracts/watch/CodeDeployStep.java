package dev.goaround.contracts.watch;

import java.net.URI;
import java.time.Duration;

/**
 * Stops the running deployment of an AWS CodeDeploy deployment group with its automatic rollback, and follows that.
 *
 * @param api base URL of the CodeDeploy API in the region
 * @param secret reference of the credentials: {@code access-key-id:secret-access-key}, perhaps with {@code :session-token}
 */
public record CodeDeployStep(
        String name,
        String component,
        URI api,
        String region,
        String application,
        String deploymentGroup,
        String secret,
        Duration timeout,
        String insteadOf)
        implements RollbackStep {}
