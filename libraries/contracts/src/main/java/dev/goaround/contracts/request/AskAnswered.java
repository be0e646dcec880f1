package dev.goaround.contracts.request;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;

/**
 * A person answered a trigger in ask mode.
 *
 * @param trigger its id
 * @param rollBack the answer
 */
public record AskAnswered(
        DeploymentRef deployment, String trigger, boolean rollBack, String reason, String by, Instant at)
        implements RequestEvent {}
