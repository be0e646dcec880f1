package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
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
import org.junit.jupiter.params.provider.ValueSource;

class WebhookActuatorTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dep-1", "web", "order-dep-1", "undo", "order-dep-1-1");

    private static final WebhookKey KEY = WebhookKey.parse(
                    Secret.of("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))
            .orElse(problems -> {
                throw new AssertionError(problems);
            });

    private final Receiver receiver = new Receiver();

    @Test
    void postsASignedBodyWhoseIdIsTheKey() throws IOException {
        receiver.answers(200, "");
        assertThat(carryOut(true)).isEqualTo(new StepResult.Done("answered 200", null));
        Call call = receiver.calls().get(0);
        assertThat(call.headers()).containsEntry("webhook-id", "order-dep-1-1");
        assertThat(StandardWebhooks.objection(KEY, call.headers(), call.body(), NOW, Duration.ofMinutes(5)))
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
        "201, true, Done",
        "202, true, Done",
        "206, true, Unknown",
        "207, false, Unknown",
        "301, true, Refused",
        "302, true, Unknown",
        "303, false, Unknown",
        "304, true, Unknown",
        "307, false, Refused",
        "308, true, Refused",
        "400, true, Refused",
        "401, true, Refused",
        "404, true, Refused",
        "409, true, Refused",
        "408, true, Retry",
        "425, true, Retry",
        "429, true, Retry",
        "500, true, Retry",
        "503, true, Retry",
        "504, true, Retry",
        "400, false, Refused",
        "404, false, Refused",
        "408, false, Unknown",
        "425, false, Unknown",
        "429, false, Unknown",
        "503, false, Unknown",
        "500, false, Unknown",
        "502, false, Unknown",
        "504, false, Unknown"
    })
    void everyStatusHasItsMeaning(int status, boolean recognisesKeys, String expected) {
        receiver.answers(status, "");
        assertThat(carryOut(recognisesKeys).getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"408, true", "425, false", "429, false", "500, true", "502, true", "503, true", "504, true", "520, true"
    })
    void anErrorThatAProxyMayGiveForACallItHandedOnMayHideAnEffect(int status, boolean maybe) {
        receiver.answers(status, "");
        assertThat(((StepResult.Retry) carryOut(true)).maybe()).isEqualTo(maybe);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"outcome\": \"done\"} | Done",
                "{\"outcome\": \"failed\", \"note\": \"no such version\"} | Refused",
                "{\"outcome\": \"running\"} | Done",
                "{\"outcome\": \"perhaps\"} | Unknown",
                "{\"error\": \"no such version\"} | Unknown",
                "{\"error\": {\"code\": 7}} | Unknown",
                "{\"errors\": [\"no such version\"]} | Unknown",
                "{\"ok\": false} | Unknown",
                "{\"success\": \"false\"} | Unknown",
                "{\"status\": \"error\"} | Unknown",
                "<!DOCTYPE html><title>Log in</title> | Unknown",
                " <HTML lang='en'> | Unknown",
                "{\"error\": null, \"errors\": [], \"ok\": true} | Done",
                "{\"version\": \"1.0.0\", \"repeated\": false} | Done",
                "ok | Done"
            })
    void aSuccessIsReadWithItsBody(String body, String expected) {
        receiver.answers(200, body);
        assertThat(carryOut(false).getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void whatIsTakenWithoutAPlaceToAskIsSaidToBeSeenByTheVerificationOnly() {
        receiver.answers(202, "");
        assertThat(((StepResult.Done) carryOut(true)).answer()).contains("only the verification shows it");
    }

    @Test
    void aReceiverThatAnswersLaterIsAskedWhereItSaysByTheSameSignature() {
        receiver.answers(202, Map.of("location", List.of("/jobs/7?of=undo"), "retry-after", List.of("3")), "");
        assertThat(carryOut(false))
                .isEqualTo(
                        new StepResult.Begun("http://127.0.0.1:1/jobs/7?of=undo", null, true, Duration.ofSeconds(3)));
        receiver.answers(202, "");
        assertThat(later()).isInstanceOf(StepResult.Begun.class);
        Call asked = receiver.calls().get(1);
        assertThat(asked.method()).isEqualTo(Call.Method.GET);
        assertThat(asked.uri()).isEqualTo(URI.create("http://127.0.0.1:1/jobs/7?of=undo"));
        assertThat(StandardWebhooks.objection(KEY, asked.headers(), asked.body(), NOW, Duration.ofMinutes(5)))
                .isEmpty();
        assertThat(asked.headers()).containsEntry("webhook-id", "order-dep-1-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"outcome\": \"done\"} | Done",
                "204 | '' | Done",
                "200 | {\"outcome\": \"failed\", \"note\": \"no image\"} | Refused",
                "200 | {\"outcome\": \"running\"} | Begun",
                "202 | '' | Begun",
                "200 | '' | Begun",
                "200 | <html>Log in</html> | Begun",
                "200 | {\"outcome\": \"do | Begun",
                "404 | '' | Begun",
                "408 | '' | Begun",
                "429 | '' | Begun",
                "500 | {\"outcome\": \"done\"} | Begun",
                "503 | '' | Begun",
                "302 | '' | Unknown",
                "401 | '' | Unknown",
                "403 | '' | Unknown",
                "410 | '' | Unknown"
            })
    void laterOnlyTheReceiversWordIsAnEnd(int status, String body, String expected) {
        receiver.answers(status, body);
        assertThat(later().getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void aQuestionThatIsNotAnsweredIsAskedAgainAndOneThatIsNotLetOutIsNot() {
        receiver.with(new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.RESET, "cut"))
                .with(new HttpAnswer.NotSent(HttpAnswer.NotSent.Kind.CONNECT, "refused"))
                .with(new HttpAnswer.Refused("10.0.0.1 is not allowed"));
        assertThat(later()).isInstanceOf(StepResult.Begun.class);
        assertThat(later()).isInstanceOf(StepResult.Begun.class);
        assertThat(later()).isInstanceOf(StepResult.Unknown.class);
    }

    @Test
    void aReceiverIsNotAskedMoreSeldomThanTwiceAMinute() {
        receiver.answers(202, Map.of("retry-after", List.of("86400")), "");
        assertThat(((StepResult.Begun) later()).after()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:2/jobs/7",
                "https://127.0.0.1:1/jobs/7",
                "http://user@127.0.0.1:1/jobs/7",
                "http://169.254.169.254/latest/meta-data",
                "//elsewhere.example/jobs/7",
                "file:///etc/passwd",
                "mailto:ops@shop.example",
                "/jobs/7#part",
                "http://[::1/"
            })
    void aPlaceElsewhereIsNotAskedAndTheStepIsUnknown(String location) {
        receiver.answers(202, Map.of("location", List.of(location)), "");
        assertThat(((StepResult.Unknown) carryOut(true)).reason()).contains("it was taken (202), but its Location");
    }

    @Test
    void theReceiverHasAllOfTheStepsTimeToAnswer() {
        receiver.answers(200, "");
        carryOut(true);
        assertThat(receiver.calls().get(0).deadline()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aRepetitionAfterACrashThatIsRefusedSaysNothingOfTheCallBefore() {
        receiver.answers(409, "").answers(429, "");
        WebhookActuator actuator = new WebhookActuator(receiver, Receiver.secrets(), () -> NOW);
        assertThat(actuator.takeUp(step(true), ABOUT, NOW).await().indefinitely())
                .isInstanceOf(StepResult.Unknown.class);
        assertThat(actuator.takeUp(step(true), ABOUT, NOW).await().indefinitely())
                .isEqualTo(new StepResult.Retry(null, "answered 429", true));
        WebhookActuator without = new WebhookActuator(receiver, Receiver.secrets("OTHER", "x"), () -> NOW);
        assertThat(without.takeUp(step(true), ABOUT, NOW).await().indefinitely())
                .isInstanceOf(StepResult.Unknown.class);
        assertThat(without.follow(step(true), ABOUT, "http://127.0.0.1:1/jobs/7")
                        .await()
                        .indefinitely())
                .isInstanceOf(StepResult.Unknown.class);
    }

    @Test
    void noTimeAtAllIsNoTimeToWait() {
        receiver.answers(429, Map.of("retry-after", List.of("0")), "")
                .answers(503, Map.of("retry-after", List.of("Sun, 1 Mar 2026 11:59:00 GMT")), "");
        assertThat(((StepResult.Retry) carryOut(true)).after()).isNull();
        assertThat(((StepResult.Retry) carryOut(true)).after()).isNull();
    }

    @Test
    void whatWasNotSentIsTriedAgainEvenWhereKeysAreNotRecognised() {
        receiver.with(new HttpAnswer.NotSent(HttpAnswer.NotSent.Kind.CONNECT, "connection refused"));
        assertThat(carryOut(false)).isEqualTo(new StepResult.Retry(null, "not sent: connection refused"));
    }

    @Test
    void anAnswerThatNeverCameIsRepeatedOnlyWhereKeysAreRecognised() {
        receiver.with(new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.TIMEOUT, "no answer in 10 s"))
                .with(new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.TIMEOUT, "no answer in 10 s"));
        assertThat(carryOut(true)).isInstanceOf(StepResult.Retry.class);
        assertThat(carryOut(false)).isInstanceOf(StepResult.Unknown.class);
    }

    @Test
    void theGuardsRefusalIsForGood() {
        receiver.with(new HttpAnswer.Refused("10.0.0.1 is not allowed"));
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

    private StepResult later() {
        return new WebhookActuator(receiver, Receiver.secrets(), () -> NOW)
                .follow(step(true), ABOUT, "http://127.0.0.1:1/jobs/7?of=undo")
                .await()
                .indefinitely();
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
