package dev.goaround.checklist.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends hostile inputs of several callers to a checklist-service with 128 MiB of heap while another caller does its work, and prints what
 * was answered, whether the service is still the same process, which event loops were blocked, and how long the other caller waited.
 *
 * <p>Arguments: quarkus-run.jar of checklist-service, how many inputs, the seed. Ends with 1 if something did not hold.
 */
final class HostileRun {

    private static final int CALLERS = 3;
    private static final Duration ANSWERED = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 25;

    private final SmallService service;
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final List<Long> waits = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private String deployment;

    private HostileRun(SmallService service) {
        this.service = service;
    }

    /**
     * @param answers kind and status → how many
     * @param blocked lines of the log about event loops that were blocked for longer than 200 ms
     * @param failures answers of 5xx, and requests without an answer
     * @param waits of the other caller, in nanoseconds, ascending
     */
    record Outcome(
            Map<String, Long> answers, boolean alive, List<String> blocked, List<String> failures, List<Long> waits) {
        boolean holds() {
            return alive && blocked.isEmpty() && failures.isEmpty();
        }

        Duration quantile(double share) {
            return Duration.ofNanos(waits.get((int) Math.min(waits.size() - 1, waits.size() * share)));
        }
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path work = Files.createTempDirectory("hostile");
        long began = System.nanoTime();
        boolean held;
        try (SmallService service = new SmallService(Path.of(arguments[0]), work)) {
            service.awaitReady();
            Outcome outcome = of(service, count, seed);
            System.out.printf(
                    "%d hostile inputs (seed %d) in %d s, heap 128 MiB%n",
                    count, seed, (System.nanoTime() - began) / 1_000_000_000L);
            outcome.answers().forEach((answer, times) -> System.out.printf("    %-20s %6d%n", answer, times));
            System.out.println("the service is " + (outcome.alive() ? "the same process" : "gone: " + service.said()));
            System.out.println("event loops blocked for longer than 200 ms: "
                    + outcome.blocked().size());
            outcome.blocked().stream().limit(5).forEach(line -> System.out.println("    " + line));
            System.out.println("failures: " + outcome.failures().size());
            outcome.failures().stream().limit(5).forEach(line -> System.out.println("    " + line));
            System.out.printf(
                    "another caller, %d requests: p50 %d ms, p99 %d ms, longest %d ms%n",
                    outcome.waits().size(),
                    outcome.quantile(0.5).toMillis(),
                    outcome.quantile(0.99).toMillis(),
                    outcome.quantile(1).toMillis());
            held = outcome.holds();
        }
        if (!held) {
            System.exit(1);
        }
    }

    static Outcome of(SmallService service, int count, long seed) throws Exception {
        return new HostileRun(service).run(count, seed);
    }

    private Outcome run(int count, long seed) throws Exception {
        prepare();
        AtomicBoolean over = new AtomicBoolean();
        String others = token("somebody-else");
        Thread other = new Thread(() -> work(others, over), "other-caller");
        // What happens while a service starts and its code is compiled is not what is asked.
        long before = service.blockedSoFar();
        other.start();
        HostileInputs inputs = new HostileInputs(seed);
        CountDownLatch done = new CountDownLatch(CALLERS);
        for (int i = 0; i < CALLERS; i++) {
            String token = token("hostile-" + i);
            new Thread(() -> attack(inputs, count, token, done), "hostile-" + i).start();
        }
        done.await();
        over.set(true);
        other.join();
        Map<String, Long> counted = new TreeMap<>();
        answers.forEach((answer, times) -> counted.put(answer, times.sum()));
        List<Long> sorted = new ArrayList<>(waits);
        Collections.sort(sorted);
        return new Outcome(
                counted,
                service.isAlive(),
                service.blocked().stream().skip(before).toList(),
                List.copyOf(failures),
                sorted);
    }

    private void prepare() throws IOException, InterruptedException {
        send("PUT", "/api/v1/services/target", SmallService.ADMINISTRATOR, """
                service: target
                checklist: staged-release
                environments: {production: {}}
                """.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> started = send(
                "POST",
                "/api/v1/deployments",
                SmallService.ADMINISTRATOR,
                "{\"service\":\"target\",\"environment\":\"production\",\"version\":\"1\",\"previousVersion\":\"0\"}"
                        .getBytes(StandardCharsets.UTF_8));
        deployment = json(started).path("id").asText();
    }

    private String token(String subject) throws IOException, InterruptedException {
        byte[] body = ("{\"subject\":\"" + subject + "\",\"roles\":[\"operator\",\"pipeline\"]}")
                .getBytes(StandardCharsets.UTF_8);
        return json(send("POST", "/api/v1/tokens", SmallService.ADMINISTRATOR, body))
                .path("token")
                .asText();
    }

    private void attack(HostileInputs inputs, int count, String token, CountDownLatch done) {
        try {
            while (true) {
                HostileInputs.Input input;
                synchronized (inputs) {
                    input = inputs.next();
                }
                if (input.number() >= count || !service.isAlive()) {
                    return;
                }
                send(input, token);
            }
        } finally {
            done.countDown();
        }
    }

    private void send(HostileInputs.Input input, String token) {
        HostileInputs.Kind kind = input.kind();
        String path = kind.path.contains("%s")
                ? String.format(kind.path, deployment)
                : String.format(kind.path, input.number() % 500);
        try {
            int status = send(kind.method, path, token, input.body()).statusCode();
            answers.computeIfAbsent(kind + " " + status, key -> new LongAdder()).increment();
            if (status >= 500) {
                failures.add(input.number() + " " + kind + ": " + status);
            }
        } catch (IOException e) {
            failures.add(input.number() + " " + kind + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(String token, AtomicBoolean over) {
        try {
            while (!over.get() && service.isAlive()) {
                long began = System.nanoTime();
                int status = send("GET", "/api/v1/deployments/" + deployment, token, null)
                        .statusCode();
                waits.add(System.nanoTime() - began);
                if (status != 200) {
                    failures.add("the other caller: " + status);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException e) {
            failures.add("the other caller: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HttpResponse<String> send(String method, String path, String token, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        return client.send(
                HttpRequest.newBuilder(service.uri(path))
                        .header("Authorization", "Bearer " + token)
                        .timeout(ANSWERED)
                        .method(method, publisher)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return EventJson.mapper().readTree(answer.body());
    }
}
