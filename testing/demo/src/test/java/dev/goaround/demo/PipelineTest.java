package dev.goaround.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goaround.demo.http.DemoServer;
import dev.goaround.demo.http.HttpReply;
import dev.goaround.demo.http.Request;
import dev.goaround.demo.http.RequestHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static final String VIEW = """
            {"id": "dep-1", "version": "1.0.0", "state": "running", "phase": "p1", "unheardOf": 7,
             "phases": [{"id": "p1", "number": 1, "title": "Before", "stage": "prepare", "state": "open",
               "gate": {"state": "blocked", "reasons": [{"code": "ITEM_OPEN", "text": "open", "item": "i1"}]},
               "items": [{"id": "i1", "text": "Look", "kind": "MANUAL", "state": "open"},
                         {"id": "i2", "text": "Sign", "kind": "SIGN_OFF", "state": "open"},
                         {"id": "i3", "text": "Tests", "kind": "REPORTED", "state": "open"}]}]}
            """;

    private final List<Request> requests = new ArrayList<>();

    @Test
    void aTokenThatIsNotKnownYetIsTriedAgainWithTheSameKey() throws IOException {
        try (DemoServer server = server(
                "POST /api/v1/deployments",
                List.of(
                        HttpReply.text(401, ""),
                        HttpReply.text(503, ""),
                        HttpReply.json(202, Map.of("id", "dep-1"))))) {
            String id = new Pipeline(server.url(), "ga_x")
                    .start("greeter", "production", "1.0.0", "0.9.0", Map.of(), "key-1");
            assertThat(id).isEqualTo("dep-1");
            assertThat(requests).hasSize(3).allSatisfy(request -> {
                assertThat(request.header("authorization")).contains("Bearer ga_x");
                assertThat(request.header("idempotency-key")).contains("key-1");
            });
        }
    }

    @Test
    void aRefusalIsSaidInTheServicesWords() throws IOException {
        try (DemoServer server = server(
                "POST /api/v1/deployments",
                List.of(HttpReply.json(422, Map.of("title", "Bad", "detail", "the checklist is not known"))))) {
            Pipeline pipeline = new Pipeline(server.url(), "ga_x");
            assertThatThrownBy(() -> pipeline.start("greeter", "production", "1.0.0", null, Map.of(), "key-1"))
                    .isInstanceOf(StoryFailure.class)
                    .hasMessageContaining("the checklist is not known")
                    .hasMessageNotContaining("ga_x");
        }
    }

    @Test
    void peopleTickAndSignAndLeaveTheRest() throws IOException {
        RequestHandler ok = request -> {
            requests.add(request);
            return HttpReply.json(200, Map.of());
        };
        try (DemoServer server = new DemoServer(
                "test",
                LOOPBACK,
                Map.of(
                        "GET /api/v1/deployments/dep-1",
                        ignored -> HttpReply.of(200, "application/json", VIEW),
                        "POST /api/v1/deployments/dep-1/*",
                        ok))) {
            ApiDeployment view = new Pipeline(server.url(), "p").view("dep-1");
            new People(server.url(), "o", "a").doTheirPart(view);
            assertThat(requests).hasSize(2);
            assertThat(requests.get(0).path()).endsWith("/items/i1/tick");
            assertThat(requests.get(0).header("authorization")).contains("Bearer o");
            assertThat(requests.get(1).path()).endsWith("/sign-offs");
            assertThat(requests.get(1).header("authorization")).contains("Bearer a");
            assertThat(view.standing()).contains("'Look' (manual, open)");
        }
    }

    private DemoServer server(String route, List<HttpReply> replies) throws IOException {
        return new DemoServer("test", LOOPBACK, Map.of(route, request -> {
            requests.add(request);
            return replies.get(Math.min(requests.size(), replies.size()) - 1);
        }));
    }
}
