package dev.goaround.probe;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A small service with a health page and counters, and a probe-service whose channels are in memory. */
public final class GreeterTarget implements QuarkusTestResourceLifecycleManager {

    static final AtomicInteger REQUESTS = new AtomicInteger();
    static final AtomicInteger HEALTH_CALLS = new AtomicInteger();

    private static int port;
    private HttpServer server;

    static URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(startServer());
        config.putAll(InMemoryConnector.switchIncomingChannelsToInMemory("watches"));
        config.putAll(InMemoryConnector.switchOutgoingChannelsToInMemory("goaround-out"));
        config.put("goaround.topics.at-start", "false");
        return config;
    }

    /** The service alone; returns what allows to call it. */
    Map<String, String> startServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on loopback", e);
        }
        page("/health", () -> {
            HEALTH_CALLS.incrementAndGet();
            return "{\"status\":\"UP\",\"version\":\"1.5.0\"}";
        });
        page("/metrics", () -> "requests_total %d\nfailures_total 0\n".formatted(REQUESTS.get()));
        server.start();
        port = server.getAddress().getPort();
        return Map.of("goaround.egress.allow", "127.0.0.1:" + port);
    }

    private void page(String path, Supplier<String> content) {
        server.createContext(path, exchange -> {
            byte[] body = content.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Override
    public void stop() {
        InMemoryConnector.clear();
        if (server != null) {
            server.stop(0);
        }
    }
}
