package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.goaround.demo.ApiDeployment;
import dev.goaround.demo.Story;
import dev.goaround.demo.StoryResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each shape of checklist from start to end on the whole system, rehearsed: what takes a week there takes seconds here. */
class BuiltInChecklistsE2ET {
    private static final int PORT_BASE = 22_600;

    private static RunningSystem system;

    /** The demo walks the first of them itself, as it walks a document that somebody else has written. */
    @BeforeAll
    static void start() throws IOException {
        String document = RunningSystem.REPOSITORY
                .resolve(
                        "libraries/checklist-reading/src/main/resources/dev/goaround/checklist/builtin/staged-release.md")
                .toString();
        system = RunningSystem.up("shapes", PORT_BASE, "--demo", "--checklist", document);
        system.awaitOutput("rolled back once, verified and announced on every channel", Duration.ofMinutes(5));
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary-release", "blue-green-release", "readiness-review", "countdown-release"})
    void aGoodVersionPassesAndABadOneIsRolledBack(String checklist) {
        StoryResult result = new Story(system.storyConfig().walking(checklist), System.out).run();

        assertThat(result.asItShould()).as(result.summary()).isTrue();
    }

    @Test
    void anEmergencyWalksTheAbbreviatedListWithTheApprovalThatTheDocumentNames() throws IOException {
        Story story = story("blue-green-release");

        String id = story.deploy("emergency-" + Instant.now().getEpochSecond(), Map.of("kind", "emergency"));
        ApiDeployment ended = story.finish(id, "succeeded");

        assertThat(item(ended, "VP Engineering").state()).isEqualTo("done");
        assertThat(item(ended, "Integration tests").state()).isEqualTo("waived");
        assertThat(item(ended, "Snapshot of the database").state()).isEqualTo("done");
        assertThat(read("/api/v1/deployments/" + id).path("debts")).isNotEmpty();
    }

    @Test
    void aPlannedCountdownIsWalkedByItsClock() throws IOException {
        Story story = story("countdown-release");
        String version = "countdown-" + Instant.now().getEpochSecond();
        Instant t0 = Instant.now().plusSeconds(20);

        String planned = story.plan(version, t0).id();
        String id = story.deploy(version);
        story.finish(id, "succeeded");

        assertThat(id).as("the start is bound to the plan").isEqualTo(planned);
        Map<String, Instant> entered = entries(id);
        assertThat(entered.get("T-60 minutes")).isAfterOrEqualTo(t0.minusSeconds(9));
        assertThat(entered.get("T-30 minutes")).isAfterOrEqualTo(t0.minusSeconds(6));
        assertThat(entered.get("T-15 minutes")).isAfterOrEqualTo(t0.minusSeconds(3));
        Instant deployed = entered.get("T-0 (deployment)");
        assertThat(deployed).isAfterOrEqualTo(t0);
        assertThat(entered.get("T+5 minutes")).isAfterOrEqualTo(deployed.plusSeconds(3));
        assertThat(entered.get("T+60 minutes")).isAfterOrEqualTo(deployed.plusSeconds(12));
    }

    private static Story story(String checklist) {
        Story story = new Story(system.storyConfig().walking(checklist), System.out);
        story.prepare();
        return story;
    }

    /** By the title of the phase. */
    private static Map<String, Instant> entries(String deployment) throws IOException {
        Map<String, String> titles = new TreeMap<>();
        read("/api/v1/deployments/" + deployment)
                .path("phases")
                .forEach(phase -> titles.put(
                        phase.path("id").asText(), phase.path("title").asText()));
        Map<String, Instant> entries = new TreeMap<>();
        read("/api/v1/deployments/" + deployment + "/timeline").path("items").forEach(line -> {
            if (line.path("type").asText().equals("phase-entered")) {
                entries.put(
                        titles.get(line.path("phase").asText()),
                        Instant.parse(line.path("at").asText()));
            }
        });
        return entries;
    }

    private static ApiDeployment.Item item(ApiDeployment deployment, String text) {
        List<ApiDeployment.Item> items = new ArrayList<>();
        deployment.phases().forEach(phase -> items.addAll(phase.items()));
        return items.stream()
                .filter(item -> item.text().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item about " + text));
    }

    private static JsonNode read(String path) throws IOException {
        String body = RunningSystem.send(HttpRequest.newBuilder(URI.create(system.url("checklist-service") + path))
                        .header("Authorization", "Bearer " + system.adminToken()))
                .body();
        return JsonMapper.builder().build().readTree(body);
    }
}
