package dev.goaround.benchmarks.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prometheus with Alertmanager watching some of the same faults, each scraped and evaluated every second and held for as long as
 * three samples in a row take, and sent on without grouping. The page that is scraped and the webhook are in this process.
 */
final class Peer implements AutoCloseable {

    /** How many deployments it watches; watching all of them would take the processor from the engine. */
    static final int FAULTS = 20;

    private static final Pattern NAMED = Pattern.compile("\"deployment\":\"(\\d+)\"");

    private final FaultLog faults;
    private final HttpServer server;
    private final Map<Integer, Long> told = new ConcurrentHashMap<>();
    private final List<Process> processes = new ArrayList<>();
    private final int every;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    private Peer(FaultLog faults, int deployments) throws IOException {
        this.faults = faults;
        this.every = Math.max(1, deployments / FAULTS);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", this::show);
        server.createContext("/hook", this::hear);
        server.setExecutor(threads);
        server.start();
    }

    static Peer start(Path prometheus, Path alertmanager, Path work, FaultLog faults, int deployments)
            throws IOException {
        Peer peer = new Peer(faults, deployments);
        int own = peer.server.getAddress().getPort();
        int alerts = Engine.freePort();
        Path alerting = write(work.resolve("alertmanager.yml"), """
                route: {receiver: hook, group_by: [deployment], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
                receivers: [{name: hook, webhook_configs: [{url: "http://127.0.0.1:%d/hook", send_resolved: false}]}]
                """.formatted(own));
        write(work.resolve("rules.yml"), """
                groups:
                - name: health
                  interval: 1s
                  rules: [{alert: down, expr: health == 0, for: 2s}]
                """);
        Path scraping = write(work.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                alerting: {alertmanagers: [{static_configs: [{targets: ["127.0.0.1:%d"]}]}]}
                scrape_configs: [{job_name: shop, static_configs: [{targets: ["127.0.0.1:%d"]}]}]
                """.formatted(alerts, own));
        peer.run(
                work.resolve("alertmanager.log"),
                alertmanager.toString(),
                "--config.file=" + alerting,
                "--storage.path=" + work.resolve("alertmanager"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + alerts);
        peer.run(
                work.resolve("prometheus.log"),
                prometheus.toString(),
                "--config.file=" + scraping,
                "--storage.tsdb.path=" + work.resolve("prometheus"),
                "--web.listen-address=127.0.0.1:" + Engine.freePort());
        return peer;
    }

    /** Deployments whose webhook came, and when. */
    Map<Integer, Long> told() {
        return Map.copyOf(told);
    }

    private void run(Path log, String... command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    private void show(HttpExchange exchange) throws IOException {
        StringBuilder page = new StringBuilder();
        long now = System.nanoTime();
        for (int fault = 0; fault < FAULTS; fault++) {
            int deployment = fault * every;
            page.append("health{deployment=\"").append(deployment).append("\"} ");
            page.append(faults.isFailing(deployment, now) ? 0 : 1).append('\n');
        }
        answer(exchange, page.toString());
    }

    private void hear(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        Matcher named = NAMED.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        while (named.find()) {
            told.putIfAbsent(Integer.valueOf(named.group(1)), now);
        }
        answer(exchange, "");
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.destroy();
            process.onExit().join();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
