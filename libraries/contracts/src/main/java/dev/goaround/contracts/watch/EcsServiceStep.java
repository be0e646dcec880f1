package dev.goaround.contracts.watch;

import java.net.URI;
import java.time.Duration;

/**
 * Rolls an Amazon ECS service back: its running deployment is stopped with a rollback; where none runs, the service is updated to
 * a task definition.
 *
 * @param api base URL of the ECS API in the region
 * @param service name of the ECS service
 * @param taskDefinition {@code family:revision} or ARN, with the fill-ins of {@link RollbackStep}; null: the one that ECS recorded
 *     as the source of the service's last deployment
 * @param secret reference of the credentials: {@code access-key-id:secret-access-key}, perhaps with {@code :session-token}
 */
public record EcsServiceStep(
        String name,
        String component,
        URI api,
        String region,
        String cluster,
        String service,
        String taskDefinition,
        String secret,
        Duration timeout,
        String insteadOf)
        implements RollbackStep {}
