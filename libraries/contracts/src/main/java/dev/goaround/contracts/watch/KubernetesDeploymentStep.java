package dev.goaround.contracts.watch;

import java.net.URI;
import java.time.Duration;

/**
 * Sets a Kubernetes Deployment back to an earlier revision's pod template, as {@code kubectl rollout undo} does, and follows it
 * until that is rolled out.
 *
 * @param api base URL of the cluster's API
 * @param deployment its name
 * @param versionLabel label of the pod template that holds the version: the newest revision of the target version is taken;
 *     null: the revision before the present one
 * @param secret reference of the bearer token
 */
public record KubernetesDeploymentStep(
        String name,
        String component,
        URI api,
        String namespace,
        String deployment,
        String versionLabel,
        String secret,
        Duration timeout,
        String insteadOf)
        implements RollbackStep {}
