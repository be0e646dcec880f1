package dev.goaround.contracts.request;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import java.time.Instant;

/** An authorised request. Its actor is the token's subject, stamped by checklist-service. */
public sealed interface RequestEvent extends Event permits RollbackRequested, FindingRaised, AskAnswered {

    DeploymentRef deployment();

    /** Who asked: the token's subject. */
    String by();

    Instant at();

    @Override
    default String key() {
        return deployment().id();
    }
}
