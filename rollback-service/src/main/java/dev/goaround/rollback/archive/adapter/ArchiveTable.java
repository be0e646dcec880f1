package dev.goaround.rollback.archive.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.rollback.archive.ArchiveChunk;
import dev.goaround.rollback.archive.adapter.ArchiveBatch.Log;
import dev.goaround.rollback.archive.adapter.ArchiveBatch.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Stores what was gathered, with the positions up to which it was read: both or neither. */
@ApplicationScoped
class ArchiveTable {

    private static final String POSITIONS =
            "select topic, partition, next_offset from archive_position where topic = any($1)";

    private static final String FIRST_POSITION =
            "insert into archive_position (topic, partition, next_offset) values ($1, $2, $3) on conflict do nothing";

    private static final String POSITION = "update archive_position set next_offset = $3"
            + " where topic = $1 and partition = $2 and next_offset = $4";

    private static final String DEPLOYMENT = """
            insert into archived_deployment as a
                (deployment, service, environment, version, first_at, last_at, ended, outcome, outcome_at, reason)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (deployment) do update set
                service = coalesce(excluded.service, a.service),
                environment = coalesce(excluded.environment, a.environment),
                version = coalesce(excluded.version, a.version),
                first_at = least(a.first_at, excluded.first_at),
                last_at = greatest(a.last_at, excluded.last_at),
                ended = a.ended or excluded.ended,
                outcome = coalesce(excluded.outcome, a.outcome),
                outcome_at = coalesce(excluded.outcome_at, a.outcome_at),
                reason = coalesce(excluded.reason, a.reason)
            """;

    private static final String CHUNK = """
            insert into archived_chunk (deployment, log, number, first_offset, last_offset, records, lines)
            select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6
            from archived_chunk where deployment = $1 and log = $2
            """;

    private static final String PRUNE = "delete from archived_deployment where deployment = any(array("
            + "select deployment from archived_deployment where last_at < $1 order by last_at limit $2))";

    private final Pool pool;

    ArchiveTable(Pool pool) {
        this.pool = pool;
    }

    /** Another instance has stored from the same position: it has the partition now. */
    static final class Overtaken extends RuntimeException {
        Overtaken(TopicPartition partition) {
            super(partition + " was archived by another instance", null, false, false);
        }
    }

    Uni<Map<TopicPartition, Long>> positions(Collection<String> topics) {
        return pool.preparedQuery(POSITIONS)
                .execute(Tuple.of(topics.toArray(String[]::new)))
                .map(rows -> {
                    Map<TopicPartition, Long> positions = new HashMap<>();
                    rows.forEach(row -> positions.put(
                            new TopicPartition(row.getString("topic"), row.getInteger("partition")),
                            row.getLong("next_offset")));
                    return positions;
                });
    }

    /**
     * @param before the positions that were stored before, for the partitions that had one
     * @return a failure with {@link Overtaken} if they are not the ones that are stored now
     */
    Uni<Void> store(ArchiveBatch gathered, Map<TopicPartition, Long> before) {
        return pool.withTransaction(connection -> moved(connection, gathered, before)
                .chain(() -> deployments(connection, gathered))
                .chain(() -> chunks(connection, gathered)));
    }

    /** @return how many deployments went, at most {@code most} */
    Uni<Integer> prune(Instant lastBefore, int most) {
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of(lastBefore.atOffset(ZoneOffset.UTC), most))
                .map(RowSet::rowCount);
    }

    private static Uni<Void> moved(SqlConnection connection, ArchiveBatch gathered, Map<TopicPartition, Long> before) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Map.Entry<TopicPartition, Long> entry : gathered.next().entrySet()) {
            TopicPartition partition = entry.getKey();
            Long from = before.get(partition);
            String statement = from == null ? FIRST_POSITION : POSITION;
            Tuple values = Tuple.of(partition.topic(), partition.partition(), entry.getValue());
            all = all.chain(() -> connection
                    .preparedQuery(statement)
                    .execute(from == null ? values : values.addLong(from))
                    .invoke(rows -> {
                        if (rows.rowCount() == 0) {
                            throw new Overtaken(partition);
                        }
                    })
                    .replaceWithVoid());
        }
        return all;
    }

    private static Uni<Void> deployments(SqlConnection connection, ArchiveBatch gathered) {
        List<Tuple> rows = new ArrayList<>();
        gathered.parts().forEach((deployment, part) -> rows.add(deployment(deployment, part)));
        return batch(connection, DEPLOYMENT, rows);
    }

    private static Tuple deployment(String deployment, Part part) {
        DeploymentRef ref = part.ref();
        DeploymentEnded outcome = part.outcome();
        return Tuple.tuple()
                .addString(deployment)
                .addString(ref == null ? null : ref.service())
                .addString(ref == null ? null : ref.environment())
                .addString(ref == null ? null : ref.version())
                .addOffsetDateTime(utc(part.first()))
                .addOffsetDateTime(utc(part.last()))
                .addBoolean(part.ended())
                .addString(outcome == null ? null : outcome.outcome().name())
                .addOffsetDateTime(outcome == null ? null : utc(outcome.at()))
                .addString(outcome == null ? null : outcome.reason());
    }

    private static Uni<Void> chunks(SqlConnection connection, ArchiveBatch gathered) {
        List<Tuple> rows = new ArrayList<>();
        gathered.parts().forEach((deployment, part) -> {
            for (Log log : Log.values()) {
                ArchiveChunk chunk = part.chunk(log);
                if (chunk != null) {
                    rows.add(Tuple.tuple()
                            .addString(deployment)
                            .addString(log.stored)
                            .addLong(chunk.first())
                            .addLong(chunk.last())
                            .addInteger(chunk.records())
                            .addBuffer(Buffer.buffer(chunk.lines())));
                }
            }
        });
        return batch(connection, CHUNK, rows);
    }

    private static Uni<Void> batch(SqlConnection connection, String statement, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(statement).executeBatch(rows).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
