package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/**
 * Operations of one AWS service for one step.
 *
 * @param api null for the region's own
 */
record AwsSession(AwsCalls calls, URI api, String region, AwsLogin who) {

    /** @param input the operation's */
    Uni<HttpAnswer> call(String operation, Map<String, Object> input) {
        return calls.call(api, region, operation, input, who);
    }

    /**
     * @param otherwise what a call that did not succeed means for the step
     * @param then goes on with what the operation answers
     */
    Uni<StepResult> ask(
            String operation,
            Map<String, Object> input,
            Function<CallFailure, StepResult> otherwise,
            Function<JsonNode, Uni<StepResult>> then) {
        return call(operation, input)
                .chain(answer -> calls.trouble(answer, operation)
                        .map(failure -> Uni.createFrom().item(otherwise.apply(failure)))
                        .orElseGet(() -> then.apply(JsonBodies.of(answer))));
    }
}
