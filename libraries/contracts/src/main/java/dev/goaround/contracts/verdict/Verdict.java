package dev.goaround.contracts.verdict;

import java.time.Instant;

/**
 * @param pendingSince healthy, but the condition has been bad (for a check or soak: good) since then and its time is not
 *     reached; else null
 * @param reason why, in words a person on call reads
 * @param figures what it rests on, or null where nothing was measured
 */
public record Verdict(VerdictKind kind, Instant pendingSince, String reason, Figures figures) {}
