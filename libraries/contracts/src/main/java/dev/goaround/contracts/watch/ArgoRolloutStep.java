package dev.goaround.contracts.watch;

import java.net.URI;
import java.time.Duration;

/**
 * Aborts an Argo Rollout, so that all traffic goes back to the stable version, then sets its pod template back.
 *
 * @param api base URL of the cluster's API
 * @param rollout its name
 * @param undo whether the pod template is set back after the abort; false: the abort is all, a step for the traffic alone
 * @param versionLabel label of the pod template that holds the version: the newest revision of the target version is taken;
 *     null: the revision before the present one
 * @param secret reference of the bearer token
 */
public record ArgoRolloutStep(
        String name,
        String component,
        URI api,
        String namespace,
        String rollout,
        Boolean undo,
        String versionLabel,
        String secret,
        Duration timeout,
        String insteadOf)
        implements RollbackStep {

    public ArgoRolloutStep {
        undo = undo == null || undo;
    }
}
