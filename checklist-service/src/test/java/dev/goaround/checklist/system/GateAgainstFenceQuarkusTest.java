package dev.goaround.checklist.system;

import static dev.goaround.checklist.system.Shop.API;
import static dev.goaround.checklist.system.Shop.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.goaround.access.TokenRegistry;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.deployment.GatePassed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.watch.WatchPlanned;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The order and what would pass a gate, at the same row at the same time. A third transaction holds the row until both wait
 * for it; PostgreSQL then serves them in the order in which they came.
 */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class GateAgainstFenceQuarkusTest {

    private static final int RACES = 10;

    private static final String HOLD = "select 1 from deployment where id = ? for update";

    private static final String WAITING =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector connector;

    @Inject
    TokenRegistry registry;

    @Inject
    AgroalDataSource database;

    private Shop shop;

    @BeforeEach
    void define() {
        shop = new Shop(connector, registry).defined();
    }

    @Test
    void theLastTickThatComesWhileTheFenceIsBeingPutUpPassesNothing() {
        String id = oneTickBeforeMonitoring();

        CompletableFuture<Integer> tick = new CompletableFuture<>();
        held(id, () -> order(id), () -> tick.completeAsync(() -> lastTick(id)));

        assertThat(answer(tick)).isEqualTo(409);
        assertShut(id);
        assertThat(passes(id)).isZero();
    }

    @Test
    void aGateThatPassedJustBeforeTheFenceStaysPassedAndItsPhaseIsRolledBack() {
        String id = oneTickBeforeMonitoring();

        CompletableFuture<Integer> tick = new CompletableFuture<>();
        held(id, () -> tick.completeAsync(() -> lastTick(id)), () -> order(id));

        assertThat(answer(tick)).isEqualTo(200);
        assertShut(id);
        assertThat(passes(id)).isEqualTo(1);
        assertThat(phase(id, "monitoring")).isEqualTo("open");
    }

    @Test
    void aNewerDeploymentDoesNotTakeThePlaceOfOneThatIsBeingFenced() {
        String id = oneTickBeforeMonitoring();
        assertThat(lastTick(id)).isEqualTo(200);

        CompletableFuture<Integer> start = new CompletableFuture<>();
        held(
                id,
                () -> order(id),
                () -> start.completeAsync(() -> shop.door
                        .as(Role.PIPELINE, shop.service)
                        .body(shop.start("3.0"))
                        .post(API)
                        .statusCode()));

        assertThat(answer(start)).isEqualTo(409);
        assertShut(id);
    }

    @Test
    void whoeverWinsTheRaceNoGatePassesBehindTheFence() {
        for (int race = 0; race < RACES; race++) {
            shop = new Shop(connector, registry).defined();
            String id = oneTickBeforeMonitoring();
            CompletableFuture<Integer> tick = CompletableFuture.supplyAsync(() -> lastTick(id));
            order(id);

            boolean passed = answer(tick) == 200;
            assertShut(id);
            assertThat(passes(id)).isEqualTo(passed ? 1 : 0);
        }
    }

    /** The state is the fence's, the door says so, and nothing passed behind it. */
    private void assertShut(String id) {
        shop.eventually(id, "state", "rolling-back");
        shop.gate(id, "monitor", 409).body("state", equalTo("refused"), "reasons.code", hasItem("ROLLING_BACK"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.published.types(id)).contains("DeploymentFenced"));
        List<String> said = shop.published.types(id);
        assertThat(said.subList(said.indexOf("DeploymentFenced"), said.size())).doesNotContain("GatePassed");
    }

    /** Verified but for one tick: the next thing is the gate to the monitor phase. */
    private String oneTickBeforeMonitoring() {
        String id = shop.started("2.0");
        shop.waive(id, "All unit tests pass");
        shop.waive(id, "Release notes are written");
        shop.deployed(id);
        shop.waive(id, "Error rate < 1%");
        return id;
    }

    private int lastTick(String id) {
        return shop.door
                .as(Role.OPERATOR)
                .post(API + "/" + id + "/items/" + shop.item(id, "Login page looks right") + "/tick")
                .statusCode();
    }

    private void order(String id) {
        WatchPlanned watch = shop.lastWatch(id, plan -> true);
        String order = RollbackOrdered.idFor(id);
        RollbackOrdered ordered = new RollbackOrdered(
                watch.deployment(),
                order,
                RollbackOrdered.Cause.PIPELINE,
                null,
                "smoke tests failed",
                null,
                "pipeline",
                "1.0",
                List.of(),
                watch.revision(),
                Instant.now(),
                Instant.now(),
                watch.verifyWithin());
        shop.send("rollbacks", ordered, order, "/goaround/rollback-service");
    }

    /** How often the gate into monitoring passed. */
    private long passes(String id) {
        return shop.published.events(id, GatePassed.class).stream()
                .filter(passed -> passed.gate().equals("monitoring"))
                .count();
    }

    private String phase(String id, String phase) {
        return shop.door.as(Role.VIEWER).get(API + "/" + id).path("phases.find { it.id == '" + phase + "' }.state");
    }

    /** Begins both while nobody gets the deployment's row; the first is in the queue for it before the second begins. */
    private void held(String id, Runnable first, Runnable second) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement hold = connection.prepareStatement(HOLD)) {
                hold.setString(1, id);
                hold.executeQuery();
            }
            first.run();
            awaitWaiting(connection, 1);
            second.run();
            awaitWaiting(connection, 2);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWaiting(Connection connection, int count) {
        await().atMost(PATIENCE).until(() -> {
            try (PreparedStatement waiting = connection.prepareStatement(WAITING);
                    ResultSet found = waiting.executeQuery()) {
                return found.next() && found.getInt(1) >= count;
            }
        });
    }

    private static int answer(CompletableFuture<Integer> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
