package dev.goaround.rollback.actuators.adapter;

import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.Parsed;
import dev.goaround.egress.Secret;
import dev.goaround.egress.StandardWebhooks;
import dev.goaround.egress.WebhookKey;
import dev.goaround.messaging.tracing.CurrentTrace;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import dev.goaround.rollback.actuators.WebhookAnswers;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A POST signed by Standard Webhooks 1.0.0, whose {@code webhook-id} is the idempotency key. */
record WebhookActuator(GuardedHttp http, StepSecrets secrets, InstantSource clock) implements Actuator<WebhookStep> {

    /** There is nothing to ask: a webhook takes only what is to be done. */
    @Override
    public Uni<Optional<StepResult>> look(WebhookStep step, FillIns fillIns) {
        return Uni.createFrom().item(Optional.of(new StepResult.Done("a webhook's receiver cannot be asked", null)));
    }

    @Override
    public Uni<StepResult> carryOut(WebhookStep step, FillIns fillIns) {
        return secrets.with(fillIns.service(), step.secret(), secret -> post(step, fillIns, secret));
    }

    @Override
    public Uni<StepResult> follow(WebhookStep step, FillIns fillIns, String handle) {
        throw new IllegalStateException("a webhook's answer is its end: there is nothing to follow");
    }

    @Override
    public Uni<StepResult> takeUp(WebhookStep step, FillIns fillIns, Instant startedAt) {
        return step.recognisesKeys()
                ? carryOut(step, fillIns)
                : Uni.createFrom()
                        .item(new StepResult.Unknown("the call of " + startedAt
                                + " was interrupted, and the receiver does not recognise a repeated key"));
    }

    private Uni<StepResult> post(WebhookStep step, FillIns fillIns, Secret secret) {
        Parsed<WebhookKey> parsed = WebhookKey.parse(secret);
        return parsed.<Uni<StepResult>>map(key -> post(step, fillIns, key))
                .orElse(problems -> StepSecrets.refused(
                        "the secret " + step.secret() + " cannot sign: " + String.join("; ", problems)));
    }

    private Uni<StepResult> post(WebhookStep step, FillIns fillIns, WebhookKey key) {
        Body body = body(step, fillIns);
        Map<String, String> signature = StandardWebhooks.sign(key, fillIns.key(), clock.instant(), body);
        Call call = Call.post(step.url(), "application/json", body)
                .withHeaders(signature)
                .withHeaders(trace());
        return http.send(call).map(answer -> WebhookAnswers.read(step, answer, clock.instant()));
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
        return Json.body(fields);
    }
}
