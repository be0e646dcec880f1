package dev.goaround.rollback.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.messaging.fixture.EmbeddedBroker;
import dev.goaround.messaging.fixture.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the built service share the deployments, and each keeps warm what the other judges. */
class StandbyIT {

    private static final int BAD = 12;

    /** Above the six seconds after which the group takes an instance for dead. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static EmbeddedDatabase database;
    private static ServiceProcess first;
    private static ServiceProcess second;
    private static Log log;

    private final Health health = new Health(Instant.now().minusSeconds(600));

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start();
        database = EmbeddedDatabase.start();
        first = instance("one").start().awaitReady();
        second = instance("two").start().awaitReady();
        log = new Log(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
        log.close();
        database.close();
        broker.close();
    }

    @Test
    void whatOneHadPendingTheOtherOrders() {
        List<DeploymentRef> bad = deployments("bad", BAD);
        List<DeploymentRef> good = deployments("good", BAD);
        bad.forEach(ref -> log.write(health.plan(ref)));
        good.forEach(ref -> log.write(health.plan(ref)));
        sample(bad, 1, true);
        sample(bad, 2, true);
        sample(good, 1, true);
        sample(good, 2, true);

        // Each judges some of them: whichever dies takes pending ones with it.
        awaitJudging(first);
        awaitJudging(second);
        second.kill();
        sample(bad, 3, true);
        sample(good, 3, false);
        awaitOrders(bad);

        second.start().awaitReady();
        first.kill();
        List<DeploymentRef> later = deployments("later", BAD);
        later.forEach(ref -> log.write(health.plan(ref)));
        for (int tick = 1; tick <= 3; tick++) {
            sample(later, tick, true);
        }
        sample(bad, 4, true);
        awaitOrders(IntStream.range(0, 2 * BAD)
                .mapToObj(i -> i < BAD ? bad.get(i) : later.get(i - BAD))
                .toList());
    }

    private void sample(List<DeploymentRef> deployments, int tick, boolean failed) {
        deployments.forEach(ref -> log.write(health.sample(ref, tick, failed)));
    }

    private static void awaitJudging(ServiceProcess instance) {
        Awaitility.await()
                .atMost(TAKEN_OVER)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> instance.get("/q/metrics", null).body().contains("goaround_rule_verdict{"));
    }

    private static void awaitOrders(List<DeploymentRef> due) {
        Awaitility.await()
                .atMost(TAKEN_OVER)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(log.all(Topic.ROLLBACKS, RollbackOrdered.class))
                        .extracting(RollbackOrdered::key)
                        .containsExactlyInAnyOrderElementsOf(
                                due.stream().map(DeploymentRef::id).toList()));
    }

    private static List<DeploymentRef> deployments(String name, int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> new DeploymentRef("dep-" + name + "-" + i, "shop", "production", "2.0.0", 1))
                .toList();
    }

    private static ServiceProcess instance(String name) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        database.configuration()
                .forEach((setting, value) ->
                        environment.put(setting.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        environment.put("GOAROUND_INSTANCE", name);
        environment.put(
                "KAFKA_STREAMS_STATE_DIR", folder.resolve("streams-" + name).toString());
        Path logFile = Path.of("target", "standby-it-" + name + ".log");
        Files.deleteIfExists(logFile);
        return new ServiceProcess(environment, logFile);
    }
}
