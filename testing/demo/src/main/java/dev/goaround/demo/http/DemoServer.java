package dev.goaround.demo.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A small HTTP server. Routes are written {@code GET /path}, or {@code POST /path/*}. */
public final class DemoServer implements AutoCloseable {
    private static final int THREADS = 24;
    private static final int WAITING = 256;
    private static final int LONGEST_BODY_BYTES = 1 << 20;

    /** Of this machine, and of the container in the compose file. */
    private static final Pattern OWN_NAME =
            Pattern.compile("(?i)(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]|demo)(?::[0-9]{1,5})?");

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Map<String, RequestHandler> routes;

    /**
     * @param address where it listens; port 0: any free one
     * @throws IOException if the port is in use
     */
    public DemoServer(String name, InetSocketAddress address, Map<String, RequestHandler> routes) throws IOException {
        this.routes = Map.copyOf(routes);
        this.server = HttpServer.create(address, WAITING);
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** As this machine calls it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY_BYTES + 1);
            HttpReply reply;
            if (!isForUs(exchange)) {
                reply = HttpReply.text(421, "that is not a name of the demo: ask for 127.0.0.1\n");
            } else if (body.length > LONGEST_BODY_BYTES) {
                reply = HttpReply.text(413, "a request has at most " + LONGEST_BODY_BYTES + " bytes\n");
            } else {
                reply = answer(request(exchange, body));
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] sent = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), sent.length == 0 ? -1 : sent.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(sent);
            }
        }
    }

    /** A page of another site can make a browser ask this address under a name of its own, but not write another Host. */
    private static boolean isForUs(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host == null
                || OWN_NAME.matcher(host).matches()
                || host.replaceFirst(":[0-9]*$", "")
                        .equals(exchange.getLocalAddress().getAddress().getHostAddress());
    }

    private HttpReply answer(Request request) {
        RequestHandler route = routes.get(request.method() + " " + request.path());
        if (route == null) {
            route = routes.entrySet().stream()
                    .filter(entry -> isPrefixOf(entry.getKey(), request))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(ignored -> HttpReply.text(404, "nothing is at " + request.method() + " here\n"));
        }
        return route.answer(request);
    }

    private static boolean isPrefixOf(String written, Request request) {
        return written.endsWith("/*")
                && (request.method() + " " + request.path()).startsWith(written.substring(0, written.length() - 1));
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                headers,
                new String(body, StandardCharsets.UTF_8));
    }
}
