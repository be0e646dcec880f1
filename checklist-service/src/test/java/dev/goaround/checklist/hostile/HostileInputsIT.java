package dev.goaround.checklist.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of the ten thousand that {@code testing/benchmarks/hostile} sends. */
class HostileInputsIT {

    private static final int COUNT = 300;
    private static final long SEED = 14;

    @TempDir
    Path work;

    @Test
    void aServiceWithALittleMemoryAnswersHostileInputsAndEverybodyElse() throws Exception {
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        assertThat(jar).as("the built service").exists();
        try (SmallService service = new SmallService(jar, work)) {
            service.awaitReady();
            HostileRun.Outcome outcome = HostileRun.of(service, COUNT, SEED);
            assertThat(outcome.alive()).as(service.said()).isTrue();
            assertThat(outcome.failures()).isEmpty();
            assertThat(outcome.answers().values().stream()
                            .mapToLong(times -> times)
                            .sum())
                    .isEqualTo(COUNT);
            assertThat(outcome.waits()).isNotEmpty();
        }
    }
}
