package dev.goaround.checklist.lifecycle;

import java.time.Instant;

/**
 * One line of what happened, for people.
 *
 * @param revision of the deployment with this change; several entries may share one
 * @param type bounded: {@code phase-entered}, {@code item-completed}, {@code verdict}, …
 * @param by a token's subject, or {@code goaround}
 * @param item id or null
 * @param phase id or null
 */
public record TimelineEntry(
        long revision, Instant at, String type, String text, String by, String item, String phase) {}
