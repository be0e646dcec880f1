package dev.goaround.checklist.deployment;

import java.time.Duration;
import java.time.Instant;

/**
 * When a phase is to be walked, as the checklist says.
 *
 * @param offset when it begins, from T-0 (negative before it), or null: when the phase before is done
 * @param duration how long it is planned to take, or null
 * @param overdueSaid when people were told that it takes longer, or null
 */
public record PhaseSchedule(Duration offset, Duration duration, Instant overdueSaid) {
    public static final PhaseSchedule NONE = new PhaseSchedule(null, null, null);

    public PhaseSchedule saidOverdue(Instant at) {
        return new PhaseSchedule(offset, duration, at);
    }
}
