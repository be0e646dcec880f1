package dev.goaround.messaging.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The outbox as the relay sees it. A key belongs to who holds the lease on its first row: nobody else gets any row of that
 * key until the lease has run out or the row is gone.
 */
interface OutboxRows {

    /** Takes the lease of up to so many free keys; the first rows of each, in their order. */
    Uni<Map<String, List<OutboxRow>>> claim(int keys);

    /** @return how many of these rows the caller still holds */
    Uni<Integer> renew(List<Long> positions);

    Uni<Void> delete(List<Long> positions);

    /** Gives up the lease: the rows are anyone's at once. */
    Uni<Void> release(List<Long> positions);

    /** Gives up the lease, but nobody takes the key before the delay has passed. */
    Uni<Void> postpone(long position, Duration delay, String reason);
}
