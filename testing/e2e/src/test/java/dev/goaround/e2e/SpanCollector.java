package dev.goaround.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A collector of traces: OTLP over HTTP as of opentelemetry-proto 1.x, on a loopback port of its own. */
final class SpanCollector implements AutoCloseable {

    /**
     * @param parent empty: the trace begins here
     * @param startNanos since the epoch
     */
    record CollectedSpan(
            String service,
            String trace,
            String id,
            String parent,
            String name,
            long startNanos,
            Map<String, String> attributes) {}

    private final HttpServer server;
    private final List<CollectedSpan> spans = new CopyOnWriteArrayList<>();
    private final List<String> payloads = new CopyOnWriteArrayList<>();

    SpanCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<CollectedSpan> spans() {
        return List.copyOf(spans);
    }

    /** Everything that was sent; bytes as ISO 8859-1, so that any ASCII text in them can be looked for. */
    String payload() {
        return String.join("\n", payloads);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            payloads.add(new String(body, StandardCharsets.ISO_8859_1));
            new WireFields(ByteBuffer.wrap(body)).messages(1).forEach(this::takeResource);
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** ResourceSpans: resource = 1, scope_spans = 2; ScopeSpans: spans = 2. */
    private void takeResource(WireFields resourceSpans) {
        String service = attributes(resourceSpans.messages(1).get(0), 1).get("service.name");
        resourceSpans.messages(2).stream()
                .flatMap(scope -> scope.messages(2).stream())
                .forEach(span -> spans.add(new CollectedSpan(
                        service,
                        span.hex(1),
                        span.hex(2),
                        span.hex(4),
                        span.text(5),
                        span.fixed64(7),
                        attributes(span, 9))));
    }

    /** KeyValue: key = 1, value = 2; AnyValue: string_value = 1. */
    private static Map<String, String> attributes(WireFields of, int number) {
        return of.messages(number).stream()
                .collect(Collectors.toMap(
                        pair -> pair.text(1),
                        pair -> pair.messages(2).stream()
                                .map(value -> value.text(1))
                                .findFirst()
                                .orElse(""),
                        (first, second) -> second));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
