package dev.goaround.rollback.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of rollback webhooks that does each key once, and can be made to keep its caller waiting. */
final class HookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> effects = Collections.synchronizedSet(new HashSet<>());
    private volatile CountDownLatch gate = new CountDownLatch(0);

    HookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/undo");
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on the effect takes place, but no answer is given until {@link #answer}. */
    void keepWaiting() {
        gate = new CountDownLatch(1);
    }

    void answer() {
        gate.countDown();
    }

    /** The keys of all calls. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    Set<String> effects() {
        return Set.copyOf(effects);
    }

    @Override
    public void close() {
        answer();
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String key = exchange.getRequestHeaders().getFirst("webhook-id");
        CountDownLatch before = gate;
        effects.add(key);
        calls.add(key);
        try {
            before.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
