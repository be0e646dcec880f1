package dev.goaround.messaging.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.goaround.contracts.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The relay's statements, each a transaction of its own, on the pool that Hibernate Reactive uses too. Not through its
 * sessions: these statements know no entities, and a session would tie them to the context that they run on.
 */
final class OutboxTable implements OutboxRows {

    private static final int ROWS_PER_KEY = 16;

    /** Of one key at once, so that claimed rows are small in memory; the first row is taken whatever its size. */
    private static final int BYTES_PER_KEY = 256 << 10;

    /*
     * Only a key's first row is locked and looked at for a lease. A second relay that runs the same statement passes over the
     * locked row (skip locked) or sees the lease when it gets the lock (the row is checked again), and cannot begin with a
     * later row of the key as long as the first is there.
     */
    private static final String CLAIM = """
            with head as (
                select o.position, o.key from outbox o
                where (o.claimed_until is null or o.claimed_until <= now())
                  and not exists (select 1 from outbox e where e.key = o.key and e.position < o.position)
                order by o.position
                limit $1
                for update of o skip locked
            ), batch as (
                select b.position from head h cross join lateral (
                    select f.position, sum(f.bytes) over (order by f.position) - f.bytes as bytes_before
                    from (
                        select r.position, coalesce(octet_length(r.data), 0) as bytes
                        from outbox r where r.key = h.key order by r.position limit $2
                    ) f
                ) b
                where b.bytes_before < $3
            )
            update outbox o
            set claimed_by = $4, claimed_until = now() + $5 * interval '1 millisecond'
            from batch b where o.position = b.position
            returning o.position, o.topic, o.key, o.headers, o.data, o.attempts
            """;

    private static final String RENEW = "update outbox set claimed_until = now() + $1 * interval '1 millisecond'"
            + " where position = any($2) and claimed_by = $3";

    /** Not flushed: a database that crashes before it is on disk has the rows again, and they are sent again with their ids. */
    private static final String DELETE = "delete from outbox where position = any($1)"
            + " and (select set_config('synchronous_commit', 'off', true)) is not null";

    private static final String RELEASE =
            "update outbox set claimed_by = null, claimed_until = null where position = any($1) and claimed_by = $2";

    private static final String POSTPONE =
            "update outbox set claimed_by = null, claimed_until = now() + $1 * interval '1 millisecond',"
                    + " attempts = attempts + 1, last_error = $2 where position = $3 and claimed_by = $4";

    private static final String WAITING = "select count(*) as rows,"
            + " extract(epoch from clock_timestamp() - min(created_at))::float8 as seconds from outbox";

    private static final TypeReference<LinkedHashMap<String, String>> HEADERS = new TypeReference<>() {};

    private final Pool pool;
    private final String owner;
    private final long leaseMillis;

    /** @param owner tells this relay from all others, those of the same service's earlier runs too */
    OutboxTable(Pool pool, String owner, Duration lease) {
        this.pool = pool;
        this.owner = owner;
        this.leaseMillis = lease.toMillis();
    }

    @Override
    public Uni<Map<String, List<OutboxRow>>> claim(int keys) {
        Tuple parameters = Tuple.of(keys, ROWS_PER_KEY, BYTES_PER_KEY, owner, leaseMillis);
        return pool.preparedQuery(CLAIM).execute(parameters).map(OutboxTable::byKey);
    }

    @Override
    public Uni<Integer> renew(List<Long> positions) {
        Tuple parameters = Tuple.of(leaseMillis, array(positions), owner);
        return pool.preparedQuery(RENEW).execute(parameters).map(RowSet::rowCount);
    }

    @Override
    public Uni<Void> delete(List<Long> positions) {
        return positions.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(DELETE).execute(Tuple.of(array(positions))).replaceWithVoid();
    }

    @Override
    public Uni<Void> release(List<Long> positions) {
        return positions.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(RELEASE)
                        .execute(Tuple.of(array(positions), owner))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> postpone(long position, Duration delay, String reason) {
        Tuple parameters = Tuple.of(delay.toMillis(), reason, position, owner);
        return pool.preparedQuery(POSTPONE).execute(parameters).replaceWithVoid();
    }

    Uni<OutboxBacklog.Waiting> waiting() {
        return pool.query(WAITING).execute().map(rows -> {
            Row row = rows.iterator().next();
            Double seconds = row.getDouble("seconds");
            return new OutboxBacklog.Waiting(
                    row.getLong("rows"), seconds == null ? Duration.ZERO : Duration.ofMillis((long) (seconds * 1000)));
        });
    }

    private static Object array(List<Long> positions) {
        return positions.toArray(Long[]::new);
    }

    /** {@code returning} gives the rows in any order. */
    private static Map<String, List<OutboxRow>> byKey(RowSet<Row> rows) {
        List<OutboxRow> ordered = new ArrayList<>();
        rows.forEach(row -> ordered.add(row(row)));
        ordered.sort(Comparator.comparingLong(OutboxRow::position));
        Map<String, List<OutboxRow>> byKey = new LinkedHashMap<>();
        ordered.forEach(row ->
                byKey.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row));
        return byKey;
    }

    private static OutboxRow row(Row row) {
        io.vertx.mutiny.core.buffer.Buffer data = row.getBuffer("data");
        return new OutboxRow(
                row.getLong("position"),
                row.getString("topic"),
                row.getString("key"),
                headers(row.getString("headers")),
                data == null ? null : data.getBytes(),
                row.getInteger("attempts"));
    }

    private static Map<String, String> headers(String json) {
        try {
            return EventJson.mapper().readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox writes its headers itself", e);
        }
    }
}
