package dev.goaround.contracts.watch;

import java.net.URI;
import java.time.Duration;

/**
 * Rolls a Railway service back to its last deployment that Railway can roll back to.
 *
 * @param api URL of the GraphQL API
 * @param project id
 * @param environment id of the environment at Railway
 * @param service id of the service at Railway
 * @param projectToken whether the token is a project's (it goes in another header than an account's or workspace's)
 * @param secret reference of the token
 */
public record RailwayStep(
        String name,
        String component,
        URI api,
        String project,
        String environment,
        String service,
        Boolean projectToken,
        String secret,
        Duration timeout,
        String insteadOf)
        implements RollbackStep {

    public RailwayStep {
        projectToken = projectToken == null || projectToken;
    }
}
