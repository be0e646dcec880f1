package dev.goaround.cli.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A checklist-service as far as a pipeline sees it, with one deployment, that does what a test tells it. */
final class StubServer implements AutoCloseable {
    static final String TOKEN = "ga_0123456789_secret";
    static final String ID = "dep-0123456789abcdef0123";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();

    volatile String state = "running";
    volatile String reason;
    volatile String reasons = "[]";
    volatile boolean gateStaysShut;
    volatile boolean isThere;
    volatile boolean stepDone;
    volatile boolean succeedsOnceDeployed = true;
    /** How many requests are answered as by a server that is away. */
    final AtomicInteger away = new AtomicInteger();
    /** How many are answered by the page of something in between, with a status that says that all is well. */
    final AtomicInteger proxied = new AtomicInteger();

    volatile int refusedWith;
    volatile String refusal = "";
    volatile String goodToken = TOKEN;

    StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String path = exchange.getRequestURI()
                    .getPath()
                    .replace("/api/v1/deployments", "")
                    .replace("/" + ID, "ID");
            if (proxied.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                answer(exchange, 200, "<html>please log in</html>");
            } else if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                answer(exchange, 503, "{}");
            } else if (!("Bearer " + goodToken)
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "");
            } else {
                requests.add(exchange.getRequestMethod() + " " + path + (body.isEmpty() ? "" : " " + body));
                answer(exchange, path, body);
            }
        }
    }

    private void answer(HttpExchange exchange, String path, String body) throws IOException {
        if (path.isEmpty()) {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            if (refusedWith > 0) {
                answer(exchange, refusedWith, refusal);
            } else {
                answer(exchange, 202, view());
            }
        } else if (path.startsWith("ID/gates/")) {
            gate(exchange, path.substring("ID/gates/".length()));
        } else if (path.equals("ID/timeline")) {
            answer(exchange, 200, "{\"items\":[" + (isThere ? "{\"type\":\"deployed\"}" : "") + "]}");
        } else if (path.equals("ID")) {
            answer(exchange, 200, view());
        } else {
            post(path, body);
            answer(exchange, path.endsWith("rollback") ? 202 : 200, view());
        }
    }

    private void post(String path, String body) {
        if (body.contains("\"deployed\"")) {
            isThere = true;
        } else if (body.contains("\"step\"")) {
            stepDone = true;
        } else if (path.endsWith("/cancel")) {
            state = "cancelled";
            reason = "called off";
        } else if (path.endsWith("/rollback")) {
            state = "rolled-back";
            reason = "asked for";
        }
        if (isThere && stepDone && succeedsOnceDeployed && state.equals("running")) {
            state = "succeeded";
        }
    }

    private void gate(HttpExchange exchange, String gate) throws IOException {
        boolean running = state.equals("running");
        String name = "{\"gate\":\"" + gate + "\",";
        if (gate.equals("end") ? state.equals("succeeded") : running && reasons.equals("[]") && !gateStaysShut) {
            answer(exchange, 200, name + "\"state\":\"passed\",\"reasons\":[]}");
        } else if (running && !gateStaysShut) {
            pause();
            answer(exchange, 202, name + "\"state\":\"blocked\",\"reasons\":" + reasons + "}");
        } else {
            answer(
                    exchange,
                    409,
                    name + "\"state\":\"refused\",\"reasons\":[{\"code\":\"ENDED\",\"text\":\"it is " + state
                            + "\"}],\"title\":\"The gate stays shut\",\"status\":409,\"detail\":\"it is " + state
                            + "\"}");
        }
    }

    /** As a gate that is waited for does, only shorter. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String view() {
        return """
                {"id": "%s", "service": "shop", "environment": "production", "version": "1.4.2", "kind": "standard",
                 "state": "%s", "revision": 7, "checklist": "shop-release", "checklistVersion": 3, "baselineVersion": "1.4.1",
                 "targetVersion": "1.4.1", "runningVersion": "%s", "startedBy": "ci-shop", "t0": null,
                 "openedAt": "2026-03-03T10:00:00Z", "endedAt": %s, "reason": %s, "phase": "deploy",
                 "phases": [{"id": "deploy", "number": 1, "title": "Deployment", "stage": "deploy", "environment": null,
                   "state": "open", "opensAt": null, "gate": {"state": "passed", "reasons": [], "passedBy": null},
                   "items": [{"id": "s1", "text": "Deploy “it”", "kind": "step", "state": "%s", "commands": [], "asks": null}]}],
                 "triggers": [], "rollback": %s, "target": null, "warnings": []}
                """.formatted(
                        ID,
                        state,
                        isThere ? "1.4.2" : "1.4.1",
                        state.equals("running") ? "null" : "\"2026-03-03T10:10:00Z\"",
                        reason == null ? "null" : "\"" + reason + "\"",
                        stepDone ? "done" : "open",
                        state.startsWith("roll")
                                ? "{\"text\": \"error rate 8 % > 5 %\", \"targetVersion\": \"1.4.1\", \"state\": \"ordered\"}"
                                : "null");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", status >= 400 ? "application/problem+json" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
