package dev.goaround.messaging.outbox;

import dev.goaround.messaging.DoublingPause;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Moves outbox rows to the broker (ADR 0002). The rows of a key are sent in their order, each after the one before was acknowledged,
 * and deleted only then; keys are independent of each other. A row that can't be sent holds up its own key: it is tried again
 * with a growing delay.
 *
 * <ol>
 *   <li><b>Claim</b> ({@link #look}: after a commit, at each poll, when a lane has closed). As many keys as there are free lanes are
 *       leased, with the first rows of each. One claim is under way at a time; who asks meanwhile is remembered, and answered after it.
 *   <li><b>Begin a lane</b> for each key ({@link #claimed}). A key that has a lane already came back because its lease had run out, or
 *       because new rows came behind rows that are deleted: what is not the lane's own is released, and claimed when the lane has closed.
 *   <li><b>Send</b> the lane's current row, and the next one once the broker acknowledged it ({@link #next}). A lane whose lease is nearly
 *       over sends nothing more. {@link #renew} keeps the leases, one statement for each lane.
 *   <li><b>Postpone</b> a row that the broker did not take: the lane closes, and nobody takes its key before the delay has passed.
 *   <li><b>Close</b> the lane: delete what was sent, release the rest, look again. While the database is away closing is tried again
 *       at each poll, for what is sent and not deleted is sent again.
 *   <li><b>Stop</b>: {@link #drain} sends what is there first; {@link #stop} begins no further send.
 * </ol>
 *
 * <p>What always holds:
 * <ul>
 *   <li>All methods, and all callbacks of claims and sends, run on one thread, the executor's.
 *   <li>A key has one lane at most, and a lane one send under way at most.
 *   <li>The relay believes a lease to be shorter than the database does, never longer: it counts from before the statement, and gives up
 *       a margin before the end ({@link Lane}). So two relays do not send rows of one key at the same time.
 *   <li>A row is deleted only after the broker acknowledged it. What is sent and not yet deleted when the process dies is sent again,
 *       with the same id, and the consumers' inbox knows it.
 * </ul>
 */
final class Relay {

    private static final DoublingPause PAUSE = new DoublingPause(Duration.ofMillis(250), Duration.ofSeconds(5));

    private enum Phase {
        RUNNING,
        /** Sends what is there, then stops. */
        DRAINING,
        /** Begins no further send. */
        STOPPING
    }

    private final OutboxRows rows;
    private final Function<OutboxRow, Uni<Void>> send;
    private final Executor thread;
    private final RelayTimer timer;
    private final InstantSource clock;
    private final OutboxConfig config;
    private final RelayReport report;

    private final Map<String, Lane> lanes = new HashMap<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private Phase phase = Phase.RUNNING;
    private boolean claiming;
    private boolean lookAgain;

    Relay(
            OutboxRows rows,
            Function<OutboxRow, Uni<Void>> send,
            Executor thread,
            RelayTimer timer,
            InstantSource clock,
            OutboxConfig config,
            RelayReport report) {
        this.rows = rows;
        this.send = send;
        this.thread = thread;
        this.timer = timer;
        this.clock = clock;
        this.config = config;
        this.report = report;
    }

    /** There may be rows to send. */
    void look() {
        if (claiming) {
            lookAgain = true;
            return;
        }
        int free = config.lanes() - lanes.size();
        if (free <= 0 || phase == Phase.STOPPING) {
            return;
        }
        claiming = true;
        lookAgain = false;
        // Counted from before the statement, so that the relay never believes in a lease longer than the database does.
        Instant leaseEnd = clock.instant().plus(config.lease());
        rows.claim(free).emitOn(thread).subscribe().with(batches -> claimed(batches, free, leaseEnd), this::notClaimed);
    }

    /** Keeps the leases of what is being sent. */
    void renew() {
        if (lanes.isEmpty()) {
            return;
        }
        Instant leaseEnd = clock.instant().plus(config.lease());
        // One statement per key: a lane of which only some rows are still ours must not pass for held.
        List.copyOf(lanes.values()).forEach(lane -> renew(lane, leaseEnd));
    }

    private void renew(Lane lane, Instant leaseEnd) {
        // Also those that are sent: until they are deleted, the first of them is the row that the lease is on.
        List<Long> positions = lane.positions();
        rows.renew(positions)
                .emitOn(thread)
                .subscribe()
                .with(
                        count -> {
                            if (count == positions.size()) {
                                lane.holdsUntil(leaseEnd);
                            }
                        },
                        report::outboxAway);
    }

    /** @return completes when everything that was in the outbox is sent, or the outbox is away */
    CompletionStage<Void> drain() {
        if (phase == Phase.RUNNING) {
            phase = Phase.DRAINING;
            look();
        }
        return stopped;
    }

    /** @return completes when no send is under way */
    CompletionStage<Void> stop() {
        phase = Phase.STOPPING;
        finishIfIdle(true);
        return stopped;
    }

    private void claimed(Map<String, List<OutboxRow>> batches, int asked, Instant leaseEnd) {
        claiming = false;
        report.outboxBack();
        for (Map.Entry<String, List<OutboxRow>> each : batches.entrySet()) {
            Lane running = lanes.get(each.getKey());
            if (running == null) {
                begin(each.getKey(), new Lane(each.getValue(), leaseEnd));
            } else {
                claimedWhileRunning(each.getKey(), running, each.getValue(), leaseEnd);
            }
        }
        // Fewer than asked for were all that there were; a lane that closes looks for what has come behind its rows.
        if (lookAgain || batches.size() >= asked) {
            look();
        }
        finishIfIdle(batches.isEmpty());
    }

    private void begin(String key, Lane lane) {
        lanes.put(key, lane);
        next(key, lane);
    }

    /**
     * Either the lane's lease had run out and came back to this same relay, or its rows are deleted already and the lane is
     * about to close. What is not the lane's own is given back, to be claimed when it has closed: kept, it would lie there
     * until the lease runs out.
     */
    private void claimedWhileRunning(String key, Lane running, List<OutboxRow> batch, Instant leaseEnd) {
        List<Long> own = running.positions();
        List<Long> others = batch.stream()
                .map(OutboxRow::position)
                .filter(position -> !own.contains(position))
                .toList();
        if (others.size() < batch.size()) {
            running.holdsUntil(leaseEnd);
        }
        rows.release(others)
                .emitOn(thread)
                .subscribe()
                .with(
                        done -> {
                            if (!lanes.containsKey(key)) {
                                look();
                            }
                        },
                        report::outboxAway);
    }

    private void notClaimed(Throwable failure) {
        claiming = false;
        report.outboxAway(failure);
        finishIfIdle(true);
    }

    private void next(String key, Lane lane) {
        if (lane.isDone() || phase == Phase.STOPPING || !lane.holdsAt(clock.instant())) {
            close(key, lane, rows.release(lane.unsentPositions()));
            return;
        }
        OutboxRow row = lane.current();
        send.apply(row).emitOn(thread).subscribe().with(ok -> wasSent(key, lane, row), failure -> {
            report.notSent(row, failure);
            close(key, lane, rows.postpone(row.position(), delay(row), reason(failure)));
        });
    }

    private void wasSent(String key, Lane lane, OutboxRow row) {
        lane.currentIsSent();
        report.sent(row);
        next(key, lane);
    }

    private void close(String key, Lane lane, Uni<Void> giveUp) {
        rows.delete(lane.sentPositions())
                .chain(() -> giveUp)
                .emitOn(thread)
                .subscribe()
                .with(done -> closed(key), failure -> notClosed(key, lane, giveUp, failure));
    }

    private void closed(String key) {
        lanes.remove(key);
        look();
        finishIfIdle(false);
    }

    /** The rows are sent, so they are to be deleted, however long that takes: else they are sent again. */
    private void notClosed(String key, Lane lane, Uni<Void> giveUp, Throwable failure) {
        report.outboxAway(failure);
        if (phase == Phase.STOPPING) {
            closed(key);
            return;
        }
        timer.after(config.poll(), () -> close(key, lane, giveUp));
    }

    private void finishIfIdle(boolean nothingMore) {
        boolean idle = !claiming && lanes.isEmpty();
        if (idle && (phase == Phase.STOPPING || (phase == Phase.DRAINING && nothingMore))) {
            phase = Phase.STOPPING;
            stopped.complete(null);
        }
    }

    /** The innermost cause: the connector wraps the broker's answer in its own account of retries. */
    static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return innermost.toString();
    }

    private static Duration delay(OutboxRow row) {
        return PAUSE.after(row.attempts() + 1);
    }
}
