package dev.goaround.messaging.inbox;

import static dev.goaround.messaging.fixture.DatabaseUnderTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.messaging.fixture.DatabaseUnderTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboxPruningIT {

    private static final int OLD = InboxPruning.BATCH + 1;

    @Test
    void onlyWhatIsOldIsForgottenABatchAtATime() {
        try (DatabaseUnderTest database = new DatabaseUnderTest()) {
            remember(database, "old", OLD, "8 days 1 second");
            remember(database, "young", 3, "7 days 23 hours");
            InboxPruning pruning = new InboxPruning(
                    database.vertx().getDelegate(), database.pool(), Duration.ofDays(8), Duration.ofHours(1));

            assertThat(run(pruning.prune())).isEqualTo(InboxPruning.BATCH);
            assertThat(run(pruning.prune())).isEqualTo(OLD - InboxPruning.BATCH);
            assertThat(run(pruning.prune())).isZero();
            assertThat(remembered(database)).isEqualTo(3);
        }
    }

    private static void remember(DatabaseUnderTest database, String source, int events, String age) {
        run(database.pool()
                .preparedQuery("insert into inbox (channel, source, event_id, received_at)"
                        + " select 'channel', $1, n::text, now() - $2::text::interval from generate_series(1, $3) n")
                .execute(Tuple.of(source, age, events)));
    }

    private static long remembered(DatabaseUnderTest database) {
        return run(database.pool().query("select count(*) from inbox").execute())
                .iterator()
                .next()
                .getLong(0);
    }
}
