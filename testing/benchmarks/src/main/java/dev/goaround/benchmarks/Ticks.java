package dev.goaround.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps many deployments in flight and ticks their items over HTTP, as fast as so many connections can; prints ticks per second.
 * Each tick is a transaction with the deployment's row, its timeline and its events.
 *
 * <p>Arguments: URL of checklist-service, file with the administrator's token, deployments, connections, seconds to warm up, seconds, and the file that
 * the first deployment's stored state is to be compared with (its id is written there).
 */
public final class Ticks {
    private static final int ITEMS = 100;

    private record Walk(String id, List<String> items) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    private Ticks(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        Ticks ticks = new Ticks(
                URI.create(arguments[0]),
                Files.readString(Path.of(arguments[1])).strip());
        int connections = Integer.parseInt(arguments[3]);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Walk> walks = ticks.begin(Integer.parseInt(arguments[2]), threads);
            Files.writeString(Path.of(arguments[6]), walks.get(0).id());
            AtomicInteger next = new AtomicInteger();
            ticks.run(walks, next, connections, seconds(arguments[4]), threads);
            ticks.run(walks, next, connections, seconds(arguments[5]), threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Duration seconds(String count) {
        return Duration.ofSeconds(Long.parseLong(count));
    }

    private List<Walk> begin(int deployments, ExecutorService threads) throws Exception {
        StringBuilder document = new StringBuilder("# Ticks\n## Preparation\n");
        for (int item = 1; item <= ITEMS; item++) {
            document.append("- [ ] Thing ").append(item).append(" looked at and found to be well\n");
        }
        document.append("## Deployment\n- [ ] Deploy the new version\n");
        accepted(send("POST", "/api/v1/checklists?name=ticks", "text/markdown", document.toString()));
        List<Callable<Walk>> starts = new ArrayList<>();
        for (int number = 0; number < deployments; number++) {
            String service = "ticks-" + number;
            starts.add(() -> begin(service));
        }
        List<Walk> walks = new ArrayList<>();
        for (Future<Walk> walk : threads.invokeAll(starts)) {
            walks.add(walk.get());
        }
        print(
                "%d deployments in flight, %d items each",
                walks.size(), walks.get(0).items().size());
        return walks;
    }

    private Walk begin(String service) throws IOException, InterruptedException {
        String definition =
                "service: " + service + "\nchecklist: ticks\nenvironments:\n  production:\n    targets: []\n";
        accepted(send("PUT", "/api/v1/services/" + service, "application/yaml", definition));
        String start = "{\"service\": \"" + service + "\", \"environment\": \"production\", \"version\": \"1\"}";
        JsonNode view = JsonMapper.builder()
                .build()
                .readTree(accepted(send("POST", "/api/v1/deployments", "application/json", start)));
        List<String> items = new ArrayList<>();
        view.at("/phases/0/items").forEach(item -> items.add(item.path("id").asText()));
        return new Walk(view.path("id").asText(), items);
    }

    private void run(List<Walk> walks, AtomicInteger next, int connections, Duration duration, ExecutorService threads)
            throws Exception {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        long began = System.nanoTime();
        long end = began + duration.toNanos();
        List<Callable<Void>> clients = Collections.nCopies(connections, () -> {
            while (System.nanoTime() < end) {
                int number = next.getAndIncrement();
                Walk walk = walks.get(number % walks.size());
                // The last item would end the phase.
                String item = walk.items().get(number / walks.size() % (ITEMS - 1));
                long sent = System.nanoTime();
                accepted(send(
                        "POST",
                        "/api/v1/deployments/" + walk.id() + "/items/" + item + "/tick",
                        "application/json",
                        "{}"));
                nanos.add(System.nanoTime() - sent);
            }
            return null;
        });
        for (Future<Void> done : threads.invokeAll(clients)) {
            done.get();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        List<Long> sorted = nanos.stream().sorted().toList();
        print(
                "ticks %.0f per second, p50 %.1f ms, p99 %.1f ms, over %.0f s",
                sorted.size() / seconds,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                seconds);
    }

    private HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String accepted(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
