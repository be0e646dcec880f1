package dev.goaround.rollback.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.doors.NewToken;
import dev.goaround.doors.Tokens;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.fixture.EmbeddedBroker;
import dev.goaround.messaging.fixture.EmbeddedDatabase;
import dev.goaround.rollback.archive.Replay.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built service, killed at random instants while deployments fail; {@code -Dgoaround.kills=50} for so many. */
class KillsIT {

    private static final int KILLS = Integer.getInteger("goaround.kills", 3);
    private static final long SEED = Long.getLong("goaround.seed", 1);
    private static final int SAMPLES = 8;

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static EmbeddedDatabase database;
    private static ServiceProcess service;
    private static Log log;

    private final Random chance = new Random(SEED);
    private final Health health = new Health(Instant.now().minusSeconds(600));

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start();
        database = EmbeddedDatabase.start();
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        database.configuration()
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        environment.put("KAFKA_STREAMS_STATE_DIR", folder.resolve("streams").toString());
        environment.put("GOAROUND_ARCHIVE_GATHER", "PT0.2S");
        Path logFile = Path.of("target", "kills-it.log");
        Files.deleteIfExists(logFile);
        service = new ServiceProcess(environment, logFile).start().awaitReady();
        log = new Log(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        service.close();
        log.close();
        database.close();
        broker.close();
    }

    @Test
    void howeverOftenItIsKilledThereIsOneOrderWhereItIsDueAndNoneElsewhere() throws Exception {
        List<DeploymentRef> bad = new ArrayList<>();
        List<DeploymentRef> good = new ArrayList<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            bad.add(new DeploymentRef("dep-bad-" + kill, "shop", "production", "2.0.0", 1));
            good.add(new DeploymentRef("dep-good-" + kill, "shop", "production", "2.0.0", 1));
            int fatal = chance.nextInt(SAMPLES);
            log.write(health.plan(bad.get(kill - 1)));
            log.write(health.plan(good.get(kill - 1)));
            for (int second = 1; second <= SAMPLES; second++) {
                log.write(health.sample(bad.get(kill - 1), second, second > 3));
                log.write(health.sample(good.get(kill - 1), second, second % 3 == 0));
                if (second == fatal + 1) {
                    killSoon();
                }
            }
        }
        service.awaitReady();
        eventually().until(() -> log.all(Topic.ROLLBACKS, RollbackOrdered.class).size() >= KILLS);
        Archived archive = new Archived(service, administrator());
        for (DeploymentRef ref : all(bad, good)) {
            log.write(KafkaEnvelopes.tombstone(Topic.WATCHES, ref.id()));
            log.write(new DeploymentEnded(
                    ref, Outcome.ROLLED_BACK, "down", "1.0.0", Duration.ofMinutes(5), Instant.now()));
        }
        for (DeploymentRef ref : all(bad, good)) {
            eventually().until(() -> archive.isWhole(ref.id()));
            assertThat(archive.replay(ref.id()))
                    .as("replay of %s, seed %d", ref.id(), SEED)
                    .isInstanceOfSatisfying(
                            Result.Same.class, same -> assertThat(same.orders()).isEqualTo(bad.contains(ref) ? 1 : 0));
        }
        assertThat(log.all(Topic.ROLLBACKS, RollbackOrdered.class))
                .as("orders, seed %d", SEED)
                .extracting(RollbackOrdered::key)
                .containsExactlyInAnyOrderElementsOf(
                        bad.stream().map(DeploymentRef::id).toList());
        System.out.printf(
                Locale.ROOT,
                "%d kills: %d orders of %d due, none of %d others, %d logs replayed to the same%n",
                KILLS,
                bad.size(),
                bad.size(),
                good.size(),
                bad.size() + good.size());
    }

    /** At an instant of its work, or (one in three) of its start. */
    private void killSoon() throws InterruptedException {
        Thread.sleep(chance.nextInt(200));
        service.kill();
        service.start();
        if (chance.nextInt(3) == 0) {
            Thread.sleep(chance.nextInt(6_000));
            service.kill();
            service.start();
        }
        service.awaitReady();
    }

    private static List<DeploymentRef> all(List<DeploymentRef> bad, List<DeploymentRef> good) {
        List<DeploymentRef> all = new ArrayList<>(bad);
        all.addAll(good);
        return all;
    }

    private static String administrator() {
        NewToken token = Tokens.mint(new SecureRandom());
        log.write(new AccessGranted(
                token.id(),
                token.sha256(),
                "admin",
                Set.of(Role.ADMINISTRATOR, Role.VIEWER),
                Set.of(),
                Instant.now().plusSeconds(3600)));
        return token.token();
    }

    private static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions();
    }
}
