package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.ParsedText;
import dev.goaround.egress.Secret;
import dev.goaround.egress.StandardWebhooks;
import dev.goaround.egress.WebhookKey;
import dev.goaround.messaging.tracing.CurrentTrace;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.ReceiverWord;
import dev.goaround.rollback.actuators.StepResult;
import dev.goaround.rollback.actuators.WebhookAnswers;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A POST signed by Standard Webhooks 1.0.0, whose {@code webhook-id} is the idempotency key. A receiver that needs longer answers 202
 * and says in {@code Location} where it tells how it goes on; it is asked there by GETs that are signed the same way.
 */
record WebhookActuator(GuardedHttp http, StepSecrets secrets, InstantSource clock) implements Actuator<WebhookStep> {

    /** The beginning of a web page: a proxy's, or a place to log in. */
    private static final Pattern PAGE =
            Pattern.compile("\\s*<(!doctype html|html|head|body)\\b", Pattern.CASE_INSENSITIVE);

    private static final Set<String> BAD_STATUS = Set.of("error", "failed", "failure");
    private static final Set<String> FALSE = Set.of("false", "0");

    /** There is nothing to ask: a webhook takes only what is to be done. */
    @Override
    public Uni<Optional<StepResult>> look(WebhookStep step, FillIns fillIns) {
        return Uni.createFrom().item(Optional.of(new StepResult.Done("a webhook's receiver cannot be asked", null)));
    }

    /** A receiver may take all of the step's time to answer. */
    @Override
    public Duration longestCall(WebhookStep step) {
        return within(step);
    }

    @Override
    public Uni<StepResult> carryOut(WebhookStep step, FillIns fillIns) {
        return secrets.with(
                fillIns.service(),
                step.secret(),
                secret -> signing(step, secret, StepResult.Refused::new, key -> post(step, fillIns, key, secret)));
    }

    @Override
    public Uni<StepResult> follow(WebhookStep step, FillIns fillIns, String handle) {
        URI asked = URI.create(handle);
        return secrets.seeing(
                fillIns.service(),
                step.secret(),
                secret -> signing(
                        step,
                        secret,
                        reason -> CallFailure.refused(reason).ofUnseen(),
                        key -> http.send(Call.get(asked)
                                        .withHeaders(
                                                StandardWebhooks.sign(key, fillIns.key(), clock.instant(), Body.EMPTY))
                                        .signedWith(secret))
                                .map(answer -> WebhookAnswers.later(answer, word(answer), handle, clock.instant()))));
    }

    /** The call that was lost may have had its effect, whatever becomes of its repetition. */
    @Override
    public Uni<StepResult> takeUp(WebhookStep step, FillIns fillIns, Instant startedAt) {
        return step.recognisesKeys()
                ? carryOut(step, fillIns).map(WebhookActuator::ofRepetition)
                : Uni.createFrom()
                        .item(new StepResult.Unknown("the call of " + startedAt
                                + " was interrupted, and the receiver does not recognise a repeated key"));
    }

    private static StepResult ofRepetition(StepResult result) {
        if (result instanceof StepResult.Refused refused) {
            return new StepResult.Unknown(
                    "the call before was interrupted, and its repetition was refused: " + refused.reason());
        }
        return result instanceof StepResult.Retry retry
                ? new StepResult.Retry(retry.after(), retry.reason(), true)
                : result;
    }

    private static Uni<StepResult> signing(
            WebhookStep step,
            Secret secret,
            Function<String, StepResult> otherwise,
            Function<WebhookKey, Uni<StepResult>> use) {
        ParsedText<WebhookKey> parsed = WebhookKey.parse(secret);
        return parsed.map(use)
                .orElse(problems -> Uni.createFrom()
                        .item(otherwise.apply(
                                "the secret " + step.secret() + " cannot sign: " + String.join("; ", problems))));
    }

    private Uni<StepResult> post(WebhookStep step, FillIns fillIns, WebhookKey key, Secret secret) {
        Body body = body(step, fillIns);
        Map<String, String> signature = StandardWebhooks.sign(key, fillIns.key(), clock.instant(), body);
        Call call = Call.post(step.url(), "application/json", body)
                .withDeadline(within(step))
                .withHeaders(signature)
                .signedWith(secret)
                .withHeaders(trace());
        return http.send(call).map(answer -> WebhookAnswers.read(step, answer, word(answer), clock.instant()));
    }

    private static Duration within(WebhookStep step) {
        return step.timeout() == null ? Call.DEFAULT_DEADLINE : step.timeout();
    }

    /** What the body says about the outcome, if it is the object that it should be. */
    private static ReceiverWord word(HttpAnswer answer) {
        JsonNode body = JsonBodies.of(answer);
        boolean wrong = isTrue(body.path("error"))
                || isTrue(body.path("errors"))
                || isFalse(body.path("ok"))
                || isFalse(body.path("success"))
                || BAD_STATUS.contains(body.path("status").asText(""));
        boolean page = answer instanceof HttpAnswer.Answered answered
                && PAGE.matcher(answered.body().text()).lookingAt();
        return ReceiverWord.of(
                body.path("outcome").asText(""), body.path("note").asText(""), wrong, page);
    }

    private static boolean isTrue(JsonNode field) {
        return field.isValueNode()
                ? !field.isNull() && !field.asText().isBlank() && !FALSE.contains(field.asText())
                : !field.isEmpty();
    }

    private static boolean isFalse(JsonNode field) {
        return field.isValueNode() && !field.isNull() && FALSE.contains(field.asText());
    }

    /** The receiver may go on with the deployment's trace. */
    private static Map<String, String> trace() {
        String traceparent = CurrentTrace.traceparent();
        return traceparent == null ? Map.of() : Map.of("traceparent", traceparent);
    }

    private static Body body(WebhookStep step, FillIns about) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("service", about.service());
        fields.put("environment", about.environment());
        fields.put("version", about.version());
        fields.put("targetVersion", about.targetVersion());
        fields.put("deployment", about.deployment());
        fields.put("component", about.component());
        fields.put("order", about.order());
        fields.put("step", about.step());
        fields.put("key", about.key());
        if (step.weights() != null) {
            fields.put("action", "traffic");
            fields.put("weights", step.weights());
        }
        return JsonBodies.body(fields);
    }
}
