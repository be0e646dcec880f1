package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.demo.DeploymentView;
import dev.goaround.demo.Story;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any one process is killed in the middle of a bad deployment, while its triggers are pending or its rollback is on its way:
 * it comes back, and the story ends with one order, one effect and every message delivered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillE2ET {
    private static final int PORT_BASE = 21_600;
    /** Far above what it takes: how long that is, is printed, and depends on the machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** The breach takes five seconds of errors: in the middle of it. */
    private static final Duration INTO_THE_BREACH = Duration.ofSeconds(3);

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

        DeploymentView ended = story.finish(bad, "rolled-back");
        story.lookBack(ended);
        assertThat(ended.rollback().state()).isEqualTo("verified");
    }

    /** The scenario's own time: what is waited for is not a state but a moment in the middle of one. */
    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
