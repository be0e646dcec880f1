package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.demo.ApiDeployment;
import dev.goaround.demo.Story;
import dev.goaround.demo.StoryConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any one process is killed in the middle of a bad deployment, while its triggers are pending or its rollback is on its way:
 * it comes back, and the story ends with one order, one effect and every message delivered. What orders is a combined condition,
 * which every service takes part in: it is checked where it is saved, and has to hold again where it is judged.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillE2ET {
    private static final int PORT_BASE = 21_600;
    /** Far above what it takes: how long that is, is printed, and depends on the machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Longer than a service is away on a slow machine: a verification that nobody can finish in its time is a failed one, and rightly. */
    private static final String VERIFY_WITHIN = "verify-within: 4m";

    /** The breach takes five seconds of errors: in the middle of it. */
    private static final Duration INTO_THE_BREACH = Duration.ofSeconds(3);

    /** Nothing is sampled in the meantime: behind that gap the checklist's own trigger has held for long enough, too. */
    private static final Set<String> SILENT_FOR_A_WHILE = Set.of("probe-service", "broker");

    private RunningSystem system;

    @BeforeAll
    void up() throws Exception {
        system = RunningSystem.up("kill", PORT_BASE, "--demo");
        system.awaitOutput("rolled back once", Duration.ofMinutes(4));
    }

    @AfterAll
    void down() throws Exception {
        if (system != null) {
            system.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checklist-service",
                "probe-service",
                "rollback-service",
                "notifier-service",
                "broker",
                "database"
            })
    void killedInTheMiddleItComesBackAndTheStoryEndsAsItShould(String victim) throws Exception {
        Story story = new Story(system.storyConfig(), System.out);
        story.prepare();
        orderOn("{id: failing-in-use, when: error_rate > 0.05 && request_rate > 1 for 4s}");
        story.finish(story.deploy(story.goodVersion()), "succeeded");
        String bad = story.deploy(story.badVersion());
        pause(INTO_THE_BREACH);

        long before = system.pid(victim);
        system.kill(victim);
        long killedAt = System.nanoTime();
        await(victim + " to be back")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> system.pid(victim) != before
                        && RunningSystem.SERVICES.stream().allMatch(system::isReady));
        System.out.printf("%s back after %.1f s%n", victim, (System.nanoTime() - killedAt) / 1e9);

        ApiDeployment ended = story.finish(bad, "rolled-back");
        story.lookBack(ended);
        assertThat(ended.rollback().state()).isEqualTo("verified");
        assertThat(ended.rollback().rule())
                .matches(SILENT_FOR_A_WHILE.contains(victim) ? ".+" : "definition:failing-in-use");
    }

    /** A combined condition, which holds a second earlier than what the demo's checklist asks for. */
    private void orderOn(String trigger) throws IOException {
        StoryConfig config = system.storyConfig();
        String definition = Files.readString(RunningSystem.REPOSITORY.resolve(
                        "testing/demo/src/main/resources/dev/goaround/demo/greeter.yaml"))
                .replace("${demo}", config.demoUrl().toString())
                .replace("${inbox}", config.inboxUrl().toString())
                .replace("verify-within: 30s", VERIFY_WITHIN)
                .replace("    limits:", "    triggers:\n      - " + trigger + "\n    limits:");
        HttpResponse<String> answer = RunningSystem.send(
                HttpRequest.newBuilder(URI.create(system.url("checklist-service") + "/api/v1/services/greeter"))
                        .header("Authorization", "Bearer " + system.adminToken())
                        .header("Content-Type", "application/yaml")
                        .PUT(HttpRequest.BodyPublishers.ofString(definition)));
        assertThat(definition).contains(VERIFY_WITHIN);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    /** The scenario's own time: what is waited for is not a state but a moment in the middle of one. */
    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
