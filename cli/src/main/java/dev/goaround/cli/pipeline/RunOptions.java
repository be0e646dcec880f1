package dev.goaround.cli.pipeline;

import java.time.Duration;
import java.util.Map;

/**
 * How a pipeline's run deploys.
 *
 * @param start fields of the start event: {@code service}, {@code environment}, {@code version}, …
 * @param key begins each idempotency key
 * @param keyOfOneRun whether the key belongs to one run of a pipeline, for which “deployed before” is the end; else the same version may be
 *     deployed again later
 * @param gateTimeout how long a gate is waited for; null: as long as it takes
 * @param timeout of the whole; null: none
 * @param away how long a server that does not answer is asked again
 * @param waits whether it waits for the end of the deployment
 */
public record RunOptions(
        Map<String, Object> start,
        String key,
        boolean keyOfOneRun,
        Duration gateTimeout,
        Duration timeout,
        Duration away,
        OnFailure onFailure,
        boolean waits) {
    public RunOptions {
        start = Map.copyOf(start);
    }

    /** What happens when the command fails. */
    public enum OnFailure {
        ROLLBACK,
        CANCEL,
        LEAVE
    }

    public String version() {
        return start.get("version").toString();
    }
}
