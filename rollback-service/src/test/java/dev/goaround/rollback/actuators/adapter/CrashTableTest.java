package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.StepUnknown;
import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.rollback.actuators.ActuatorName;
import dev.goaround.rollback.actuators.Actuators;
import dev.goaround.rollback.execution.RollbackState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The executor is killed before, during and after each call that an actuator makes, against a stub of the receiver. Either the
 * receiver's log shows one effect, or the step is unknown and a person is paged; which of the two is written in the
 * documentation's table, and the table is held against what happens here.
 */
class CrashTableTest {

    private static final Path DOCUMENT = Path.of("../docs/actuators.md");
    private static final String BEGIN = "<!-- crash table -->";
    private static final String END = "<!-- end of crash table -->";
    private static final String ONE_EFFECT = "one effect";
    private static final String UNKNOWN = "unknown, paged";
    static final StepSecrets SECRETS = Receiver.secretsOf(Map.of(
            "GOAROUND_SECRET_SHOP__HOOK",
            "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "GOAROUND_SECRET_SHOP__GITHUB",
            "ghp_example",
            "GOAROUND_SECRET_SHOP__GITLAB",
            GitLab.TOKEN,
            "GOAROUND_SECRET_SHOP__CLUSTER",
            KubernetesCluster.TOKEN,
            "GOAROUND_SECRET_SHOP__AWS",
            Ecs.CREDENTIALS,
            "GOAROUND_SECRET_SHOP__RAILWAY",
            Railway.TOKEN));

    /** @param effects that a rollback without a crash has */
    private record Row(String name, RollbackStep step, int effects, Supplier<Stub> receiver) {}

    private static final List<Row> ROWS = List.of(
            new Row("`webhook`", webhook(true), 1, () -> new WebhookReceiver(true)),
            new Row("`webhook`, `recognises-keys: false`", webhook(false), 1, () -> new WebhookReceiver(false)),
            new Row("`webhook` with `weights`", traffic(), 1, () -> new WebhookReceiver(true)),
            new Row("`github-workflow`, key in `run-name`", gitHub(), 1, () -> new GitHub(true, true)),
            new Row("the same, a server from before 2026", gitHub(), 1, () -> new GitHub(true, false)),
            new Row("`github-workflow`, no key in `run-name`", gitHub(), 1, () -> new GitHub(false, true)),
            new Row("`gitlab-pipeline`", GitLabActuatorTest.step("main"), 1, () -> new GitLab().withAnother()),
            new Row(
                    "`kubernetes-deployment`",
                    KubernetesActuatorTest.step(null),
                    1,
                    () -> new KubernetesCluster().deployment("web", "1.0.0", "2.0.0")),
            new Row(
                    "`http-route`",
                    HttpRouteActuatorTest.step(Map.of("web-stable", 100, "web-canary", 0)),
                    1,
                    GatewayRoute::new),
            new Row(
                    "`argo-rollout`, an update under way",
                    ArgoRolloutActuatorTest.step(true, null),
                    2,
                    ArgoRolloutActuatorTest::underWay),
            new Row(
                    "`argo-rollout`, `undo: false`",
                    ArgoRolloutActuatorTest.step(false, null),
                    1,
                    () -> ArgoRolloutActuatorTest.underWay().routed(20)),
            new Row("`ecs-service`, a deployment under way", AwsActuatorsTest.ecs("web", null), 1, Ecs::deploying),
            new Row("`ecs-service`, none under way", AwsActuatorsTest.ecs("web", null), 1, () -> Ecs.deployed(true)),
            new Row("`codedeploy`", AwsActuatorsTest.codeDeploy("workers"), 1, CodeDeploy::new),
            new Row("`railway`", RailwayActuatorTest.step(true), 1, Railway::new),
            new Row(
                    "`host-command` with a `check`",
                    HostCommandActuatorTest.step("switch-cdn"),
                    1,
                    () -> new Host(true)),
            new Row(
                    "the same, its check cannot tell",
                    HostCommandActuatorTest.step("switch-cdn"),
                    1,
                    () -> new Host(false)),
            new Row("`host-command` without", HostCommandActuatorTest.step("no-check"), 1, () -> new Host(true)));

