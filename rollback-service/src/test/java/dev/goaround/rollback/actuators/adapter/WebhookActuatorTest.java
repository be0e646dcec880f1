package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.egress.Answer;
import dev.goaround.egress.Call;
import dev.goaround.egress.Secret;
import dev.goaround.egress.StandardWebhooks;
import dev.goaround.egress.WebhookKey;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookActuatorTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dep-1", "web", "order-dep-1", "undo", "order-dep-1-1");

    private final Receiver receiver = new Receiver();

    @Test
    void postsASignedBodyWhoseIdIsTheKey() throws IOException {
        receiver.answers(202, "");
        assertThat(carryOut(true)).isEqualTo(new StepResult.Done("answered 202", null));
        Call call = receiver.calls().get(0);
        assertThat(call.headers()).containsEntry("webhook-id", "order-dep-1-1");
        WebhookKey key = WebhookKey.parse(Secret.of("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))
                .orElse(problems -> {
                    throw new AssertionError(problems);
                });
        assertThat(StandardWebhooks.objection(key, call.headers(), call.body(), NOW, Duration.ofMinutes(5)))
                .isEmpty();
        JsonNode body = EventJson.mapper().readTree(call.body().bytes());
        assertThat(body.path("service").asText()).isEqualTo("shop");
        assertThat(body.path("environment").asText()).isEqualTo("production");
        assertThat(body.path("version").asText()).isEqualTo("2.0.0");
        assertThat(body.path("targetVersion").asText()).isEqualTo("1.0.0");
        assertThat(body.path("deployment").asText()).isEqualTo("dep-1");
        assertThat(body.path("component").asText()).isEqualTo("web");
        assertThat(body.path("order").asText()).isEqualTo("order-dep-1");
        assertThat(body.path("step").asText()).isEqualTo("undo");
        assertThat(body.has("action")).isFalse();
    }

    @Test
    void anOrderForTheTrafficHasItsWeights() throws IOException {
        receiver.answers(202, "");
        WebhookStep step = CrashTableTest.traffic();
        new WebhookActuator(receiver, Receiver.secrets(), () -> NOW)
                .carryOut(step, ABOUT)
                .await()
                .indefinitely();
        JsonNode body =
                EventJson.mapper().readTree(receiver.calls().get(0).body().bytes());
        assertThat(body.path("action").asText()).isEqualTo("traffic");
        assertThat(body.path("weights")).isEqualTo(EventJson.mapper().readTree("{\"stable\":100,\"canary\":0}"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, true, Done",
        "204, false, Done",
        "301, true, Refused",
        "400, true, Refused",
        "401, true, Refused",
        "404, true, Refused",
        "409, true, Refused",
        "408, true, Retry",
        "425, true, Retry",
        "429, true, Retry",
        "500, true, Retry",
        "503, true, Retry",
        "408, false, Retry",
        "429, false, Retry",
        "503, false, Retry",
        "500, false, Unknown",
        "502, false, Unknown",
        "504, false, Unknown"
    })
    void everyStatusHasItsMeaning(int status, boolean recognisesKeys, String expected) {
        receiver.answers(status, "");
        assertThat(carryOut(recognisesKeys).getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void whatWasNotSentIsTriedAgainEvenWhereKeysAreNotRecognised() {
        receiver.with(new Answer.NotSent(Answer.NotSent.Kind.CONNECT, "connection refused"));
        assertThat(carryOut(false)).isEqualTo(new StepResult.Retry(null, "not sent: connection refused"));
    }

    @Test
    void anAnswerThatNeverCameIsRepeatedOnlyWhereKeysAreRecognised() {
        receiver.with(new Answer.NoAnswer(Answer.NoAnswer.Kind.TIMEOUT, "no answer in 10 s"))
                .with(new Answer.NoAnswer(Answer.NoAnswer.Kind.TIMEOUT, "no answer in 10 s"));
        assertThat(carryOut(true)).isInstanceOf(StepResult.Retry.class);
        assertThat(carryOut(false)).isInstanceOf(StepResult.Unknown.class);
    }

    @Test
    void theGuardsRefusalIsForGood() {
        receiver.with(new Answer.Refused("10.0.0.1 is not allowed"));
        assertThat(carryOut(true))
                .isEqualTo(new StepResult.Refused("the call was not let out: 10.0.0.1 is not allowed"));
    }

    @Test
    void retryAfterIsReadAsSecondsAndAsADate() {
        receiver.answers(429, Map.of("retry-after", List.of("7")), "")
                .answers(503, Map.of("retry-after", List.of("Sun, 1 Mar 2026 12:00:30 GMT")), "");
        assertThat(((StepResult.Retry) carryOut(true)).after()).isEqualTo(Duration.ofSeconds(7));
        assertThat(((StepResult.Retry) carryOut(true)).after()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aMissingOrUnusableSecretIsRefusedWithoutACallAndWithoutTheSecret() {
        StepResult missing = carryOut(Receiver.secrets("OTHER", "x"), true);
        assertThat(((StepResult.Refused) missing).reason()).contains("GOAROUND_SECRET_SHOP__HOOK");
        StepResult unusable = carryOut(Receiver.secrets("GOAROUND_SECRET_SHOP__HOOK", "hunter2"), true);
        assertThat(((StepResult.Refused) unusable).reason()).contains("whsec_").doesNotContain("hunter2");
        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void aCallThatWasInterruptedIsRepeatedOnlyWhereKeysAreRecognised() {
        receiver.answers(200, "");
        WebhookActuator actuator = new WebhookActuator(receiver, Receiver.secrets(), () -> NOW);
        assertThat(actuator.takeUp(step(true), ABOUT, NOW).await().indefinitely())
                .isInstanceOf(StepResult.Done.class);
        assertThat(receiver.calls().get(0).headers()).containsEntry("webhook-id", "order-dep-1-1");
        assertThat(actuator.takeUp(step(false), ABOUT, NOW).await().indefinitely())
                .isInstanceOf(StepResult.Unknown.class);
        assertThat(receiver.calls()).hasSize(1);
    }

    private StepResult carryOut(boolean recognisesKeys) {
        return carryOut(Receiver.secrets(), recognisesKeys);
    }

    private StepResult carryOut(StepSecrets secrets, boolean recognisesKeys) {
        return new WebhookActuator(receiver, secrets, () -> NOW)
                .carryOut(step(recognisesKeys), ABOUT)
                .await()
                .indefinitely();
    }

    private static WebhookStep step(boolean recognisesKeys) {
        return new WebhookStep(
                "undo", "web", URI.create("http://127.0.0.1:1/undo"), "hook", recognisesKeys, Duration.ofMinutes(1));
    }
}
