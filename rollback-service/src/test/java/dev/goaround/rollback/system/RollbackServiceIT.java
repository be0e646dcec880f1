package dev.goaround.rollback.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.access.ApiTokens;
import dev.goaround.access.NewToken;
import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.request.RollbackRequested;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.PersonStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.messaging.fixture.EmbeddedBroker;
import dev.goaround.messaging.fixture.EmbeddedDatabase;
import dev.goaround.messaging.fixture.TopicReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is built, on a real broker and a real database, and killed without warning. */
class RollbackServiceIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Far above what it takes, which depends on the machine. */
    private static final Duration BACK_AT_WORK = Duration.ofMinutes(1);

    private static final Path LOG_FILE = Path.of("target", "rollback-service-it.log");

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static EmbeddedDatabase database;
    private static HookReceiver receiver;
    private static ServiceProcess service;
    private static Log log;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start();
        database = EmbeddedDatabase.start();
        receiver = new HookReceiver();
        Path secrets = Files.createDirectories(folder.resolve("secrets/shop"));
        Files.writeString(secrets.resolve("hook"), "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        database.configuration()
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        environment.put("KAFKA_STREAMS_STATE_DIR", folder.resolve("streams").toString());
        environment.put("GOAROUND_SECRETS_DIR", folder.resolve("secrets").toString());
        environment.put("GOAROUND_EGRESS_ALLOW", "127.0.0.1:" + receiver.port());
        environment.put("GOAROUND_EXECUTION_FENCE_WAIT", "3s");
        Files.deleteIfExists(LOG_FILE);
        service = new ServiceProcess(environment, LOG_FILE).start().awaitReady();
        log = new Log(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        service.close();
        log.close();
        receiver.close();
        database.close();
        broker.close();
    }

    @AfterEach
    void answerAll() {
        receiver.answer();
    }

    @Test
    void aBreachIsOrderedFencedCarriedOutAndVerified() throws Exception {
        Story story = new Story("dep-story", true);
        log.write(story.plan(1));
        story.fail(1, 3);
        RollbackOrdered order = story.only(RollbackOrdered.class);
        assertThat(order.at()).isBefore(order.sampleAt().plusSeconds(3));
        log.write(new DeploymentFenced(story.ref, order.order(), Instant.now()));
        StepDone done = story.only(StepDone.class);
        assertThat(done.last()).isTrue();
        assertThat(receiver.calls()).containsOnlyOnce("order-dep-story-1");

        log.write(story.verification(2, done.at()));
        story.comeUp(4, 9);
        RollbackVerified verified = story.only(RollbackVerified.class);
        assertThat(verified.runningVersion()).isNull();
        assertThat(verified.proofs()).hasSize(2).last().asString().startsWith("no target says its version");
        assertThat(story.events(RollbackFailed.class)).isEmpty();
    }

    @Test
    void aCallThatWasOutWhenTheServiceWasKilledIsRepeatedWithItsKey() {
        Story story = new Story("dep-killed", true);
        receiver.keepWaiting();
        log.write(story.plan(1));
        story.fail(1, 3);
        RollbackOrdered order = story.only(RollbackOrdered.class);
        log.write(new DeploymentFenced(story.ref, order.order(), Instant.now()));
        eventually().until(() -> receiver.calls().contains("order-dep-killed-1"));
        service.kill();
        receiver.answer();
        Instant restarted = Instant.now();
        service.start();
        StepDone done = story.only(StepDone.class);
        assertThat(Duration.between(restarted, done.at())).isLessThan(BACK_AT_WORK);
        assertThat(receiver.calls()).filteredOn("order-dep-killed-1"::equals).hasSize(2);
        assertThat(receiver.effects()).filteredOn("order-dep-killed-1"::equals).hasSize(1);
        assertThat(story.events(RollbackOrdered.class)).hasSize(1);
        assertThat(story.events(StepStarted.class))
                .extracting(StepStarted::attempt)
                .containsExactly(1, 2);
    }

    @Test
    void pendingSurvivesAKillAndTheJudgeIsSoonBackAtWork() {
        Story story = new Story("dep-pending", true);
        log.write(story.plan(1));
        story.fail(1, 2);
        eventually().until(() -> story.pending("down"));
        service.kill();
        Instant restarted = Instant.now();
        service.start();
        story.fail(3, 3);
        RollbackOrdered order = story.only(RollbackOrdered.class);
        assertThat(order.verdict().reason()).contains("3 times in a row");
        assertThat(Duration.between(restarted, order.at())).isLessThan(BACK_AT_WORK);
        service.awaitReady();
    }

    @Test
    void aPersonIsAskedAndTheirWordIsTakenOnceAndOverAKill() throws Exception {
        PersonStep step = new PersonStep(
                "db", null, "Take {version} back", List.of("./down {target_version}"), Duration.ofMinutes(5), null);
        Story story = new Story("dep-asked", List.of(step));
        String viewer = token("asking-viewer", Role.VIEWER);
        String operator = token("asking-operator", Role.OPERATOR);
        log.write(story.plan(1));
        log.write(new RollbackRequested(story.ref, "looks wrong", null, false, "ana", Instant.now()));
        RollbackOrdered order = story.only(RollbackOrdered.class);
        log.write(new DeploymentFenced(story.ref, order.order(), Instant.now()));
        assertThat(story.only(StepStarted.class).ask().commands()).containsExactly("./down 1.0.0");
        service.kill();
        service.start().awaitReady();

        eventually()
                .until(() -> service.get("/api/v1/rollbacks/dep-asked", viewer).statusCode() == 200);
        JsonNode standing = EventJson.mapper()
                .readTree(service.get("/api/v1/rollbacks/dep-asked", viewer).body());
        assertThat(standing.path("state").asText()).isEqualTo("asking");
        assertThat(standing.path("ask").path("text").asText()).isEqualTo("Take 2.0.0 back");
        String door = "/api/v1/rollbacks/dep-asked/steps/";
        String done = "{\"outcome\": \"done\", \"note\": \"two tables\"}";
        assertThat(service.post(door + "db", done, null).statusCode()).isEqualTo(401);
        assertThat(service.post(door + "db", done, viewer).statusCode()).isEqualTo(403);
        assertThat(service.post(door + "db", "{}", operator).statusCode()).isEqualTo(400);
        assertThat(service.post(door + "db", done.replace("two", "two\\u0000"), operator)
                        .body())
                .contains("/note: holds U+0000");
        String ofCart = token("asking-cart", Role.OPERATOR, "cart");
        eventually()
                .until(() -> service.get("/api/v1/rollbacks/dep-asked", ofCart).statusCode() == 403);
        assertThat(service.post(door + "db", done, ofCart).body())
                .contains("the role administrator or operator, good for the service of deployment dep-asked")
                .contains("is good for cart");
        assertThat(service.get("/api/v1/archive/dep-asked", ofCart).statusCode())
                .isIn(403, 404);
        assertThat(service.get("/api/v1/archive?service=shop", ofCart).statusCode())
                .isEqualTo(403);
        assertThat(service.get("/api/v1/archive", ofCart).body()).doesNotContain("dep-");
        assertThat(service.get("/api/v1/verdicts?deployment=dep-asked", ofCart).statusCode())
                .isIn(403, 404);
        assertThat(service.get("/api/v1/verdicts?state=healthy,breach,unknown", ofCart)
                        .body())
                .doesNotContain("dep-");
        assertThat(service.post(door + "web", done, operator).body()).contains("a person is asked for step db");
        assertThat(service.post(door + "db", done, operator).statusCode()).isEqualTo(200);
        assertThat(service.post(door + "db", done, operator).statusCode()).isEqualTo(409);
        assertThat(story.only(StepDone.class).answer()).isEqualTo("asking-operator says that it is done: two tables");
        assertThat(service.get("/api/v1/rollbacks/nobody", viewer).statusCode()).isEqualTo(404);
    }

    @Test
    void aDryRunOfTheNewestDefinitionSaysWhatWouldBeCalledAndCallsNothing() throws Exception {
        RollbackStep step = new WebhookStep("undo", null, receiver.url(), "hook", true, Duration.ofMinutes(1));
        EnvironmentDefinition production =
                new EnvironmentDefinition(List.of(), List.of(), Map.of(), null, List.of(step), List.of(), null);
        for (long revision = 1; revision <= 2; revision++) {
            log.write(new ServiceDefined(
                    new ServiceDefinition("shop", null, List.of(), Map.of("production", production), null, null, null),
                    revision,
                    Instant.now(),
                    "test"));
        }
        String operator = token("dry-operator", Role.OPERATOR);
        String asked = "{\"service\":\"shop\",\"environment\":\"production\",\"version\":\"2.0.0\","
                + "\"targetVersion\":\"1.0.0\"}";
        service.awaitReady();
        eventually()
                .until(() -> service.post("/api/v1/dry-runs", asked, operator).statusCode() == 200);
        JsonNode told = EventJson.mapper()
                .readTree(service.post("/api/v1/dry-runs", asked, operator).body());
        assertThat(told.path("revision").asLong()).isEqualTo(2);
        assertThat(told.path("ready").asBoolean()).isTrue();
        assertThat(told.at("/steps/0/would/0/body").asText()).contains("\"targetVersion\":\"1.0.0\"");
        assertThat(receiver.calls()).doesNotContain("dry-run");
        assertThat(service.post("/api/v1/dry-runs", asked, token("dry-viewer", Role.VIEWER))
                        .statusCode())
                .isIn(401, 403);
        assertThat(service.post("/api/v1/dry-runs", asked.replace("production", "moon"), operator)
                        .body())
                .contains("has no environment moon; it has [production]");
        assertThat(service.post("/api/v1/dry-runs", "{}", operator).statusCode())
                .isEqualTo(400);
        assertThat(service.post("/api/v1/dry-runs", asked.replace("1.0.0", "$(id)"), operator)
                        .body())
                .contains("/targetVersion: is not right; right is letters, digits");
    }

    @Test
    void aTargetThatTheFenceRefusesIsNotGoneBackTo() {
        Story story = new Story("dep-refused", true);
        log.write(story.plan(1));
        log.write(new RollbackRequested(story.ref, "looks wrong", null, false, "ana", Instant.now()));
        RollbackOrdered order = story.only(RollbackOrdered.class);
        log.write(new DeploymentFenced(story.ref, order.order(), "1.0.0 is known bad", Instant.now()));
        assertThat(story.only(RollbackFailed.class).reason()).isEqualTo("1.0.0 is known bad");
        assertThat(receiver.calls()).doesNotContain("order-dep-refused-1");
    }

    @Test
    void aTargetThatWasRolledBackItselfIsNotGoneBackToWithoutAFenceEither() {
        Story bad = new Story(new DeploymentRef("dep-bad", "shop", "island", "2.0.0", 1), "1.0.0");
        log.write(bad.plan(1));
        log.write(new RollbackRequested(bad.ref, "looks wrong", null, false, "ana", Instant.now()));
        log.write(new DeploymentFenced(bad.ref, bad.only(RollbackOrdered.class).order(), Instant.now()));
        bad.only(StepDone.class);

        Story next = new Story(new DeploymentRef("dep-unfenced", "shop", "island", "3.0.0", 1), "2.0.0");
        log.write(next.plan(1));
        log.write(new RollbackRequested(next.ref, "looks wrong", null, false, "ana", Instant.now()));
        assertThat(next.only(RollbackFailed.class).reason())
                .startsWith("2.0.0, which the rollback would go back to, is known bad");
        assertThat(receiver.calls()).doesNotContain("order-dep-unfenced-1");

        Story elsewhere = new Story(new DeploymentRef("dep-elsewhere", "shop", "mainland", "3.0.0", 1), "2.0.0");
        log.write(elsewhere.plan(1));
        log.write(new RollbackRequested(elsewhere.ref, "looks wrong", null, false, "ana", Instant.now()));
        elsewhere.only(StepDone.class);
    }

    @Test
    void ordersAndTheirFencesThatComeTogetherMeetWithoutANoiseInTheLog() throws IOException {
        for (int pair = 0; pair < 20; pair++) {
            Story story = new Story("dep-pair-" + pair, false);
            log.write(story.plan(1));
            log.write(new RollbackRequested(story.ref, "looks wrong", null, false, "ana", Instant.now()));
        }
        for (int pair = 0; pair < 20; pair++) {
            Story story = new Story("dep-pair-" + pair, false);
            log.write(new DeploymentFenced(
                    story.ref, story.only(RollbackOrdered.class).order(), Instant.now()));
        }
        for (int pair = 0; pair < 20; pair++) {
            new Story("dep-pair-" + pair, false).only(RollbackFailed.class);
        }
        assertThat(Files.readString(LOG_FILE)).doesNotContain("23505", "duplicate key");
    }

    @Test
    void aForgedOrderAndItsFenceSignNothingAndAreDeadLetters() {
        Story unwatched = new Story("dep-forged", true);
        log.write(unwatched.order());
        log.write(new DeploymentFenced(unwatched.ref, RollbackOrdered.idFor(unwatched.ref.id()), Instant.now()));
        Story watched = new Story("dep-forged-early", true);
        log.write(watched.order());
        log.write(watched.plan(1));

        eventually().until(() -> deadLetters("goaround.rollbacks.dlq").split("has given no order", -1).length == 3);
        eventually().until(() -> deadLetters("goaround.phases.dlq").contains("no order for deployment dep-forged"));
        log.write(new RollbackRequested(watched.ref, "looks wrong", null, false, "ana", Instant.now()));
        // Two of them on the topic: the forged one and the judge's.
        eventually().until(() -> watched.events(RollbackOrdered.class).size() == 2);
        log.write(watched.order());
        log.write(new DeploymentFenced(watched.ref, RollbackOrdered.idFor(watched.ref.id()), Instant.now()));

        assertThat(watched.only(StepDone.class).last()).isTrue();
        eventually().until(() -> deadLetters("goaround.rollbacks.dlq").contains("that the judge gave is another"));
        assertThat(receiver.calls()).contains("order-dep-forged-early-1").doesNotContain("order-dep-forged-1");
        assertThat(unwatched.events(StepStarted.class)).isEmpty();
    }

    @Test
    void silenceBecomesAnUnknownVerdict() {
        Story story = new Story("dep-silent", true);
        log.write(story.plan(1));
        story.comeUp(1, 1);
        eventually().until(() -> story.verdicts("down").contains(VerdictKind.UNKNOWN));
        assertThat(story.events(RollbackOrdered.class)).isEmpty();
    }

    @Test
    void whatCannotBeCarriedOutFailsVisibly() {
        Story story = new Story("dep-nothing", false);
        log.write(story.plan(1));
        log.write(new RollbackRequested(story.ref, "looks wrong", null, false, "ana", Instant.now()));
        assertThat(story.only(RollbackFailed.class).reason()).contains("no rollback steps are configured");
    }

    @Test
    void anUnreadableRecordLandsInTheDeadLetters() {
        log.write(new ProducerRecord<>("goaround.samples", "dep-odd".getBytes(UTF_8), "{".getBytes(UTF_8)));
        eventually().until(() -> deadLetters("goaround.samples.dlq").contains("header ce_specversion is missing"));
    }

    @Test
    void verdictsAreShownToWhoMaySeeThem() throws Exception {
        String token = token("viewer", Role.VIEWER);
        Story story = new Story("dep-shown", true);
        log.write(story.plan(1));
        story.comeUp(1, 2);
        service.awaitReady();
        eventually()
                .until(() -> service.get("/api/v1/verdicts?deployment=dep-shown", token)
                                .statusCode()
                        == 200);
        HttpResponse<String> shown = service.get("/api/v1/verdicts?deployment=dep-shown", token);
        JsonNode body = EventJson.mapper().readTree(shown.body());
        assertThat(body.path("watchRevision").asLong()).isEqualTo(1);
        assertThat(body.path("verdicts").get(0).path("rule").asText()).isEqualTo("down");
        assertThat(service.get("/api/v1/verdicts?deployment=dep-shown", null).statusCode())
                .isEqualTo(401);
        assertThat(service.get("/api/v1/verdicts?deployment=nobody", token).statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/verdicts", token).statusCode()).isEqualTo(400);
        assertThat(service.get("/q/openapi", null).body()).contains("/api/v1/verdicts", "- administrator");
        assertThat(service.get("/q/metrics", null).body())
                .contains("goaround_judged_records_total", "goaround_held_back_records");
    }

    @Test
    void whatIsBreachingAndSinceWhenIsListedForAllUntilItsDeploymentEnds() throws Exception {
        String token = token("breach-viewer", Role.VIEWER);
        Story story = new Story(new DeploymentRef("dep-breaching", "shop", "reef", "2.0.0", 1), "1.0.0");
        String breaching = "/api/v1/verdicts?state=breach&environment=reef";
        log.write(story.plan(1));
        story.comeUp(1, 1);
        story.fail(2, 4);
        service.awaitReady();
        eventually().until(() -> service.get(breaching, token).body().contains("dep-breaching"));

        JsonNode trigger = EventJson.mapper()
                .readTree(service.get(breaching, token).body())
                .path("triggers")
                .get(0);
        assertThat(trigger.path("rule").asText()).isEqualTo("down");
        // The database keeps microseconds.
        assertThat(Duration.between(Instant.parse(trigger.path("since").asText()), story.anchor.plusSeconds(4)))
                .isLessThan(Duration.ofMillis(1));
        assertThat(trigger.at("/verdict/figures/threshold").isNumber()).isTrue();
        assertThat(service.get("/api/v1/verdicts?state=healthy&environment=reef", token)
                        .body())
                .doesNotContain("dep-breaching");
        assertThat(service.get("/api/v1/verdicts?state=bad", token).statusCode())
                .isEqualTo(400);
        assertThat(service.get(breaching, null).statusCode()).isEqualTo(401);

        log.write(new DeploymentEnded(story.ref, Outcome.ROLLBACK_FAILED, "tested", null, SECOND, Instant.now()));
        eventually().until(() -> !service.get(breaching, token).body().contains("dep-breaching"));
    }

    private static String token(String subject, Role role, String... services) {
        NewToken token = ApiTokens.mint(new SecureRandom());
        log.write(new AccessGranted(
                token.id(),
                token.sha256(),
                subject,
                Set.of(role),
                Set.of(services),
                Instant.now().plusSeconds(600)));
        return token.token();
    }

    private static String deadLetters(String topic) {
        try (TopicReader reader = new TopicReader(broker.bootstrapServers(), topic)) {
            reader.records();
            StringBuilder reasons = new StringBuilder();
            reader.records()
                    .forEach(record -> reasons.append(new String(
                                    record.headers()
                                            .lastHeader("dead-letter-reason")
                                            .value(),
                                    UTF_8))
                            .append('\n'));
            return reasons.toString();
        }
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }

    /** A deployment whose one component fails or comes up. */
    private static final class Story {

        private final DeploymentRef ref;
        private final List<RollbackStep> steps;
        private final String target;
        private final Instant anchor = Instant.now();

        Story(String id, boolean withStep) {
            this(id, withStep ? List.of(undo()) : List.of());
        }

        Story(String id, List<RollbackStep> steps) {
            this(new DeploymentRef(id, "shop", "production", "2.0.0", 1), steps, "1.0.0");
        }

        Story(DeploymentRef ref, String target) {
            this(ref, List.of(undo()), target);
        }

        private Story(DeploymentRef ref, List<RollbackStep> steps, String target) {
            this.ref = ref;
            this.steps = steps;
            this.target = target;
        }

        private static RollbackStep undo() {
            return new WebhookStep("undo", null, receiver.url(), "hook", true, Duration.ofMinutes(1));
        }

        RollbackOrdered order() {
            return new RollbackOrdered(
                    ref,
                    RollbackOrdered.idFor(ref.id()),
                    RollbackOrdered.Cause.PERSON,
                    null,
                    "looks wrong",
                    null,
                    "ana",
                    target,
                    steps,
                    1,
                    anchor,
                    anchor,
                    WatchPlanned.VERIFY_WITHIN);
        }

        WatchPlanned plan(long revision) {
            Condition failing = new Condition("health", Comparison.EQUAL, 0, null, Duration.ofSeconds(10), null, 3);
            Trigger down = new Trigger("down", "Health check failing", failing, null, null, null, null);
            return plan(revision, WatchPurpose.DEPLOYMENT, anchor, List.of(down), List.of());
        }

        WatchPlanned verification(long revision, Instant since) {
            Condition up = new Condition("health", Comparison.EQUAL, 1, null, Duration.ofSeconds(2), null, 1);
            Check health = new Check("verify-health", null, "health is back", up, null);
            return plan(revision, WatchPurpose.VERIFICATION, since, List.of(), List.of(health));
        }

        private WatchPlanned plan(
                long revision, WatchPurpose purpose, Instant since, List<Trigger> triggers, List<Check> checks) {
            return new WatchPlanned(
                    ref,
                    revision,
                    purpose,
                    purpose == WatchPurpose.DEPLOYMENT,
                    null,
                    anchor,
                    since,
                    anchor.plus(Duration.ofHours(1)),
                    List.of(),
                    List.of(new HttpProbe("health", "web", "/", 200, null, null, null, SECOND, SECOND)),
                    triggers,
                    checks,
                    List.of(),
                    steps,
                    target,
                    WatchPlanned.VERIFY_WITHIN);
        }

        void fail(int from, int to) {
            samples(from, to, SampleOutcome.FAILED, "status: 503");
        }

        void comeUp(int from, int to) {
            samples(from, to, SampleOutcome.UP, null);
        }

        private void samples(int from, int to, SampleOutcome outcome, String reason) {
            for (int sequence = from; sequence <= to; sequence++) {
                log.write(new SampleTaken(
                        ref.id(),
                        "web/health",
                        SourceKind.SYNTHETIC,
                        sequence,
                        1,
                        anchor.plusSeconds(sequence),
                        Duration.ofMillis(2),
                        null,
                        outcome,
                        reason,
                        null,
                        null,
                        List.of()));
            }
        }

        <E extends Event> List<E> events(Class<E> type) {
            return log.events(Topic.ROLLBACKS, type, ref.id());
        }

        <E extends RollbackEvent> E only(Class<E> type) {
            eventually().until(() -> !events(type).isEmpty());
            List<E> events = events(type);
            assertThat(events).hasSize(1);
            return events.get(0);
        }

        List<VerdictKind> verdicts(String rule) {
            return log.events(Topic.VERDICTS, VerdictChanged.class, ref.id()).stream()
                    .filter(verdict -> verdict.rule().equals(rule))
                    .map(verdict -> verdict.verdict().kind())
                    .toList();
        }

        boolean pending(String rule) {
            return log.events(Topic.VERDICTS, VerdictChanged.class, ref.id()).stream()
                    .anyMatch(verdict ->
                            verdict.rule().equals(rule) && verdict.verdict().pendingSince() != null);
        }
    }
}
