package dev.goaround.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The claimed rows of one key, sent one after the other. */
final class Lane {

    /** The lease is given up this much before its end, so that a send does not begin when another may begin too. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final List<OutboxRow> rows;
    private int sent;
    private Instant leaseEnd;

    Lane(List<OutboxRow> rows, Instant leaseEnd) {
        this.rows = List.copyOf(rows);
        this.leaseEnd = leaseEnd;
    }

    boolean isDone() {
        return sent == rows.size();
    }

    OutboxRow current() {
        return rows.get(sent);
    }

    void currentIsSent() {
        sent++;
    }

    boolean holdsAt(Instant now) {
        return now.isBefore(leaseEnd.minus(MARGIN));
    }

    void holdsUntil(Instant newLeaseEnd) {
        leaseEnd = newLeaseEnd;
    }

    List<Long> sentPositions() {
        return rows.subList(0, sent).stream().map(OutboxRow::position).toList();
    }

    List<Long> unsentPositions() {
        return rows.subList(sent, rows.size()).stream().map(OutboxRow::position).toList();
    }

    List<Long> positions() {
        return rows.stream().map(OutboxRow::position).toList();
    }
}