    @Test
    void theTableSaysWhatHappens() throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("| actuator | killed before a call | during | after |", "|---|---|---|---|"));
        for (Row row : ROWS) {
            Map<Executor.Crash, Set<String>> cells = new LinkedHashMap<>();
            for (Executor.Crash crash : Executor.Crash.values()) {
                cells.put(crash, outcomes(row, crash));
            }
            lines.add("| " + row.name() + " | "
                    + String.join(
                            " | ",
                            cells.values().stream()
                                    .map(cell -> String.join(" or ", cell))
                                    .toList())
                    + " |");
        }
        String document = Files.readString(DOCUMENT);
        String table = document.substring(document.indexOf(BEGIN) + BEGIN.length(), document.indexOf(END))
                .strip();
        assertThat(table.lines().toList()).isEqualTo(lines);
    }

    /** Another instance takes a call up when its actuator's longest time is over. */
    @Test
    void noTurnOfAnActuatorCanLastLongerThanItSays() {
        Actuators actuators =
                ActuatorBeans.all(new ActuatorContext(null, SECRETS, Host.COMMANDS, null, () -> Executor.ZERO));
        for (Row row : ROWS) {
            for (Executor.Crash crash : Executor.Crash.values()) {
                boolean crashed = true;
                for (int call = 0; crashed; call++) {
                    Executor executor = run(row, row.receiver().get(), crash, call);
                    assertThat(executor.longest())
                            .as(row.name() + ", " + crash + " call " + call)
                            .isLessThanOrEqualTo(actuators.longestCall(row.step()));
                    crashed = call == 0 || executor.hasCrashed();
                }
            }
        }
    }

    @Test
    void everyActuatorThatMakesCallsHasARow() {
        assertThat(ROWS.stream().map(row -> ActuatorName.of(row.step())).distinct())
                .containsExactlyInAnyOrderElementsOf(calling());
    }

    private static List<String> calling() {
        return ActuatorBeans.all(new ActuatorContext(null, SECRETS, Host.COMMANDS, null, () -> Executor.ZERO))
                .steps()
                .stream()
                .map(RollbackStep::actuator)
                .toList();
    }

    @Test
    void withoutACrashThereIsOneEffectAndNothingIsUnknown() {
        for (Row row : ROWS) {
            Stub receiver = row.receiver().get();
            Executor executor = run(row, receiver, Executor.Crash.BEFORE, 0);
            assertThat(executor.state()).as(row.name()).isInstanceOf(RollbackState.Verifying.class);
            assertThat(receiver.effects()).as(row.name()).hasSize(row.effects());
        }
    }

    /** What killing at each of the calls comes to. */
    private static Set<String> outcomes(Row row, Executor.Crash crash) {
        Set<String> outcomes = new TreeSet<>();
        for (int call = 1; ; call++) {
            Stub receiver = row.receiver().get();
            Executor executor = run(row, receiver, crash, call);
            if (!executor.hasCrashed()) {
                assertThat(call).as("calls of " + row.name()).isGreaterThan(1);
                return outcomes;
            }
            outcomes.add(outcome(row, executor, receiver, crash + " call " + call));
        }
    }

    private static String outcome(Row row, Executor executor, Stub receiver, String where) {
        boolean unknown = executor.events().stream().anyMatch(StepUnknown.class::isInstance);
        if (unknown) {
            assertThat(executor.events()).as(row.name() + " " + where).anyMatch(RollbackFailed.class::isInstance);
            assertThat(receiver.effects()).as(row.name() + " " + where).hasSizeLessThanOrEqualTo(row.effects());
            return UNKNOWN;
        }
        assertThat(executor.state()).as(row.name() + " " + where).isInstanceOf(RollbackState.Verifying.class);
        assertThat(receiver.effects()).as(row.name() + " " + where).hasSize(row.effects());
        return ONE_EFFECT;
    }

    private static Executor run(Row row, Stub receiver, Executor.Crash crash, int call) {
        receiver.at(Executor.ZERO);
        return new Executor(row.step(), crash, call).run(receiver, ActuatorBeans::all, SECRETS);
    }

    static WebhookStep webhook(boolean recognisesKeys) {
        return new WebhookStep(
                "undo",
                null,
                URI.create("https://deploy.example/rollback"),
                "hook",
                recognisesKeys,
                Duration.ofMinutes(5));
    }

    static WebhookStep traffic() {
        Map<String, Integer> weights = new LinkedHashMap<>();
        weights.put("stable", 100);
        weights.put("canary", 0);
        return new WebhookStep(
                "undo",
                null,
                URI.create("https://deploy.example/traffic"),
                "hook",
                true,
                weights,
                Duration.ofMinutes(5),
                null);
    }

    static GitHubWorkflowStep gitHub() {
        return gitHub("github");
    }

    static GitHubWorkflowStep gitHub(String secret) {
        return new GitHubWorkflowStep(
                "undo",
                null,
                URI.create("https://api.github.example"),
                "acme/shop",
                "rollback.yml",
                "main",
                Map.of("key", "{idempotency_key}"),
                secret,
                Duration.ofMinutes(10));
    }
}
