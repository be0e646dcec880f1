package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.RailwayStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.RetryAfter;
import dev.goaround.egress.Secret;
import dev.goaround.rollback.actuators.CallFailure;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The question and the mutation of Railway's GraphQL API that a rollback needs, and what its errors mean. */
record RailwayCalls(GuardedHttp http) {

    private static final String DEPLOYMENTS = "query deployments($input: DeploymentListInput!, $first: Int) {"
            + " deployments(input: $input, first: $first) {"
            + " edges { node { id status createdAt canRollback meta } } } }";

    /** Without a selection of fields: the API answers with a flag, whatever its documentation says. */
    private static final String ROLL_BACK = "mutation rollBack($id: String!) { deploymentRollback(id: $id) }";

    private static final int MOST = 20;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    /** What Railway says of everything that went wrong inside it. */
    private static final String INTERNAL = "Problem processing request";

    private static final String NOT_AUTHORIZED = "Not Authorized";

    /** Newest first. */
    Uni<HttpAnswer> deployments(RailwayStep step, Secret token) {
        Map<String, Object> input =
                Map.of("projectId", step.project(), "environmentId", step.environment(), "serviceId", step.service());
        return send(step, DEPLOYMENTS, Map.of("input", input, "first", MOST), token);
    }

    Uni<HttpAnswer> rollBack(RailwayStep step, String deployment, Secret token) {
        return send(step, ROLL_BACK, Map.of("id", deployment), token);
    }

    /** Empty if the call succeeded. GraphQL answers 200 with errors in the body. */
    static Optional<CallFailure> trouble(HttpAnswer answer, Instant now) {
        if (!(answer instanceof HttpAnswer.Answered answered)) {
            return CallFailure.unanswered(answer);
        }
        JsonNode errors = JsonBodies.of(answered).path("errors");
        return answered.isSuccess() && errors.isEmpty()
                ? Optional.empty()
                : Optional.of(trouble(answered, errors.path(0).path("message").asText(""), now));
    }

    /** Empty if the answer has the list of deployments. */
    static Optional<CallFailure> listTrouble(HttpAnswer answer, Instant now) {
        return trouble(answer, now)
                .or(() -> JsonBodies.of(answer).at("/data/deployments/edges").isArray()
                        ? Optional.empty()
                        : Optional.of(CallFailure.unclear("Railway answered without the list of deployments")));
    }

    private static CallFailure trouble(HttpAnswer.Answered answered, String message, Instant now) {
        int status = answered.status();
        String words = "Railway answered " + status + (message.isEmpty() ? "" : ": " + message);
        if (status == TOO_MANY) {
            return CallFailure.notNow(RetryAfter.of(answered, now).orElse(null), "Railway limits the rate: " + words);
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN || message.contains(NOT_AUTHORIZED)) {
            return CallFailure.refused("Railway does not accept the token for this: " + words
                    + ". Check the step's secret, and project-token (false for an account's or a workspace's)");
        }
        return CallFailure.mayHideAnEffect(status) || message.contains(INTERNAL)
                ? CallFailure.unclear(words)
                : CallFailure.refused("Railway refuses it: " + words);
    }

    private Uni<HttpAnswer> send(RailwayStep step, String query, Map<String, Object> variables, Secret token) {
        Call call = Call.post(
                step.api(), "application/json", JsonBodies.body(Map.of("query", query, "variables", variables)));
        Call named = call.withHeaders(Map.of("accept", "application/json", "user-agent", "goaround"));
        return http.send(
                step.projectToken()
                        ? named.withHeader("project-access-token", token.reveal())
                                .carrying(token)
                        : named.withBearer(token));
    }
}
