package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first minute of a newcomer: the two commands' promise, seen from outside. */
class StoryE2ET {
    private static final int PORT_BASE = 21_400;

    @Test
    void theStoryEndsAsItShouldAndLeavesNothingBehind() throws Exception {
        try (RunningSystem system = RunningSystem.up("story", PORT_BASE, "--demo", "--exit")) {
            system.awaitOutput("deployment dep-", Duration.ofMinutes(2));
            List<Long> processes = system.pids();
            assertThat(processes).as("broker, database, four services, demo").hasSizeGreaterThanOrEqualTo(7);

            RunningSystem.Ended second = system.beside();
            assertThat(second.exitCode()).as(second.output()).isEqualTo(3);
            assertThat(second.output()).contains("runs");

            RunningSystem.Ended story = system.awaitEnd(Duration.ofMinutes(4));
            assertThat(story.exitCode()).as(story.output()).isZero();
            assertThat(story.output()).contains("succeeded").contains("rolled-back");
            await("no orphan")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> processes.stream()
                            .noneMatch(pid -> ProcessHandle.of(pid)
                                    .map(ProcessHandle::isAlive)
                                    .orElse(false)));
        }
    }
}
