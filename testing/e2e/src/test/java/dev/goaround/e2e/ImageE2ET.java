package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectImageResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The images as a platform sees them, each by itself; that they work together is the compose file's test. */
class ImageE2ET {
    private static final String VERSION = "e2e";
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);
    private static final String STOPPED_WITHIN_SECONDS = "30";
    private static final long ENDED_BY_SIGTERM = 143;
    private static final long MEMORY_BYTES = 384L << 20;

    @BeforeAll
    static void build() throws Exception {
        Engine.assumePresent();
        Engine.build(Map.of("GOAROUND_VERSION", VERSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"checklist-service", "probe-service", "rollback-service", "notifier-service"})
    void saysWhatItIsAndHoldsNoSecret(String service) throws Exception {
        InspectImageResponse image = DockerClientFactory.instance()
                .client()
                .inspectImageCmd("goaround/" + service + ":" + VERSION)
                .exec();
        var config = Objects.requireNonNull(image.getConfig());
        assertThat(config.getUser()).matches("[1-9][0-9]*:[1-9][0-9]*");
        assertThat(config.getEntrypoint()).as("no shell before it").startsWith("java");
        assertThat(config.getLabels()).containsEntry("org.opencontainers.image.title", "goaround " + service);
        String history = Engine.docker("history", "--no-trunc", "goaround/" + service + ":" + VERSION)
                        .output()
                + Arrays.toString(config.getEnv());
        assertThat(history).doesNotContainIgnoringCase("password").doesNotContain("jaas", "ga_");
        assertThat(Engine.docker(
                                "run",
                                "--rm",
                                "--network=none",
                                "--entrypoint=ls",
                                "goaround/" + service + ":" + VERSION,
                                "/opt/goaround",
                                "/opt/goaround/sbom")
                        .output())
                .contains("classes.jsa", "quarkus-app-dependencies.txt");
    }

    @Test
    void startsAsNobodyInParticularOnAFileSystemItCannotWriteAndEndsWhenAsked() throws Exception {
        try (GenericContainer<?> service = new GenericContainer<>("goaround/probe-service:" + VERSION)
                .withImagePullPolicy(image -> false)
                .withEnv("GOAROUND_TOPICS_AT_START", "false")
                .withCreateContainerCmdModifier(create -> Objects.requireNonNull(create.getHostConfig())
                        .withReadonlyRootfs(true)
                        .withTmpFs(Map.of("/tmp", "exec,size=96m,mode=1777"))
                        .withMemory(MEMORY_BYTES))
                .waitingFor(Wait.forLogMessage(".*Listening on.*", 1).withStartupTimeout(STARTED_WITHIN))) {
            service.start();
            assertThat(service.execInContainer("id", "-u").getStdout()).isEqualToIgnoringNewLines("10001");
            assertThat(service.execInContainer("touch", "/opt/goaround/x").getExitCode())
                    .isNotZero();
            assertThat(service.execInContainer("cat", "/proc/1/cmdline").getStdout())
                    .startsWith("java");

            // What is still there after that time is killed, and has another exit code.
            Engine.docker("stop", "--time", STOPPED_WITHIN_SECONDS, service.getContainerId());
            Long exitCode = service.getDockerClient()
                    .inspectContainerCmd(service.getContainerId())
                    .exec()
                    .getState()
                    .getExitCodeLong();
            assertThat(exitCode).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(service.getLogs()).contains("stopped in");
        }
    }
}
