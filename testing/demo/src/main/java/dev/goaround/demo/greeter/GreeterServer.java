package dev.goaround.demo.greeter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.demo.http.DemoServer;
import dev.goaround.demo.http.HttpReply;
import dev.goaround.demo.http.Request;
import dev.goaround.demo.http.SecretFile;
import dev.goaround.demo.http.SignedRoute;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/** The demo service, the platform that deploys it, and the receiver of its rollback webhook, at one address. */
public final class GreeterServer implements AutoCloseable {
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,99}");

    private final GreeterPlatform platform;
    private final DemoServer server;

    /** @param stateDirectory keeps the deployed version and the effects over a restart */
    public GreeterServer(InetSocketAddress address, Path stateDirectory, SecretFile rollbackSecret, Clock clock)
            throws IOException {
        this.platform = new GreeterPlatform(stateDirectory, clock);
        this.server = new DemoServer(
                "greeter",
                address,
                Map.of(
                        "GET /", ignored -> platform.running().greet(),
                        "GET /health", ignored -> platform.running().health(),
                        "GET /metrics", ignored -> platform.running().metricsPage(),
                        "GET /version",
                                ignored -> HttpReply.json(
                                        200,
                                        Map.of("version", platform.running().version())),
                        "GET /effects", ignored -> effects(),
                        "POST /deploy", this::deploy,
                        "POST /rollback", new SignedRoute(rollbackSecret, clock, new RollbackHook(platform)::receive)));
    }

    public URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }

    private HttpReply effects() {
        return HttpReply.json(
                200,
                Map.of(
                        "effects",
                        platform.effects().stream().map(Effect::asJson).toList()));
    }

    private HttpReply deploy(Request request) {
        JsonNode order = request.json().orElse(null);
        String version = order == null ? "" : order.path("version").asText();
        if (!VERSION.matcher(version).matches()) {
            return HttpReply.text(400, "POST {\"version\": \"1.2.3\"}, with \"bad\": true for one that fails\n");
        }
        platform.deploy(version, order.path("bad").asBoolean());
        return HttpReply.json(200, Map.of("version", version));
    }
}
