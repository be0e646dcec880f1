package dev.goaround.rollback.execution.adapter;

import static dev.goaround.messaging.fixture.DatabaseUnderTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.messaging.fixture.DatabaseUnderTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JournalPruningIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int OLD = JournalPruning.BATCH + 1;

    @Test
    void onlyWhatIsOldAndDueForNothingIsForgottenABatchAtATime() throws IOException {
        try (DatabaseUnderTest database = new DatabaseUnderTest()) {
            run(database.pool().query(schema()).execute());
            rollbacks(database, "old", OLD, 401, null);
            rollbacks(database, "young", 2, 399, null);
            rollbacks(database, "due", 1, 1000, NOW);
            JournalPruning pruning = new JournalPruning(
                    database.vertx().getDelegate(),
                    database.pool(),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    Duration.ofDays(400),
                    Duration.ofHours(1));
            Instant before = NOW.minus(Duration.ofDays(400));

            assertThat(run(pruning.prune(before))).isEqualTo(JournalPruning.BATCH);
            assertThat(run(pruning.prune(before))).isEqualTo(OLD - JournalPruning.BATCH);
            assertThat(run(pruning.prune(before))).isZero();
            assertThat(count(database, "rollback")).isEqualTo(3);
            assertThat(count(database, "rollback_journal")).isEqualTo(6);
        }
    }

    private static void rollbacks(DatabaseUnderTest database, String name, int many, int daysAgo, Instant due) {
        run(database.pool()
                .preparedQuery("insert into rollback (order_id, state, state_data, due, updated_at)"
                        + " select $1 || n, 'verified', '{}', $4, $3 from generate_series(1, $2) n")
                .execute(Tuple.of(
                        name,
                        many,
                        NOW.minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC),
                        due == null ? null : due.atOffset(ZoneOffset.UTC))));
        run(database.pool()
                .preparedQuery("insert into rollback_journal (order_id, state, state_data) select $1 || n, s, '{}' from"
                        + " generate_series(1, $2) n, unnest(array['calling', 'verified']) s")
                .execute(Tuple.of(name, many)));
    }

    private static long count(DatabaseUnderTest database, String table) {
        return run(database.pool().query("select count(*) from " + table).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private static String schema() throws IOException {
        try (InputStream file = JournalPruningIT.class.getResourceAsStream("/db/migration/V1__rollbacks.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
