package dev.goaround.notifier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.notifier.Assignments;
import dev.goaround.notifier.Events;
import dev.goaround.notifier.routing.ChannelAction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookBodyTest {
    @Test
    void itCarriesTheEventItself() throws IOException {
        RollbackOrdered ordered = new Events("dep-1").ordered();
        JsonNode body =
                EventJson.mapper().readTree(WebhookBody.of(Assignments.of(ordered, ChannelAction.EVENT, "", null)));
        assertThat(body.path("type").asText()).isEqualTo("dev.goaround.rollback.ordered.v1");
        assertThat(body.path("timestamp").asText()).isEqualTo("2026-03-04T10:00:10Z");
        assertThat(body.path("id").asText()).isEqualTo("e-1");
        byte[] data = body.path("data").toString().getBytes(StandardCharsets.UTF_8);
        assertThat(EventJson.read(data, RollbackOrdered.class)).isEqualTo(ordered);
    }
}
