package dev.goaround.contracts.ingress;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * A pipeline began to deploy a version. Opens the deployment, or binds to a planned one.
 *
 * @param checklist name of a stored checklist, or null for the service definition's own
 * @param kind null means standard
 * @param facts what is true of this deployment ({@code touches-auth}, {@code has-migrations}, …), for conditional items
 * @param previousVersion what runs now; asked for on a first deployment, where Goaround has no known good version yet
 * @param commit the source revision, or null
 * @param committedAt when the change was committed, not later than now; or null. The lead time is counted from it
 * @param link to the pipeline's run, or null
 * @param rehearsal no time that the checklist states lasts longer than this, so that a whole walk can be tried in a minute; null: it
 *     is no rehearsal
 * @param author who made the change as the sender says, a token's subject, or null; where a checklist asks that somebody else signs, neither
 *     they nor whoever started it may
 * @param callback where the pipeline is told, signed, of each gate that passes and of the end; or null
 */
public record DeploymentStarted(
        String service,
        String environment,
        String version,
        String checklist,
        DeploymentKind kind,
        Map<String, Boolean> facts,
        String previousVersion,
        String commit,
        Instant committedAt,
        String link,
        Duration rehearsal,
        String author,
        URI callback)
        implements IngressEvent {

    public DeploymentStarted {
        kind = kind == null ? DeploymentKind.STANDARD : kind;
        facts = facts == null ? Map.of() : Map.copyOf(facts);
    }

    @Override
    public String key() {
        return service + "/" + environment;
    }

    @Override
    public <T> T fold(
            Function<DeploymentStarted, T> started,
            Function<ProgressReported, T> progress,
            Function<EvidenceSubmitted, T> evidence) {
        return started.apply(this);
    }
}
