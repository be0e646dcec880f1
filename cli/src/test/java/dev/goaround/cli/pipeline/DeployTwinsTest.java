package dev.goaround.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both twins under the same cases, as processes: what they say, and what they end with. */
class DeployTwinsTest {
    private static final long LONGEST_SECONDS = 180;
    private static final Duration SAID_WITHIN = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private StubServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private record Run(int exitCode, String out, String said) {}

    private Run deploy(DeployTwin twin, String command, String... options) throws Exception {
        return end(start(twin, StubServer.TOKEN, command, options));
    }

    private Process start(DeployTwin twin, String token, String command, String... options) throws IOException {
        assumeTrue(twin.isThere(), "the script needs curl and jq");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("1.4.2", "--", "sh", "-c", command));
        return twin.start(server, token, folder, arguments);
    }

    private Run end(Process process) throws Exception {
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                .as("it has ended")
                .isTrue();
        String said = said();
        assertThat(said).doesNotContain(StubServer.TOKEN);
        return new Run(process.exitValue(), Files.readString(folder.resolve("out")), said);
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    @ParameterizedTest
    @EnumSource
    void aGoodVersion(DeployTwin twin) throws Exception {
        Run run = deploy(
                twin,
                "echo \"$GOAROUND_VERSION after $GOAROUND_PREVIOUS_VERSION for $GOAROUND_STEP: ${GOAROUND_TOKEN-none}\"");
        assertThat(run.exitCode()).as(run.said()).isZero();
        assertThat(run.out()).isEqualTo("1.4.2 after 1.4.1 for s1: none\n");
        assertThat(run.said())
                .contains(
                        "goaround: the gate to deploy is open",
                        "goaround: reported 1.4.2 as deployed",
                        "goaround: " + StubServer.ID + " succeeded");
        assertThat(server.keys).containsExactly("deploy-shop-production-1.4.2");
    }

    @ParameterizedTest
    @EnumSource
    void aStartThatIsRefused(DeployTwin twin) throws Exception {
        server.refusedWith = 409;
        server.refusal = "{\"title\":\"Not possible now\",\"detail\":\"shop 1.4.1 is under way\"}";
        Run run = deploy(twin, "echo ran");
        assertThat(run.exitCode()).as(run.said()).isEqualTo(1);
        assertThat(run.said()).contains("goaround: not started: shop 1.4.1 is under way");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStartThatIsNotUnderstood(DeployTwin twin) throws Exception {
        server.refusedWith = 422;
        server.refusal =
                "{\"detail\":\"not understood\",\"errors\":[{\"field\":\"version\",\"message\":\"has a blank\"}]}";
        Run run = deploy(twin, "echo ran");
        assertThat(run.exitCode()).as(run.said()).isEqualTo(2);
        assertThat(run.said()).contains("version: has a blank");
    }

    @ParameterizedTest
    @EnumSource
    void aGateThatStaysShut(DeployTwin twin) throws Exception {
        server.gateStaysShut = true;
        Run run = deploy(twin, "echo ran");
        assertThat(run.exitCode()).as(run.said()).isEqualTo(1);
        assertThat(run.said()).contains("goaround: the gate to deploy stays shut: it is running");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aGateThatDoesNotOpenInTime(DeployTwin twin) throws Exception {
        server.reasons = "[{\"code\":\"ITEM_OPEN\",\"text\":\"“Approval” is open\"}]";
        Run run = deploy(twin, "echo ran", "--gate-timeout", "1s");
        assertThat(run.exitCode()).as(run.said()).isEqualTo(4);
        assertThat(run.said()).contains("  - “Approval” is open", "did not open within 1");
        assertThat(server.state).isEqualTo("running");
    }

    @ParameterizedTest
    @EnumSource
    void cancelledWhileItWaits(DeployTwin twin) throws Exception {
        server.reasons = "[{\"code\":\"ITEM_OPEN\",\"text\":\"“Approval” is open\"}]";
        Process process = start(twin, StubServer.TOKEN, "echo ran");
        await().atMost(SAID_WITHIN).until(() -> said().contains("“Approval”"));
        server.reason = "not today";
        server.state = "cancelled";
        Run run = end(process);
        assertThat(run.exitCode()).as(run.said()).isEqualTo(5);
        assertThat(run.said()).contains(StubServer.ID + " cancelled: not today");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rolledBackWhileTheCommandRuns(DeployTwin twin) throws Exception {
        Process process =
                start(twin, StubServer.TOKEN, "trap 'echo stopped; exit 9' TERM; echo begun; sleep 60 & wait");
        await().atMost(SAID_WITHIN)
                .until(() -> Files.readString(folder.resolve("out")).contains("begun"));
        server.state = "rolled-back";
        Run run = end(process);
        assertThat(run.exitCode()).as(run.said()).isEqualTo(1);
        assertThat(run.out()).contains("stopped");
        assertThat(run.said()).contains("the command is told to stop", "1.4.1 runs again");
        assertThat(server.requests).noneMatch(request -> request.contains("deployed"));
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatFails(DeployTwin twin) throws Exception {
        Run run = deploy(twin, "exit 3");
        assertThat(run.exitCode()).as(run.said()).isEqualTo(1);
        assertThat(server.requests)
                .anyMatch(request -> request.startsWith("POST ID/rollback") && request.contains("ended with 3"));
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatFailsAndIsLeft(DeployTwin twin) throws Exception {
        Run run = deploy(twin, "exit 3", "--on-failure", "leave");
        assertThat(run.exitCode()).as(run.said()).isEqualTo(7);
        assertThat(server.state).isEqualTo("running");
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatIsAwayForAWhile(DeployTwin twin) throws Exception {
        server.away.set(3);
        Run run = deploy(twin, "echo ran");
        assertThat(run.exitCode()).as(run.said()).isZero();
        assertThat(run.said()).contains("does not answer", "answers again");
    }

    /** At the start, and at a gate. */
    @ParameterizedTest
    @EnumSource
    void aPageOfAProxyIsNoAnswer(DeployTwin twin) throws Exception {
        server.proxied.set(2);
        server.reasons = "[{\"code\":\"ITEM_OPEN\",\"text\":\"“Approval” is open\"}]";
        Process process = start(twin, StubServer.TOKEN, "echo ran");
        await().atMost(SAID_WITHIN).until(() -> said().contains("“Approval”"));
        server.proxied.set(2);
        await().atMost(SAID_WITHIN).until(() -> server.proxied.get() == 0);
        assertThat(Files.readString(folder.resolve("out")))
                .as("no gate was passed")
                .isEmpty();
        server.reasons = "[]";
        Run run = end(process);
        assertThat(run.exitCode()).as(run.said()).isZero();
        assertThat(run.said()).contains("is a checklist-service at", "answers again");
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatStaysAway(DeployTwin twin) throws Exception {
        server.away.set(Integer.MAX_VALUE);
        Run run = deploy(twin, "echo ran", "--away", "2s");
        assertThat(run.exitCode()).as(run.said()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatExpiresOnTheWay(DeployTwin twin) throws Exception {
        server.reasons = "[{\"code\":\"ITEM_OPEN\",\"text\":\"“Approval” is open\"}]";
        Process process = start(twin, StubServer.TOKEN, "echo ran");
        await().atMost(SAID_WITHIN).until(() -> said().contains("“Approval”"));
        server.goodToken = "ga_another";
        Run run = end(process);
        assertThat(run.exitCode()).as(run.said()).isEqualTo(3);
        assertThat(run.said()).contains("the token in GOAROUND_TOKEN is not accepted", StubServer.ID + " goes on");
    }

    @ParameterizedTest
    @EnumSource
    void killedAndStartedAgain(DeployTwin twin) throws Exception {
        Process killed = start(twin, StubServer.TOKEN, "echo begun; sleep 2; touch done");
        await().atMost(SAID_WITHIN)
                .until(() -> Files.readString(folder.resolve("out")).contains("begun"));
        killed.destroyForcibly().waitFor();
        Run run = deploy(twin, "echo again");
        assertThat(run.exitCode()).as(run.said()).isZero();
        assertThat(run.said()).contains("takes up deployment " + StubServer.ID);
        assertThat(server.keys).containsExactly("deploy-shop-production-1.4.2", "deploy-shop-production-1.4.2");
    }

    @ParameterizedTest
    @EnumSource
    void interrupted(DeployTwin twin) throws Exception {
        server.reasons = "[{\"code\":\"ITEM_OPEN\",\"text\":\"“Approval” is open\"}]";
        Process process = start(twin, StubServer.TOKEN, "echo ran");
        await().atMost(SAID_WITHIN).until(() -> said().contains("“Approval”"));
        process.destroy();
        Run run = end(process);
        assertThat(run.exitCode()).as(run.said()).isEqualTo(143);
        assertThat(run.said()).contains("interrupted; " + StubServer.ID + " goes on");
        assertThat(server.state).isEqualTo("running");
    }
}
