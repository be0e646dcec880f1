package dev.goaround.contracts;

/**
 * Which deployment an event is about, and where in its history.
 *
 * @param id see {@link DeploymentId}
 * @param version the version being deployed (the candidate)
 * @param revision counts the deployment's changes from 1; a consumer never goes back to a lower one
 */
public record DeploymentRef(String id, String service, String environment, String version, long revision) {

    public DeploymentRef atRevision(long newRevision) {
        return new DeploymentRef(id, service, environment, version, newRevision);
    }
}
