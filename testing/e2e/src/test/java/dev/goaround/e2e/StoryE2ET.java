package dev.goaround.e2e;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.e2e.SpanCollector.CollectedSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The first minute of a newcomer: the two commands' promise, seen from outside. */
class StoryE2ET {
    private static final int PORT_BASE = 21_400;

    @Test
    void theStoryEndsAsItShouldAndLeavesNothingBehind() throws Exception {
        try (SpanCollector collector = new SpanCollector();
                RunningSystem system = RunningSystem.upWith(
                        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint()),
                        "story",
                        PORT_BASE,
                        "--demo",
                        "--exit")) {
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
            theBadDeploymentIsOneTrace(collector.spans());
            noSecretIsIn(collector.payload(), system.data());
        }
    }

    /** From the pipeline's start to the last delivery: whoever has the trace of one has all. */
    private static void theBadDeploymentIsOneTrace(List<CollectedSpan> all) {
        assertThat(named(all, "order rollback")).as("decisions in all").hasSize(1);
        String trace = named(all, "order rollback").get(0).trace();
        List<CollectedSpan> spans = all.stream()
                .filter(span -> span.trace().equals(trace))
                .sorted(comparingLong(CollectedSpan::startNanos))
                .toList();

        assertThat(spans).extracting(CollectedSpan::service).containsAll(RunningSystem.SERVICES);
        assertThat(spans.get(0).name()).isEqualTo("POST /api/v1/deployments");
        assertThat(spans.get(0).parent()).isEmpty();
        assertThat(spans).extracting(CollectedSpan::id).containsAll(parents(spans));
        assertThat(spans)
                .extracting(CollectedSpan::name)
                .contains("opened", "deployed", "rollback-ordered", "call webhook", "ended");

        CollectedSpan decision = named(spans, "order rollback").get(0);
        CollectedSpan sample = spans.stream()
                .filter(span -> span.id().equals(decision.parent()))
                .findFirst()
                .orElseThrow();
        assertThat(sample.name()).startsWith("process dev.goaround.sample.");
        assertThat(sample.attributes()).containsKey("goaround.source");

        CollectedSpan end = named(spans, "ended").get(0);
        assertThat(spans)
                .as("deliveries that tell the end")
                .anyMatch(span -> span.name().startsWith("deliver ") && span.startNanos() > end.startNanos());
    }

    private static Set<String> parents(List<CollectedSpan> spans) {
        return spans.stream()
                .map(CollectedSpan::parent)
                .filter(parent -> !parent.isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<CollectedSpan> named(List<CollectedSpan> spans, String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    private static void noSecretIsIn(String payload, Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("secrets"))) {
            List<Path> secrets = files.filter(Files::isRegularFile).toList();
            assertThat(secrets).as("secrets of the story").isNotEmpty();
            for (Path secret : secrets) {
                assertThat(payload.contains(Files.readString(secret).strip()))
                        .as("a span holds %s", secret.getFileName())
                        .isFalse();
            }
        }
        assertThat(payload)
                .doesNotContain(Files.readString(data.resolve("admin-token")).strip());
    }
}
