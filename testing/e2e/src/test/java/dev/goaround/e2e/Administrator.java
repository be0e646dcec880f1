package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/** Prepares what is attacked, and looks at it: with the first run's token, which may do everything. */
final class Administrator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHECKLIST = "checklist-service";

    private final DoorClient client;
    private final String authorization;

    Administrator(DoorClient client, String token) {
        this.client = client;
        this.authorization = "Bearer " + token;
    }

    String authorization() {
        return authorization;
    }

    DoorAnswer get(String service, String target) throws IOException {
        return as(authorization, service, target);
    }

    /** What somebody else reads. */
    DoorAnswer as(String authorization, String service, String target) throws IOException {
        return client.send(service, "GET", target, authorization, "*/*", null);
    }

    JsonNode read(String service, String target) throws IOException {
        DoorAnswer answer = get(service, target);
        return answer.status() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    }

    /** Has checklist-service do something, which has to succeed. */
    JsonNode does(String method, String target, String body) throws IOException {
        return does(authorization, method, target, body);
    }

    JsonNode does(String method, String target, Map<String, ?> body) throws IOException {
        return does(method, target, json(body));
    }

    /** The same as somebody else. */
    JsonNode does(String as, String method, String target, String body) throws IOException {
        DoorAnswer answer = client.send(CHECKLIST, method, target, as, "application/json", body);
        assertThat(answer.status())
                .as(method + " " + target + ": " + answer.body())
                .isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    /** @return with {@code id} and {@code token} */
    JsonNode grants(Map<String, ?> grant) throws IOException {
        return does("POST", "/api/v1/tokens", grant);
    }

    static String json(Map<String, ?> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and flags are always written", e);
        }
    }
}
