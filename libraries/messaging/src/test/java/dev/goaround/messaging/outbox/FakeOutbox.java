package dev.goaround.messaging.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The table's rules in memory: a key belongs to who holds its first row. Several owners may share the rows. */
final class FakeOutbox {

    private record Stored(OutboxRow row, String owner, Instant until) {}

    private final TreeMap<Long, Stored> stored = new TreeMap<>();
    private final InstantSource clock;
    private final Duration lease;
    private long last;
    private boolean away;

    FakeOutbox(InstantSource clock, Duration lease) {
        this.clock = clock;
        this.lease = lease;
    }

    void append(String key, String text) {
        appendAt(last + 1, key, text);
    }

    /** Positions are given out before the commit: a row may appear before one that is there already. */
    void appendAt(long position, String key, String text) {
        last = Math.max(last, position);
        OutboxRow row = new OutboxRow(position, "topic", key, Map.of("text", text), new byte[0], 0);
        stored.put(position, new Stored(row, null, null));
    }

    void isAway(boolean nowAway) {
        away = nowAway;
    }

    List<String> texts() {
        return stored.values().stream().map(s -> s.row().headers().get("text")).toList();
    }

    int attempts(long position) {
        return stored.get(position).row().attempts();
    }

    OutboxRows as(String owner) {
        return new Owned(owner);
    }

    private final class Owned implements OutboxRows {

        private final String owner;

        private Owned(String owner) {
            this.owner = owner;
        }

        @Override
        public Uni<Map<String, List<OutboxRow>>> claim(int keys) {
            return statement(() -> {
                Map<String, List<OutboxRow>> claimed = new LinkedHashMap<>();
                for (Stored head : heads()) {
                    if (claimed.size() < keys && isFree(head)) {
                        claimed.put(head.row().key(), take(head.row().key()));
                    }
                }
                return claimed;
            });
        }

        private Collection<Stored> heads() {
            Map<String, Stored> heads = new LinkedHashMap<>();
            stored.values().forEach(s -> heads.putIfAbsent(s.row().key(), s));
            return heads.values();
        }

        private boolean isFree(Stored head) {
            return head.until() == null || !clock.instant().isBefore(head.until());
        }

        private List<OutboxRow> take(String key) {
            List<OutboxRow> rows = new ArrayList<>();
            stored.replaceAll((position, s) -> {
                if (!s.row().key().equals(key)) {
                    return s;
                }
                rows.add(s.row());
                return new Stored(s.row(), owner, clock.instant().plus(lease));
            });
            return rows;
        }

        @Override
        public Uni<Integer> renew(List<Long> positions) {
            return statement(() -> {
                int[] count = {0};
                positions.forEach(position -> stored.computeIfPresent(position, (p, s) -> {
                    if (!owner.equals(s.owner())) {
                        return s;
                    }
                    count[0]++;
                    return new Stored(s.row(), owner, clock.instant().plus(lease));
                }));
                return count[0];
            });
        }

        @Override
        public Uni<Void> delete(List<Long> positions) {
            return statement(() -> {
                positions.forEach(stored::remove);
                return null;
            });
        }

        @Override
        public Uni<Void> release(List<Long> positions) {
            return statement(() -> {
                positions.forEach(position -> stored.computeIfPresent(
                        position, (p, s) -> owner.equals(s.owner()) ? new Stored(s.row(), null, null) : s));
                return null;
            });
        }

        @Override
        public Uni<Void> postpone(long position, Duration delay, String reason) {
            return statement(() -> {
                stored.computeIfPresent(
                        position,
                        (p, s) ->
                                new Stored(again(s.row()), null, clock.instant().plus(delay)));
                return null;
            });
        }

        private OutboxRow again(OutboxRow row) {
            return new OutboxRow(row.position(), row.topic(), row.key(), row.headers(), row.data(), row.attempts() + 1);
        }

        private <T> Uni<T> statement(Supplier<T> body) {
            return Uni.createFrom()
                    .deferred(() -> away
                            ? Uni.createFrom().failure(new IllegalStateException("the database is away"))
                            : Uni.createFrom().item(body));
        }
    }
}
