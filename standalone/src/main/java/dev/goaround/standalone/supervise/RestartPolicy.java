package dev.goaround.standalone.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a died process is started again: at once after the first death, later and later when deaths follow each other,
 * and after too many within the window only after a rest.
 *
 * @param window how far back deaths count
 * @param tolerated how many deaths in the window are answered by a restart; one more is answered by the rest
 * @param firstDelay before the restart after the second death; doubled with each further one
 * @param rest how long a process that was given up stays down
 */
public record RestartPolicy(Duration window, int tolerated, Duration firstDelay, Duration rest) {
    public static final RestartPolicy USUAL =
            new RestartPolicy(Duration.ofMinutes(1), 5, Duration.ofMillis(500), Duration.ofMinutes(1));

    /** What follows a death. */
    public sealed interface Answer {
        record Restart(Duration delay) implements Answer {}

        record GiveUp(int deaths, Duration rest) implements Answer {}
    }

    /** Whether a death still counts. */
    boolean counts(Instant death, Instant now) {
        return death.isAfter(now.minus(window));
    }

    /** The answer to the latest of these deaths. */
    public Answer after(List<Instant> deaths, Instant now) {
        int recent = (int) deaths.stream().filter(death -> counts(death, now)).count();
        if (recent > tolerated) {
            return new Answer.GiveUp(recent, rest);
        }
        return new Answer.Restart(recent <= 1 ? Duration.ZERO : firstDelay.multipliedBy(1L << (recent - 2)));
    }
}
