package dev.goaround.rollback.archive.adapter;

import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.rollback.archive.ArchiveChunk;
import dev.goaround.rollback.archive.ArchivedDeployment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads the archive. */
@ApplicationScoped
class ArchiveReader {

    /** In one answer: a page of chunks lies in memory, here and there. */
    private static final int CHUNK_BYTES = 1 << 20;

    private static final int MOST_CHUNKS = 200;

    private static final String SELECT = """
            select d.deployment, d.service, d.environment, d.version, d.first_at, d.last_at, d.ended,
                   d.outcome, d.outcome_at, d.reason, c.records, c.bytes
            from archived_deployment d
            cross join lateral (
                select coalesce(sum(records) filter (where log = 'samples'), 0) as records,
                       coalesce(sum(octet_length(lines)), 0) as bytes,
                       count(*) as chunks
                from archived_chunk where deployment = d.deployment
            ) c
            """;

    private static final String ONE = SELECT + "where d.deployment = $1 and c.chunks > 0";

    private static final String MANY = SELECT + """
            where (d.first_at, d.deployment) > ($1, $2)
              and ($3::text is null or d.service = $3) and ($4::text is null or d.environment = $4)
              and d.service is not null and c.chunks > 0 and (cardinality($6::text[]) = 0 or d.service = any($6))
            order by d.first_at, d.deployment limit $5
            """;

    private static final String CHUNKS = """
            select number, first_offset, last_offset, records, lines from (
                select *, sum(octet_length(lines)) over (order by number) - octet_length(lines) as bytes_before
                from (
                    select * from archived_chunk
                    where deployment = $1 and log = $2 and number > $3 order by number limit $4
                ) few
            ) page
            where bytes_before < $5 order by number
            """;

    private static final String PURGE = "delete from archived_deployment where deployment = $1";

    private final Pool pool;

    ArchiveReader(Pool pool) {
        this.pool = pool;
    }

    /** @return null if it is not there */
    Uni<ArchivedDeployment> one(String deployment) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(deployment))
                .map(rows ->
                        rows.iterator().hasNext() ? deployment(rows.iterator().next()) : null);
    }

    /**
     * In the order of their beginning, those after one that began at that instant.
     *
     * @param seen the services that the caller may see; empty: all
     */
    Uni<List<ArchivedDeployment>> many(
            Instant from, String after, String service, String environment, Set<String> seen, int most) {
        Tuple values =
                Tuple.of(from.atOffset(ZoneOffset.UTC), after, service, environment, most, seen.toArray(String[]::new));
        return pool.preparedQuery(MANY).execute(values).map(rows -> list(rows, ArchiveReader::deployment));
    }

    Uni<List<ArchiveChunk>> chunks(String deployment, ArchiveBatch.Log log, int after) {
        Tuple values = Tuple.of(deployment, log.stored, after, MOST_CHUNKS, CHUNK_BYTES);
        return pool.preparedQuery(CHUNKS).execute(values).map(rows -> list(rows, ArchiveReader::chunk));
    }

    Uni<Void> purge(String deployment) {
        return pool.preparedQuery(PURGE).execute(Tuple.of(deployment)).replaceWithVoid();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>();
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }

    private static ArchivedDeployment deployment(Row row) {
        String outcome = row.getString("outcome");
        return new ArchivedDeployment(
                row.getString("deployment"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("version"),
                instant(row, "first_at"),
                instant(row, "last_at"),
                row.getBoolean("ended"),
                outcome == null ? null : Outcome.valueOf(outcome),
                instant(row, "outcome_at"),
                row.getString("reason"),
                row.getLong("records"),
                row.getLong("bytes"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static ArchiveChunk chunk(Row row) {
        return new ArchiveChunk(
                row.getInteger("number"),
                row.getLong("first_offset"),
                row.getLong("last_offset"),
                row.getInteger("records"),
                row.getBuffer("lines").getBytes());
    }
}
