package dev.goaround.contracts.verdict;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.watch.TargetRole;
import java.time.Instant;

/**
 * A target answered with a version that it had not answered with before under this watch: what runs there was seen, not
 * remembered. Said once for each target and version.
 *
 * @param target name of the target
 * @param role of the target: a candidate's says what runs before the deployment, and when the new version is there
 * @param version that answered
 * @param at the log's time of the sample
 */
public record VersionSeen(
        DeploymentRef deployment, long watchRevision, String target, TargetRole role, String version, Instant at)
        implements Event {

    @Override
    public String key() {
        return deployment.id();
    }
}
