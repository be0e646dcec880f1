package dev.goaround.contracts.service;

import java.time.Duration;

/**
 * Defaults for conditions that do not say them.
 *
 * @param over window that samples are added up over
 * @param minSamples floor on answered samples in a window
 * @param minRequests floor on counted requests in a window
 * @param verifyWithin how long after the last rollback step the old version may take to be verified
 * @param soakWithoutTraffic true: a soak counts time without any request, too; null: it does not
 */
public record Judging(
        Duration over, Integer minSamples, Long minRequests, Duration verifyWithin, Boolean soakWithoutTraffic) {

    public static final Judging DEFAULT = new Judging(null, null, null, null);

    public Judging {
        over = over == null ? Duration.ofMinutes(1) : over;
        minSamples = minSamples == null ? 3 : minSamples;
        minRequests = minRequests == null ? 20 : minRequests;
        verifyWithin = verifyWithin == null ? Duration.ofMinutes(5) : verifyWithin;
    }

    /** A soak counts no time without requests. */
    public Judging(Duration over, Integer minSamples, Long minRequests, Duration verifyWithin) {
        this(over, minSamples, minRequests, verifyWithin, null);
    }
}
