package dev.goaround.rollback.judging;

import dev.goaround.messaging.Envelope;
import java.time.Instant;

/**
 * A record that came before its plan.
 *
 * @param arrived by the service's clock, for the bound on waiting
 * @param written when the log took it, by the log's own clock; null: not known
 */
public record PendingRecord(Envelope envelope, Instant arrived, Instant written) {}
