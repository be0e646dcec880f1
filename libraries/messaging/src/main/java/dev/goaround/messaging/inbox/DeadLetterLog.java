package dev.goaround.messaging.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Says what goes to the dead letters, and of a flood only the beginning: whoever can write to a topic could fill the disk with
 * our log, and each line takes longer than reading the record did. All of them are counted by the meter.
 */
final class DeadLetterLog {

    /** Lines of a channel in each interval. */
    static final int MOST = 20;

    static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Where the lines go. */
    interface Lines {
        void say(String line, Throwable cause);
    }

    private static final class Said {
        private long since;
        private int lines;
        private long unsaid;
    }

    private final Lines lines;
    private final LongSupplier nanos;
    private final Map<String, Said> channels = new HashMap<>();

    /** @param nanos a clock as {@link System#nanoTime} is one */
    DeadLetterLog(Lines lines, LongSupplier nanos) {
        this.lines = lines;
        this.nanos = nanos;
    }

    synchronized void refused(String channel, NotHandled reason) {
        long now = nanos.getAsLong();
        Said said = channels.computeIfAbsent(channel, unknown -> begun(now));
        if (now - said.since >= INTERVAL.toNanos()) {
            if (said.unsaid > 0) {
                lines.say("channel " + channel + ", " + said.unsaid + " dead letters more than were said", null);
            }
            said = begun(now);
            channels.put(channel, said);
        }
        if (said.lines < MOST) {
            said.lines++;
            lines.say("channel " + channel + ", dead letter: " + reason.getMessage(), reason.getCause());
        } else {
            said.unsaid++;
        }
    }

    private static Said begun(long now) {
        Said said = new Said();
        said.since = now;
        return said;
    }
}
