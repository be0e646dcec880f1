package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.egress.Body;
import dev.goaround.egress.HttpAnswer;
import java.io.IOException;

/** Bodies of calls and answers as JSON. */
final class JsonBodies {

    private JsonBodies() {}

    /** A missing node where the answer has no body that is JSON, or where there is no answer. */
    static JsonNode of(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Answered answered ? of(answered.body()) : MissingNode.getInstance();
    }

    /** A missing node where the body is no JSON. */
    static JsonNode of(Body body) {
        try {
            JsonNode node = EventJson.mapper().readTree(body.bytes());
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** @param tree maps, lists, strings, numbers, flags and nodes */
    static Body body(Object tree) {
        try {
            return Body.of(EventJson.mapper().writeValueAsBytes(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always written", e);
        }
    }

    static boolean isSuccess(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Answered answered && answered.isSuccess();
    }
}
