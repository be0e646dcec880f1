package dev.goaround.rollback.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.access.ApiTokens;
import dev.goaround.access.NewToken;
import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.request.RollbackRequested;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.fixture.EmbeddedBroker;
import dev.goaround.messaging.fixture.EmbeddedDatabase;
import dev.goaround.rollback.archive.ArchiveChunk;
import dev.goaround.rollback.archive.Conclusion;
import dev.goaround.rollback.archive.Replay;
import dev.goaround.rollback.archive.Replay.Result;
import dev.goaround.rollback.archive.adapter.ArchiveLines;
import dev.goaround.rollback.archive.adapter.DamagedArchive;
import dev.goaround.rollback.archive.adapter.PagedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the built service archives on a real broker and a real database, however often it is killed meanwhile. */
class ArchiveIT {

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static EmbeddedDatabase database;
    private static ServiceProcess service;
    private static Log log;
    private static String administrator;

    private final Instant anchor = Instant.now().minusSeconds(600);
    private final List<Conclusion> said = new ArrayList<>();

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
        environment.put("GOAROUND_ARCHIVE_PRUNE_EVERY", "PT1S");
        Path logFile = Path.of("target", "archive-it.log");
        Files.deleteIfExists(logFile);
        service = new ServiceProcess(environment, logFile).start().awaitReady();
        log = new Log(broker.bootstrapServers());
        NewToken token = ApiTokens.mint(new SecureRandom());
        log.write(new AccessGranted(
                token.id(),
                token.sha256(),
                "admin",
                Set.of(Role.ADMINISTRATOR, Role.VIEWER),
                Set.of(),
                Instant.now().plusSeconds(600)));
        administrator = token.token();
    }

    @AfterAll
    static void stop() {
        service.close();
        log.close();
        database.close();
        broker.close();
    }

    @Test
    void aServiceThatIsKilledAgainAndAgainLeavesAnArchiveThatReplaysTheSame() throws Exception {
        DeploymentRef ref = deployment("dep-killed");
        log.write(plan(ref, 1));
        int second = 0;
        for (int kill = 0; kill < 4; kill++) {
            for (int i = 0; i < 40; i++) {
                second++;
                log.write(sample(ref, second, second % 7 == 0 ? SampleOutcome.FAILED : SampleOutcome.UP));
                if (i == 20) {
                    service.kill();
                    service.start();
                }
            }
            // While it is down or starting: which of the two topics is read first is up to the stream.
            log.write(plan(ref, kill + 2));
            service.awaitReady();
        }
        for (int i = 0; i < 3; i++) {
            log.write(sample(ref, ++second, SampleOutcome.FAILED));
        }
        log.write(new RollbackRequested(ref, "looks wrong", null, false, "ana", Instant.now()));
        service.awaitReady();
        eventually().until(() -> archived(ref.id()).path("records").asLong() >= 163);
        log.write(KafkaEnvelopes.tombstone(Topic.WATCHES, ref.id()));
        log.write(new DeploymentEnded(ref, Outcome.ROLLED_BACK, "down", "1.0.0", Duration.ofMinutes(5), Instant.now()));
        eventually()
                .until(() -> archived(ref.id()).path("ended").asBoolean()
                        && archived(ref.id()).has("outcome"));

        Result result = replay(ref.id());
        assertThat(result).isInstanceOfSatisfying(Result.Same.class, same -> {
            assertThat(same.orders()).isEqualTo(1);
            assertThat(same.records()).isEqualTo(163 + 5 + 1 + 1 + ticks(ref.id()));
        });
        List<VerdictChanged> published = log.events(Topic.VERDICTS, VerdictChanged.class, ref.id());
        assertThat(said.stream().filter(one -> one.id().startsWith("verdict:")).map(Conclusion::data))
                .containsExactlyElementsOf(published.stream()
                        .map(verdict -> new String(EventJson.write(verdict), UTF_8))
                        .toList());
        assertThat(rows("select count(*) from (select first_offset, lag(last_offset) over (partition by deployment, log"
                        + " order by number) as before from archived_chunk) c where before >= first_offset"))
                .isZero();
    }

    @Test
    void aChangedByteAndALostChunkAreFound() throws Exception {
        DeploymentRef ref = deployment("dep-changed");
        log.write(plan(ref, 1));
        // The end of the watch is a note too: it must not lie in the chunk that is lost below, or only the end is
        // missed.
        eventually()
                .until(() -> rows(
                                "select count(*) from archived_chunk where deployment = 'dep-changed' and log = 'protocol'")
                        > 0);
        for (int second = 1; second <= 3; second++) {
            log.write(sample(ref, second, SampleOutcome.FAILED));
        }
        log.write(KafkaEnvelopes.tombstone(Topic.WATCHES, ref.id()));
        eventually()
                .until(() -> archived(ref.id()).path("ended").asBoolean()
                        && archived(ref.id()).path("records").asLong() >= 3);
        assertThat(replay(ref.id())).isInstanceOf(Result.Same.class);
        execute("update archived_chunk set lines = set_byte(lines, 40, get_byte(lines, 40) # 1)"
                + " where deployment = 'dep-changed' and log = 'samples' and number = 1");
        assertThatThrownBy(() -> replay(ref.id()))
                .isInstanceOf(DamagedArchive.class)
                .hasMessageContaining("chunk 1 of the samples of dep-changed is not what was stored there");
        execute("delete from archived_chunk where deployment = 'dep-changed' and log = 'protocol' and number = 1");
        assertThatThrownBy(() -> replay(ref.id()))
                .isInstanceOf(DamagedArchive.class)
                .hasMessageContaining("chunk 1 of the protocol of dep-changed is missing");
    }

    @Test
    void aDeploymentLeavesTheArchiveByItsAgeOrByAnAdministrator() throws Exception {
        DeploymentRef old = deployment("dep-old");
        DeploymentRef young = deployment("dep-young");
        for (DeploymentRef ref : List.of(old, young)) {
            log.write(plan(ref, 1));
            log.write(sample(ref, 1, SampleOutcome.UP));
        }
        eventually()
                .until(() -> archived("dep-old").path("records").asLong() >= 1
                        && archived("dep-young").path("records").asLong() >= 1);
        // Again until it is gone: the note of its sample, and the tick that says its probe is silent, make it young.
        eventually().until(() -> {
            update("update archived_deployment set last_at = now() - interval '91 days' where deployment = 'dep-old'");
            return service.get("/api/v1/archive/dep-old", administrator).statusCode() == 404
                    && rows("select count(*) from archived_chunk where deployment = 'dep-old'") == 0;
        });
        assertThat(service.delete("/api/v1/archive/dep-young", administrator).statusCode())
                .isEqualTo(409);
        log.write(KafkaEnvelopes.tombstone(Topic.WATCHES, "dep-young"));
        eventually().until(() -> archived("dep-young").path("ended").asBoolean());
        assertThat(service.delete("/api/v1/archive/dep-young", administrator).statusCode())
                .isEqualTo(204);
        assertThat(service.get("/api/v1/archive/dep-young", administrator).statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/archive", null).statusCode()).isEqualTo(401);
        assertThat(service.get("/api/v1/archive?since=yesterday", administrator).statusCode())
                .isEqualTo(400);
    }

    private Result replay(String deployment) throws IOException {
        said.clear();
        boolean ended = archived(deployment).path("ended").asBoolean();
        return new Replay(new PagedLog(deployment, ended, ArchiveIT::chunks), ArchiveLines::read, said::add).run();
    }

    private static List<ArchiveChunk> chunks(String deployment, String name, int after) throws IOException {
        JsonNode page = json("/api/v1/archive/" + deployment + "/" + name + "?after=" + after);
        List<ArchiveChunk> chunks = new ArrayList<>();
        for (JsonNode chunk : page.path("chunks")) {
            chunks.add(EventJson.mapper().treeToValue(chunk, ArchiveChunk.class));
        }
        return chunks;
    }

    private static JsonNode archived(String deployment) throws IOException {
        return json("/api/v1/archive/" + deployment);
    }

    private static JsonNode json(String path) throws IOException {
        try {
            return EventJson.mapper().readTree(service.get(path, administrator).body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long ticks(String deployment) {
        return log.events(Topic.SAMPLES, TimePassed.class, deployment).size();
    }

    private static long rows(String query) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(String update) throws SQLException {
        assertThat(update(update)).isEqualTo(1);
    }

    private static int update(String update) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(update);
        }
    }

    private static Connection connection() throws SQLException {
        Map<String, String> settings = database.configuration();
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }

    private static DeploymentRef deployment(String id) {
        return new DeploymentRef(id, "shop", "production", "2.0.0", 1);
    }

    private WatchPlanned plan(DeploymentRef ref, long revision) {
        return new Health(anchor).plan(ref, revision);
    }

    private SampleTaken sample(DeploymentRef ref, int second, SampleOutcome outcome) {
        return new Health(anchor).sample(ref, second, outcome);
    }

    private static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions();
    }
}
