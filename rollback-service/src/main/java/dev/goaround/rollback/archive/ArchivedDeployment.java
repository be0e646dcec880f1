package dev.goaround.rollback.archive;

import dev.goaround.contracts.deployment.Outcome;
import java.time.Instant;

/**
 * What the archive holds of a deployment.
 *
 * @param firstAt of the first record
 * @param lastAt of the latest record
 * @param ended whether the watch has ended: then nothing more comes
 * @param outcome how the deployment ended, or null
 * @param outcomeAt when, or null
 * @param reason of the outcome in words, or null
 * @param records samples and ticks
 * @param bytes as stored
 */
public record ArchivedDeployment(
        String deployment,
        String service,
        String environment,
        String version,
        Instant firstAt,
        Instant lastAt,
        boolean ended,
        Outcome outcome,
        Instant outcomeAt,
        String reason,
        long records,
        long bytes) {}
