package dev.goaround.rollback.judging.adapter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KafkaStreams;

/**
 * When the judge last did something, as its own threads leave it here, for those who must not wait for it. From any thread.
 *
 * <p>A judge that works looks at the time four times a second, of each of its partitions, whether anything comes or not. One that
 * takes up where another stopped says so as it goes.
 */
final class JudgePulse {

    /** Between two signs of one that works; a second's pause of the machine is not worth a word. */
    static final Duration BEAT = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Map<Integer, Instant> partitions = new ConcurrentHashMap<>();
    private volatile KafkaStreams.State state = KafkaStreams.State.CREATED;
    private volatile Instant lastSign;
    private volatile Instant lastRecord;

    JudgePulse(InstantSource clock) {
        this.clock = clock;
        this.lastSign = clock.instant();
        this.lastRecord = lastSign;
    }

    /** That a stream begins is a sign; that it changes its mind later is none. */
    void is(KafkaStreams.State now) {
        if (state == KafkaStreams.State.CREATED || now == KafkaStreams.State.CREATED) {
            lastSign = clock.instant();
        }
        state = now;
    }

    KafkaStreams.State state() {
        return state;
    }

    void works(int partition) {
        Instant now = clock.instant();
        partitions.put(partition, now);
        lastSign = now;
    }

    /** A record was judged, or passed over. */
    void took() {
        lastRecord = clock.instant();
    }

    void left(int partition) {
        partitions.remove(partition);
    }

    /** A store is being filled from its changelog: nothing is judged yet, but something is done. */
    void restores() {
        lastSign = clock.instant();
    }

    /**
     * Since when nothing has been judged that should have been; empty: the judge works.
     *
     * @param assigned the partitions that this instance is to judge; none where there are more instances than partitions
     * @param working whether a thread of the stream runs
     * @param waiting records that the broker has and the judge has not taken
     */
    Optional<Instant> idleSince(Collection<Integer> assigned, boolean working, long waiting) {
        Instant now = clock.instant();
        if (state != KafkaStreams.State.RUNNING || !working) {
            return Optional.of(lastSign);
        }
        Instant beat = now.minus(BEAT);
        Optional<Instant> silent = assigned.stream()
                .map(partition -> partitions.getOrDefault(partition, lastSign))
                .filter(sign -> sign.isBefore(beat))
                .min(Instant::compareTo);
        if (silent.isPresent() || (waiting > 0 && lastRecord.isBefore(beat))) {
            return silent.isPresent() ? silent : Optional.of(lastRecord);
        }
        // One that has no partition gives no sign. One that has yet to begin with a partition is not excused by being
        // asked.
        if (partitions.keySet().containsAll(assigned)) {
            lastSign = now;
        }
        return Optional.empty();
    }
}
