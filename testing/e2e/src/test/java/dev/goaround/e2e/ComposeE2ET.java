package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** The compose file as people use it, without Grafana, Prometheus and the mail catcher, for which there may be no image. */
class ComposeE2ET {
    private static final int KAFKA_PORT = 23_492;
    private static final Map<String, String> SETTINGS = settings();

    private static Engine.Ended story;

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "GOAROUND_VERSION", "e2e",
                "GOAROUND_MAIL_HOST", "demo",
                "DEMO_MAIL_ELSEWHERE", "false",
                "GOAROUND_KAFKA_ADVERTISED", "127.0.0.1:" + KAFKA_PORT,
                "GOAROUND_KAFKA_PORT", Integer.toString(KAFKA_PORT)));
        List<String> published = List.of("CHECKLIST", "PROBE", "ROLLBACK", "NOTIFIER", "DEMO", "INBOX");
        for (String each : published) {
            settings.put("GOAROUND_" + each + "_PORT", Integer.toString(23_480 + published.indexOf(each)));
        }
        return settings;
    }

    @BeforeAll
    static void playTheStory() throws Exception {
        Engine.assumePresent();
        Engine.build(SETTINGS);
        Engine.compose(SETTINGS, "down", "-v");
        story = Engine.compose(SETTINGS, "run", "--rm", "story");
    }

    @AfterAll
    static void clearAway() throws Exception {
        if (story != null) {
            Engine.compose(SETTINGS, "down", "-v", "-t", "10");
        }
    }

    @Test
    void theStoryEndsAsItShould() {
        assertThat(story.exitCode()).as(story.output()).isZero();
        assertThat(story.output()).contains("rolled back once, verified and announced on every channel");
    }

    @Test
    void servicesAreHealthyAreNobodyInParticularAndAreToldNoSecret() {
        for (String service : RunningSystem.SERVICES) {
            InspectContainerResponse container = inspect(service);
            assertThat(Objects.requireNonNull(container.getState().getHealth()).getStatus())
                    .as(service)
                    .isEqualTo("healthy");
            assertThat(Objects.requireNonNull(container.getHostConfig()).getReadonlyRootfs())
                    .isTrue();
            assertThat(container.getState().getOOMKilled()).isFalse();
            assertThat(Arrays.toString(container.getConfig().getEnv()))
                    .doesNotContainIgnoringCase("password")
                    .doesNotContain("jaas", "ga_");
        }
    }

    @Test
    void aPipelineMayWriteToIngressAndNowhereElse() throws Exception {
        Properties settings = new Properties();
        settings.load(new StringReader(fileOfTheAdministrator("kafka-pipeline.properties")));
        settings.setProperty("bootstrap.servers", "127.0.0.1:" + KAFKA_PORT);
        settings.setProperty("max.block.ms", "20000");
        try (KafkaProducer<byte[], byte[]> pipeline =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] text = "not an event: it ends in the dead-letter topic".getBytes(StandardCharsets.UTF_8);
            assertThat(pipeline.send(new ProducerRecord<>("goaround.ingress", text))
                            .get()
                            .hasOffset())
                    .isTrue();
            assertThatThrownBy(() -> pipeline.send(new ProducerRecord<>("goaround.rollbacks", text))
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void aSecondRunMakesNoOtherSecrets() throws Exception {
        String before = fileOfTheAdministrator("admin-token");
        assertThat(before).startsWith("ga_");
        Engine.Ended again = Engine.compose(SETTINGS, "run", "--rm", "secrets");
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output()).contains("secrets are in place").doesNotContain("made ");
        assertThat(fileOfTheAdministrator("admin-token")).isEqualTo(before);
    }

    private static InspectContainerResponse inspect(String service) {
        String name = "goaround-e2e-" + service + "-1";
        var client = DockerClientFactory.instance().client();
        return client.listContainersCmd().withShowAll(true).exec().stream()
                .filter(each -> Arrays.stream(each.getNames())
                        // The older Compose joins with an underscore, the newer one with a hyphen.
                        .anyMatch(found -> found.replace('_', '-').equals("/" + name)))
                .findFirst()
                .map(each -> client.inspectContainerCmd(each.getId()).exec())
                .orElseThrow(() -> new AssertionError("no container " + name + "; the story said: " + story.output()));
    }

    private static String fileOfTheAdministrator(String name) throws Exception {
        Engine.Ended ended = Engine.compose(
                SETTINGS, "run", "--rm", "--no-deps", "--entrypoint", "cat", "secrets", "/for/administrator/" + name);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output();
    }
}
