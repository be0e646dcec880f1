package dev.goaround.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The service that is attacked: with a checklist, a calendar, a token and an incident of its own, one deployment whose walk is under
 * way, and one whose rollback waits for a person.
 */
final class Victim {
    private static final String CHECKLISTS = "checklist-service";
    private static final String ROLLBACKS = "rollback-service";
    private static final String LOG = "samples";
    /** Lines of a timeline that come of probes. */
    private static final Set<String> BY_ITSELF = Set.of("verdict", "version-seen");

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final Administrator administrator;
    private final String mark = "mark" + random();
    private final String service = "victim-" + random();
    private final String checklist = service + "-release";
    private final String calendar = service + "-freezes";
    private final Map<String, String> ofPath = new TreeMap<>();
    private String item;
    private String token;
    private String rolledBack;

    Victim(Administrator administrator) {
        this.administrator = administrator;
    }

    String service() {
        return service;
    }

    /** Stands in all that only the service's own tokens may read, and in nothing that an intruder sends. */
    String mark() {
        return mark;
    }

    /** @param target whose {@code /health} answers with a version */
    void settle(ScriptedService target) throws IOException {
        target.on(
                "/health",
                times -> ScriptedService.complete("application/json", "{}", "X-Version: " + version("1.0.0")));
        JsonNode granted = administrator.grants(
                Map.of("subject", service + "-operator", "roles", List.of("operator"), "services", List.of(service)));
        token = "Bearer " + granted.path("token").asText();
        await("the victim's token to be known")
                .atMost(READY_WITHIN)
                .until(() -> answers(token, "/api/v1/deployments?service=" + service) == 200);
        // With its own token, so that they are its own.
        administrator.does(token, "POST", "/api/v1/checklists?name=" + checklist, VictimTexts.CHECKLIST);
        administrator.does(token, "PUT", "/api/v1/calendars/" + calendar, VictimTexts.calendar("Year's end"));
        administrator.does(
                token,
                "PUT",
                "/api/v1/services/" + service,
                VictimTexts.definition(service, checklist, target.address(), mark));
        administrator.does("POST", "/api/v1/checklists?name=" + checklist + "-short", VictimTexts.SHORT_CHECKLIST);
        String incident = administrator
                .does(
                        "POST",
                        "/api/v1/services/" + service + "/incidents",
                        Map.of("environment", "production", "title", "Errors since " + mark))
                .path("id")
                .asText();
        String open = start("production", checklist);
        rolledBack = start("staging", checklist + "-short");
        item = firstItem(open);
        ofPath.putAll(Map.of(
                "services", service,
                "deployments", open,
                "incidents", incident,
                "tokens", granted.path("id").asText(),
                "checklists", checklist,
                "calendars", calendar,
                "versions", "1",
                "items", item,
                "gates", "deploy"));
        ofPath.putAll(Map.of("archive", rolledBack, "rollbacks", rolledBack, "log", LOG, "steps", "by-hand"));
        rollBack();
    }

    private void rollBack() throws IOException {
        await("the gate into the deploy phase")
                .atMost(READY_WITHIN)
                .until(() -> administrator
                                .get(CHECKLISTS, deployment(rolledBack) + "/gates/deploy")
                                .status()
                        == 200);
        administrator.does("POST", deployment(rolledBack) + "/progress", Map.of("what", "deployed"));
        administrator.does("POST", deployment(rolledBack) + "/rollback", Map.of("reason", "to be attacked"));
        await("the rollback to ask a person")
                .atMost(READY_WITHIN)
                .until(() -> administrator
                        .read(ROLLBACKS, "/api/v1/rollbacks/" + rolledBack)
                        .hasNonNull("step"));
        await("the archive to hold what was judged")
                .atMost(READY_WITHIN)
                .until(() -> administrator
                                .get(ROLLBACKS, "/api/v1/archive/" + rolledBack + "/" + LOG)
                                .status()
                        == 200);
        await("what is owed to the status page to be in the ledger")
                .atMost(READY_WITHIN)
                .until(() -> administrator
                                .read("notifier-service", "/api/v1/deliveries?deployment=" + rolledBack)
                                .path("total")
                                .asInt()
                        > 0);
    }

    private String start(String environment, String name) throws IOException {
        return administrator
                .does(
                        "POST",
                        "/api/v1/deployments",
                        Map.of(
                                "service", service,
                                "environment", environment,
                                "version", version("1.1.0"),
                                "previousVersion", version("1.0.0"),
                                "checklist", name))
                .path("id")
                .asText();
    }

    private String firstItem(String deployment) throws IOException {
        return StreamSupport.stream(
                        administrator
                                .read(CHECKLISTS, deployment(deployment))
                                .path("phases")
                                .spliterator(),
                        false)
                .flatMap(phase -> StreamSupport.stream(phase.path("items").spliterator(), false))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    /** @param of the segment before the parameter, or its name; what is not known here gets a name that nothing has */
    String pathValue(String of) {
        return ofPath.getOrDefault(of, "unheard-of");
    }

    Map<String, String> queryValues() {
        return Map.of("service", service, "deployment", rolledBack, "name", checklist);
    }

    String body(Endpoint endpoint) {
        return VictimTexts.body(endpoint, service, item);
    }

    /** What no intruder may change, by where it is read. */
    Map<String, String> state() throws IOException {
        Map<String, String> state = new TreeMap<>();
        String open = deployment(ofPath.get("deployments"));
        for (String target : List.of(
                open,
                open + "/timeline",
                "/api/v1/services/" + service,
                "/api/v1/services/" + service + "/incidents",
                "/api/v1/checklists/" + checklist,
                "/api/v1/checklists/" + checklist + "/versions",
                "/api/v1/calendars/" + calendar,
                "/api/v1/deployments?service=" + service)) {
            state.put(target, standing(CHECKLISTS, target));
        }
        for (String target : List.of("/api/v1/rollbacks/" + rolledBack, "/api/v1/archive?service=" + service)) {
            state.put(target, standing(ROLLBACKS, target));
        }
        state.put("its token", Integer.toString(answers(token, open)));
        return state;
    }

    /** Without what goes on by itself: probes are judged and recorded while the attack lasts. */
    private String standing(String reader, String target) throws IOException {
        DoorAnswer answer = administrator.get(reader, target);
        if (answer.status() != 200 || !answer.body().startsWith("{")) {
            return answer.toString();
        }
        JsonNode body = administrator.read(reader, target);
        body.findParents("revision").forEach(object -> ((ObjectNode) object).remove("revision"));
        body.findParents("verdict").forEach(object -> ((ObjectNode) object).remove("verdict"));
        body.findParents("seen").forEach(object -> ((ObjectNode) object).remove("seen"));
        body.findParents("lastAt")
                .forEach(object -> ((ObjectNode) object).remove(List.of("lastAt", "records", "bytes")));
        if (target.endsWith("/timeline")) {
            ((ObjectNode) body).remove("total");
            Iterator<JsonNode> entries = body.path("items").elements();
            while (entries.hasNext()) {
                if (BY_ITSELF.contains(entries.next().path("type").asText())) {
                    entries.remove();
                }
            }
        }
        return answer.status() + " " + body;
    }

    private int answers(String authorization, String target) throws IOException {
        return administrator.as(authorization, CHECKLISTS, target).status();
    }

    private String version(String number) {
        return number + "-" + mark;
    }

    private static String deployment(String id) {
        return "/api/v1/deployments/" + id;
    }

    private static String random() {
        byte[] bytes = new byte[4];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
