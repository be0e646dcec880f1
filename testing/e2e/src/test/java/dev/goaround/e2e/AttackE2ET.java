package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Everybody who may not, at every endpoint that there is: callers without a good token, with one for another service, with one for a
 * lesser role, at each operation of the OpenAPI documents of the running services. A new endpoint is in it by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackE2ET {
    private static final int PORT_BASE = 23_800;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TABLE = RunningSystem.REPOSITORY.resolve("testing/e2e/target/attack.txt");
    private static final String ELSEWHERE = "elsewhere";

    /** What everybody may read, and why. Nothing else answers without a token. */
    private static final Map<String, String> OPEN = Map.of(
            "notifier-service: GET /", "the status page is for a service's users",
            "notifier-service: GET /feed.atom", "so is its feed",
            "notifier-service: GET /status.css", "without which the page cannot be read");

    /** Of every service, and in no document: who watches it has no token. */
    private static final Map<String, String> OPEN_EVERYWHERE = Map.of(
            "/q/health", "supervisors and load balancers ask it",
            "/q/metrics", "Prometheus scrapes it",
            "/q/openapi", "whoever writes a client reads it before there is a token");

    private final List<Endpoint> endpoints = new ArrayList<>();
    private RunningSystem system;
    private ScriptedService target;
    private DoorClient client;
    private Administrator administrator;
    private Victim victim;

    @BeforeAll
    void up() throws Exception {
        target = new ScriptedService();
        system = RunningSystem.upAllowing(target.address(), "attack", PORT_BASE);
        system.awaitOutput("Ctrl-C", Duration.ofMinutes(3));
        client = new DoorClient(system);
        administrator = new Administrator(client, system.adminToken());
        for (String service : RunningSystem.SERVICES) {
            DoorAnswer document = client.send(service, "GET", "/q/openapi?format=json", null, "application/json", null);
            assertThat(document.status())
                    .as(service + " shows its OpenAPI document")
                    .isEqualTo(200);
            endpoints.addAll(Endpoint.of(service, JSON.readTree(document.body())));
        }
        await("the first token to be known")
                .atMost(Duration.ofSeconds(30))
                .until(() -> administrator
                                .get("checklist-service", "/api/v1/deployments")
                                .status()
                        == 200);
        administrator.does(
                "PUT", "/api/v1/services/" + ELSEWHERE, "service: elsewhere\nenvironments:\n  production: {}\n");
        victim = new Victim(administrator);
        victim.settle(target);
    }

    @AfterAll
    void down() throws Exception {
        if (system != null) {
            system.close();
        }
        target.close();
    }

    @Test
    void whatAnswersWithoutATokenIsListed() throws Exception {
        Set<String> open = endpoints.stream()
                .filter(Endpoint::open)
                .map(Endpoint::toString)
                .collect(Collectors.toSet());
        assertThat(open).isEqualTo(OPEN.keySet());
        for (String service : RunningSystem.SERVICES) {
            for (String path : OPEN_EVERYWHERE.keySet()) {
                assertThat(client.send(service, "GET", path, null, "*/*", null).status())
                        .as(service + path)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whoeverMayNotIsRefusedEverywhereAndNothingIsChanged() throws Exception {
        List<Intruder> intruders = new Intruders(client, administrator).all(ELSEWHERE);
        Map<String, String> before = stableState();

        AttackTable table = new AttackTable();
        for (Intruder intruder : intruders) {
            for (Endpoint each : endpoints) {
                Endpoint endpoint = each.closedUnlessOneOf(OPEN.keySet());
                if (intruder.tries(endpoint)) {
                    for (Attempt attempt : Attempt.of(endpoint, victim)) {
                        DoorAnswer answer = client.send(intruder.authorization(), attempt);
                        table.add(
                                intruder,
                                attempt,
                                answer,
                                DoorRule.objection(intruder, attempt, answer, victim.mark()));
                    }
                }
            }
        }
        Map<String, String> after = victim.state();

        List<String> lines = new ArrayList<>(table.lines());
        RunningSystem.SERVICES.stream()
                .filter(service ->
                        endpoints.stream().noneMatch(each -> each.service().equals(service)))
                .forEach(service -> lines.add(service + " has no endpoint but " + OPEN_EVERYWHERE.keySet()));
        AttackControl control = AttackControl.of(endpoints, victim, client, administrator);
        lines.addAll(control.lines(endpoints.size()));
        Files.write(TABLE, lines);
        lines.forEach(System.out::println);

        assertThat(table.fallen()).as("requests that did not hold").isEmpty();
        assertThat(after).as("what the victim has").isEqualTo(before);
        assertThat(RunningSystem.SERVICES).allMatch(system::isReady);
        assertThat(control.understood().size())
                .as("endpoints at which the request is a good one; VictimTexts has the bodies: " + control.malformed())
                .isGreaterThanOrEqualTo(endpoints.size() * 9 / 10);
        assertThat(control.marked())
                .as("what an answer would show if a door were open")
                .anyMatch(each -> each.startsWith("checklist-service"))
                .anyMatch(each -> each.startsWith("rollback-service"));
    }

    /** Once nothing changes by itself any more: then it is the same afterwards, or somebody changed it. */
    private Map<String, String> stableState() throws IOException {
        List<Map<String, String>> last = new ArrayList<>(List.of(victim.state()));
        await("the victim's deployments to stand still")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    last.add(victim.state());
                    return last.get(last.size() - 1).equals(last.get(last.size() - 2));
                });
        return last.get(last.size() - 1);
    }
}
