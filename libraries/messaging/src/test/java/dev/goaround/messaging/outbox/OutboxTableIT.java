package dev.goaround.messaging.outbox;

import static dev.goaround.messaging.fixture.DatabaseUnderTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.messaging.fixture.DatabaseUnderTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTableIT {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration NO_LEASE = Duration.ZERO;

    private static DatabaseUnderTest database;
    private static Pool pool;

    @BeforeAll
    static void start() {
        database = new DatabaseUnderTest();
        pool = database.pool();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        run(pool.query("truncate outbox").execute());
    }

    private static OutboxTable table(String owner, Duration lease) {
        return new OutboxTable(pool, owner, lease);
    }

    private static void append(String key, String text) {
        append(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(String key, byte[] data) {
        run(pool.preparedQuery("insert into outbox (topic, key, headers, data) values ('t', $1, '{\"h\":\"v\"}', $2)")
                .execute(Tuple.of(key, io.vertx.core.buffer.Buffer.buffer(data))));
    }

    private static List<String> texts(List<OutboxRow> rows) {
        return rows.stream()
                .map(row -> new String(row.data(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void claimedRowsComeWithAllTheyWereAppendedWithInTheirOrder() {
        append("a", "a1");
        append("b", "b1");
        append("a", "a2");

        Map<String, List<OutboxRow>> claimed = run(table("one", LEASE).claim(16));

        assertThat(claimed.keySet()).containsExactly("a", "b");
        assertThat(texts(claimed.get("a"))).containsExactly("a1", "a2");
        assertThat(claimed.get("b").get(0))
                .extracting(OutboxRow::topic, OutboxRow::headers, OutboxRow::attempts)
                .containsExactly("t", Map.of("h", "v"), 0);
    }

    @Test
    void aTombstoneHasNoData() {
        run(pool.query("insert into outbox (topic, key, headers) values ('t', 'a', '{}')")
                .execute());

        assertThat(run(table("one", LEASE).claim(1)).get("a"))
                .singleElement()
                .satisfies(row -> assertThat(row.toRecord().value()).isNull());
    }

    @Test
    void aClaimedKeyIsNobodyElsesNeitherItsLaterRows() {
        append("a", "a1");
        run(table("one", LEASE).claim(16));
        append("a", "a2");

        assertThat(run(table("two", LEASE).claim(16))).isEmpty();
        assertThat(run(table("one", LEASE).claim(16))).isEmpty();
    }

    @Test
    void theRestOfAKeyIsStillItsOwnersAfterTheFirstRowsAreDeleted() {
        append("a", "a1");
        append("a", "a2");
        List<OutboxRow> rows = run(table("one", LEASE).claim(16)).get("a");
        run(table("one", LEASE).delete(List.of(rows.get(0).position())));

        assertThat(run(table("two", LEASE).claim(16))).isEmpty();
        assertThat(run(table("one", LEASE).renew(List.of(rows.get(1).position()))))
                .isEqualTo(1);
    }

    @Test
    void aKeyIsFreeWhenItsLeaseIsOver() {
        append("a", "a1");
        List<OutboxRow> rows = run(table("one", NO_LEASE).claim(16)).get("a");

        assertThat(run(table("two", LEASE).claim(16))).containsOnlyKeys("a");
        assertThat(run(table("one", LEASE).renew(positions(rows)))).isZero();
        run(table("one", LEASE).release(positions(rows)));
        assertThat(run(table("three", LEASE).claim(16))).isEmpty();
    }

    @Test
    void aReleasedKeyIsFreeAtOnce() {
        append("a", "a1");
        List<OutboxRow> rows = run(table("one", LEASE).claim(16)).get("a");
        run(table("one", LEASE).release(positions(rows)));

        assertThat(run(table("two", LEASE).claim(16))).containsOnlyKeys("a");
    }

    @Test
    void aPostponedRowHoldsUpItsKeyAndSaysWhy() {
        append("a", "a1");
        append("a", "a2");
        List<OutboxRow> rows = run(table("one", LEASE).claim(16)).get("a");
        long first = rows.get(0).position();

        run(table("one", LEASE).postpone(first, Duration.ofMinutes(1), "too large"));
        assertThat(run(table("one", LEASE).claim(16))).isEmpty();

        run(pool.query("update outbox set claimed_until = now() where last_error = 'too large'")
                .execute());
        assertThat(run(table("one", LEASE).claim(16)).get("a"))
                .extracting(OutboxRow::attempts)
                .containsExactly(1, 0);
    }

    @Test
    void aBatchOfLargeRowsIsSmall() {
        for (int i = 0; i < 4; i++) {
            append("large", new byte[200 << 10]);
        }
        for (int i = 0; i < 20; i++) {
            append("small", "text");
        }

        Map<String, List<OutboxRow>> claimed = run(table("one", LEASE).claim(16));

        assertThat(claimed.get("large")).hasSize(2);
        assertThat(claimed.get("small")).hasSize(16);
    }

    @Test
    void relaysThatClaimAtTheSameTimeNeverGetTheSameKey() {
        int keys = 40;
        for (int row = 0; row < 5; row++) {
            for (int key = 0; key < keys; key++) {
                append("key-" + key, "row-" + row);
            }
        }
        Map<String, List<String>> owners = new HashMap<>();
        Map<String, List<String>> rows = new HashMap<>();
        for (int round = 0; owners.size() < keys && round < 100; round++) {
            List<OutboxTable> relays = IntStream.range(0, 6)
                    .mapToObj(i -> table("relay-" + i, LEASE))
                    .toList();
            List<Uni<Map<String, List<OutboxRow>>>> claims =
                    relays.stream().map(relay -> relay.claim(3)).toList();
            List<Map<String, List<OutboxRow>>> claimed =
                    run(Uni.join().all(claims).andFailFast());
            for (int i = 0; i < claimed.size(); i++) {
                String owner = "relay-" + i;
                claimed.get(i).forEach((key, batch) -> {
                    owners.computeIfAbsent(key, k -> new ArrayList<>()).add(owner);
                    rows.put(key, texts(batch));
                });
            }
        }

        assertThat(owners)
                .hasSize(keys)
                .allSatisfy((key, own) -> assertThat(own).hasSize(1));
        assertThat(rows.values())
                .allSatisfy(batch -> assertThat(batch).containsExactly("row-0", "row-1", "row-2", "row-3", "row-4"));
    }

    @Test
    void theOldestRowGivesTheAgeOfWhatWaits() {
        assertThat(run(table("one", LEASE).waiting())).isEqualTo(new OutboxBacklog.Waiting(0, Duration.ZERO));

        append("a", "a1");
        append("b", "b1");
        run(pool.query("update outbox set created_at = now() - interval '90 seconds'")
                .execute());

        OutboxBacklog.Waiting waiting = run(table("one", LEASE).waiting());
        assertThat(waiting.rows()).isEqualTo(2);
        assertThat(waiting.oldest()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120));
    }

    private static List<Long> positions(List<OutboxRow> rows) {
        return rows.stream().map(OutboxRow::position).toList();
    }
}
