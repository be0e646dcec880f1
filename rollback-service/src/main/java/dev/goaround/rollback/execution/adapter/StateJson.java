package dev.goaround.rollback.execution.adapter;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.rollback.execution.RollbackState;

/** The stored form of states and orders. The names of states are part of it: they do not follow a renamed class. */
final class StateJson {

    private static final ObjectMapper MAPPER = EventJson.mapper().copy().addMixIn(RollbackState.class, Named.class);

    private StateJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RollbackState.FencedEarly.class, name = "fenced-early"),
        @JsonSubTypes.Type(value = RollbackState.AwaitingFence.class, name = "awaiting-fence"),
        @JsonSubTypes.Type(value = RollbackState.StepDue.class, name = "step-due"),
        @JsonSubTypes.Type(value = RollbackState.Asking.class, name = "asking"),
        @JsonSubTypes.Type(value = RollbackState.Calling.class, name = "calling"),
        @JsonSubTypes.Type(value = RollbackState.Pausing.class, name = "pausing"),
        @JsonSubTypes.Type(value = RollbackState.Following.class, name = "following"),
        @JsonSubTypes.Type(value = RollbackState.Verifying.class, name = "verifying"),
        @JsonSubTypes.Type(value = RollbackState.Verified.class, name = "verified"),
        @JsonSubTypes.Type(value = RollbackState.Failed.class, name = "failed")
    })
    private interface Named {}

    static String write(RollbackState state) {
        try {
            return MAPPER.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state is always written: " + state, e);
        }
    }

    static RollbackState read(String json) {
        try {
            return MAPPER.readValue(json, RollbackState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal was written by this service", e);
        }
    }

    /** The state's stored name. */
    static String nameOf(RollbackState state) {
        return MAPPER.valueToTree(state).path("state").asText();
    }

    static String write(RollbackOrdered order) {
        try {
            return MAPPER.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order is always written", e);
        }
    }

    static RollbackOrdered readOrder(String json) {
        try {
            return json == null ? null : MAPPER.readValue(json, RollbackOrdered.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal was written by this service", e);
        }
    }
}
