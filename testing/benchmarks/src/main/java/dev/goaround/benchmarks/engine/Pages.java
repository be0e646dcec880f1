package dev.goaround.benchmarks.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.PhaseEntered;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.service.ServiceDefinition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Queues messages at a receiver that takes seconds for each, beside one that answers 429 to all, and orders rollbacks meanwhile:
 * prints how long each page was owed before its first attempt began, as the ledger has it. Some pages go out before, uncounted: a
 * notifier that has run for a while is measured, not one that has just been started.
 *
 * <p>Arguments: quarkus-run.jar of the built notifier-service, a folder to work in, messages, pages.
 */
public final class Pages {

    private static final String SERVICE = "shop";
    private static final String ENVIRONMENT = "production";
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(100);
    private static final String COUNTED = "dep-";
    private static final int WARM_UP = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final PhaseRef DEPLOY = new PhaseRef("deploy", "Deploy", Stage.DEPLOY, null, 1);

    private final Engine notifier;
    private final Producer<byte[], byte[]> producer;

    private Pages(Engine notifier) {
        this.notifier = notifier;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", notifier.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[1]);
        int messages = Integer.parseInt(arguments[2]);
        int orders = Integer.parseInt(arguments[3]);
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer receivers = receivers(threads);
        secrets(work.resolve("secrets").resolve(SERVICE));
        try (Engine notifier = new Engine(work, "notifier-service").start(Path.of(arguments[0]))) {
            new Pages(notifier).run("http://127.0.0.1:" + receivers.getAddress().getPort(), messages, orders);
        } finally {
            receivers.stop(0);
            threads.shutdownNow();
        }
    }

    private void run(String receivers, int messages, int orders) throws Exception {
        Load.write(producer, defined(receivers), "definition");
        try (Connection ledger = DriverManager.getConnection(notifier.jdbcUrl())) {
            for (int number = 0; number < WARM_UP; number++) {
                open("warm-up-" + number);
                enter("warm-up-" + number);
            }
            order("warm-up-", WARM_UP, ledger);
            for (int number = 0; number < messages; number++) {
                open(COUNTED + number);
            }
            for (int number = 0; number < orders; number++) {
                enter(COUNTED + number);
            }
            await(ledger, "select count(*) from delivery where route = 'slow' and deployment like 'dep-%'", messages);
            await(ledger, "select count(*) from delivery where route = 'busy' and deployment like 'dep-%'", messages);
            long waiting = number(
                    ledger, "select count(*) from delivery where route = 'slow' and state in ('queued', 'retrying')");
            order(COUNTED, orders, ledger);
            print(ledger, waiting, orders);
        } finally {
            producer.close(Duration.ofSeconds(5));
        }
    }

    private void open(String deployment) {
        Load.write(producer, opened(at(deployment)), "opened-" + deployment);
    }

    private void enter(String deployment) {
        Load.write(producer, new PhaseEntered(at(deployment), DEPLOY, 1, null, Instant.now()), "entered-" + deployment);
    }

    /** Orders the rollbacks of so many deployments, one after the other, and waits until somebody is called about each. */
    private void order(String deployments, int orders, Connection ledger) throws Exception {
        for (int number = 0; number < orders; number++) {
            Load.write(producer, ordered(at(deployments + number)), "ordered-" + deployments + number);
            Thread.sleep(BETWEEN_ORDERS.toMillis());
        }
        await(
                ledger,
                "select count(distinct a.delivery_id) from attempt a join delivery d on d.id = a.delivery_id"
                        + " where d.action = 'PAGE' and d.deployment like '" + deployments + "%'",
                orders);
    }

    private static void print(Connection ledger, long waiting, int orders) throws SQLException {
        List<Double> millis = new ArrayList<>();
        try (Statement statement = ledger.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select extract(epoch from a.at - d.owed_at) * 1000 from attempt a join delivery d on d.id ="
                                + " a.delivery_id where d.action = 'PAGE' and a.number = 1 and d.deployment like '"
                                + COUNTED
                                + "%' order by 1")) {
            while (rows.next()) {
                millis.add(rows.getDouble(1));
            }
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%d messages queued at a route that takes %d s for each, another answers 429; %d pages, one each %d ms",
                waiting,
                SLOW.toSeconds(),
                orders,
                BETWEEN_ORDERS.toMillis()));
        System.out.println(String.format(
                Locale.ROOT,
                "from owed to the first attempt of a page: p50 %.0f ms, p99 %.0f ms, worst %.0f ms (limit p99 500 ms)",
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 99 / 100),
                millis.get(millis.size() - 1)));
        System.out.println(String.format(
                Locale.ROOT,
                "still queued at the slow route then: %d",
                number(
                        ledger,
                        "select count(*) from delivery where route = 'slow' and state in ('queued', 'retrying')")));
    }

    private static void await(Connection ledger, String count, long expected) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (number(ledger, count) < expected) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(number(ledger, count) + " of " + expected + ": " + count);
            }
            Thread.sleep(200);
        }
    }

    private static long number(Connection ledger, String sql) throws SQLException {
        try (Statement statement = ledger.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static DeploymentRef at(String deployment) {
        return new DeploymentRef(deployment, SERVICE, ENVIRONMENT, "2-" + deployment, 1);
    }

    private static DeploymentOpened opened(DeploymentRef deployment) {
        return new DeploymentOpened(
                deployment,
                DeploymentKind.STANDARD,
                "release",
                1,
                1,
                "1.0",
                List.of(DEPLOY),
                null,
                "ci",
                Instant.now(),
                null,
                null);
    }

    private static RollbackOrdered ordered(DeploymentRef deployment) {
        Instant now = Instant.now();
        return new RollbackOrdered(
                deployment,
                RollbackOrdered.idFor(deployment.id()),
                RollbackOrdered.Cause.PERSON,
                null,
                "it is bad",
                null,
                "ann",
                "1.0",
                List.of(),
                1,
                now,
                now.plusSeconds(10),
                null);
    }

    private static ServiceDefined defined(String receivers) {
        List<Route> routes = List.of(
                new Route("slow", Channel.WEBHOOK, "hook", URI.create(receivers + "/slow"), List.of(), null),
                new Route("busy", Channel.WEBHOOK, "hook", URI.create(receivers + "/busy"), List.of(), null),
                new Route("on-call", Channel.PAGERDUTY, "key", URI.create(receivers + "/pd"), List.of(), null));
        EnvironmentDefinition production =
                new EnvironmentDefinition(List.of(), List.of(), Map.of(), null, List.of(), routes, null);
        return new ServiceDefined(
                new ServiceDefinition(SERVICE, null, List.of(), Map.of(ENVIRONMENT, production), null, null, null),
                1,
                Instant.now(),
                "benchmark");
    }

    private static void secrets(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("hook"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef\n");
    }

    /** The slow one, the busy one, and on-call, whose change events are refused as too many too. */
    private static HttpServer receivers(ExecutorService threads) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.createContext("/slow", exchange -> {
            try {
                Thread.sleep(SLOW.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 204, "");
        });
        server.createContext("/busy", exchange -> answer(exchange, 429, ""));
        server.createContext("/pd/v2/change/enqueue", exchange -> answer(exchange, 429, ""));
        server.createContext("/pd/v2/enqueue", exchange -> answer(exchange, 202, "{\"status\": \"success\"}"));
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (status == 429) {
            exchange.getResponseHeaders().add("Retry-After", "600");
        }
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
