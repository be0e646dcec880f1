package dev.goaround.notifier.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.goaround.contracts.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** All receivers of messages in one, which keep what they get and answer as they are told. */
public final class Receiver implements AutoCloseable {
    /** Takes the request, and breaks the connection off. */
    static final Reply NO_ANSWER = new Reply(-1, Map.of(), "");

    record Reply(int status, Map<String, String> headers, String body) {}

    record Received(String path, Map<String, String> headers, String body) {
        JsonNode json() {
            try {
                return EventJson.mapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Deque<Reply>>> replies = new HashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private int stamps;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * The next answers of a path to requests that hold this text, before it answers well again. What tests before have left to be
     * delivered takes none of them.
     */
    synchronized void next(String path, String about, Reply... next) {
        replies.computeIfAbsent(path, ignored -> new HashMap<>())
                .computeIfAbsent(about, ignored -> new ArrayDeque<>())
                .addAll(List.of(next));
    }

    /** What the path was told to answer is behind. */
    synchronized void forget(String path) {
        replies.remove(path);
    }

    /** Requests on the path are not answered before the latch is down. */
    void hold(String path, CountDownLatch until) {
        held.put(path, until);
    }

    /** What came on a path and holds this text. */
    List<Received> received(String path, String about) {
        return received.stream()
                .filter(each -> each.path().equals(path) && each.body().contains(about))
                .toList();
    }

    /** The one chat message about this, as its channel has seen it: posted, then edited. */
    List<Received> mainMessage(String about) {
        return received.stream()
                .filter(each -> each.path().startsWith("/slack/") && each.body().contains(about))
                .filter(each ->
                        !each.body().contains("thread_ts") && !each.body().contains("<!here>"))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        Received request = new Received(path, headers, body);
        received.add(request);
        CountDownLatch hold = held.get(path);
        if (hold != null) {
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Reply reply = reply(request);
        try (exchange) {
            if (reply.status() < 0) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply reply(Received request) {
        return replies.getOrDefault(request.path(), Map.of()).entrySet().stream()
                .filter(told -> request.body().contains(told.getKey()))
                .map(told -> told.getValue().poll())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> well(request));
    }

    private Reply well(Received request) {
        return switch (request.path()) {
            case "/slack/chat.postMessage" ->
                new Reply(200, Map.of(), "{\"ok\": true, \"channel\": \"C1\", \"ts\": \"1." + ++stamps + "\"}");
            case "/slack/chat.update" ->
                new Reply(
                        200,
                        Map.of(),
                        "{\"ok\": true, \"channel\": \"C1\", \"ts\": \""
                                + request.json().path("ts").asText() + "\"}");
            case "/hook/secret" -> new Reply(200, Map.of(), "ok");
            case "/pd/v2/enqueue", "/pd/v2/change/enqueue" -> new Reply(202, Map.of(), "{}");
            default -> new Reply(204, Map.of(), "");
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
