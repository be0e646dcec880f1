package dev.goaround.rollback.order;

import dev.goaround.contracts.rollback.RollbackOrdered.Cause;
import java.time.Instant;

/** That the deployment's one order was given. It outlives the watch. */
public record OrderMarker(String order, Cause cause, Instant at) {}
