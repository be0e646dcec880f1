package dev.goaround.contracts.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * A time to pass without breach of any trigger of the plan. Time in which a trigger could not be judged does not count; a
 * breach starts it again.
 *
 * @param since when it may begin to count: the entry of its phase
 * @param withoutTraffic true: time without any request counts, too, where that alone keeps a trigger from being judged; null:
 *     it does not
 */
public record Soak(String id, String item, String text, Duration duration, Instant since, Boolean withoutTraffic) {

    /** Time without any request does not count. */
    public Soak(String id, String item, String text, Duration duration, Instant since) {
        this(id, item, text, duration, since, null);
    }
}
