package dev.goaround.checklist.start;

import dev.goaround.contracts.DeploymentId;
import dev.goaround.contracts.ingress.DeploymentStarted;
import java.time.Instant;
import java.util.List;

/**
 * A start event with who sent it.
 *
 * @param id that a deployment opened by it gets; the same for the same event
 * @param t0 when it is planned for; null: it starts now
 * @param by the subject of the token that it came with, or the source of an event on Kafka
 * @param person whether that is a person; else it is a pipeline
 */
public record StartRequest(String id, DeploymentStarted event, boolean planned, Instant t0, String by, boolean person) {

    /** Whoever starts a deployment is the author of what it brings, as far as four eyes are asked for. */
    List<String> starters() {
        return person ? List.of(by) : List.of();
    }

    /**
     * The same start where another service's took its id: a caller may choose an id, and no choice of one service's caller stands in the
     * way of another's start.
     */
    public StartRequest withIdOfItsService() {
        return new StartRequest(DeploymentId.of("/services/" + event.service(), id), event, planned, t0, by, person);
    }
}
