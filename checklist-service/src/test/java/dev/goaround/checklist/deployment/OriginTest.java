package dev.goaround.checklist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The texts are what rows held before an origin was several records. */
class OriginTest {
    private static final Instant T0 = Instant.parse("2026-03-03T10:00:00Z");

    private static final String STORED = "{\"kind\":\"HOTFIX\",\"checklist\":\"shop-release\",\"checklistVersion\":3,"
            + "\"definitionRevision\":7,\"baselineVersion\":\"1.0\",\"targetVersion\":\"0.9\",\"facts\":{\"schema\":true},"
            + "\"commit\":\"abc1234\",\"committedAt\":\"2026-03-02T10:00:00Z\",\"link\":\"https://ci.example.org/1\","
            + "\"by\":\"ci\",\"t0\":\"2026-03-03T10:00:00Z\",\"author\":\"ann\",\"rehearsal\":\"PT30S\","
            + "\"callback\":\"https://ci.example.org/back\",\"starters\":[\"ben\"],"
            + "\"authorship\":{\"forge\":\"GitHub\",\"authors\":[{\"login\":\"octocat\",\"subject\":\"ann\"}],\"asked\":1}}";

    private static final Origin ORIGIN = new Origin(
            DeploymentKind.HOTFIX,
            new Origin.Pins("shop-release", 3, 7),
            "1.0",
            "0.9",
            Map.of("schema", true),
            new Origin.Change(
                    "abc1234",
                    T0.minus(Duration.ofDays(1)),
                    "ann",
                    new Authorship("GitHub", List.of(new Authorship.Author("octocat", "ann")), null, 1, null, null)),
            new Origin.Starter(
                    "ci", List.of("ben"), "https://ci.example.org/1", URI.create("https://ci.example.org/back")),
            T0,
            Duration.ofSeconds(30));

    @Test
    void itIsStoredAsBeforeAndReadAgain() throws JsonProcessingException {
        assertThat(EventJson.mapper().writeValueAsString(ORIGIN)).isEqualTo(STORED);
        assertThat(EventJson.mapper().readValue(STORED, Origin.class)).isEqualTo(ORIGIN);
    }

    @Test
    void whatRelease01StoredIsReadAndStoredAsSince() throws JsonProcessingException {
        String then = "{\"kind\":\"STANDARD\",\"checklist\":\"shop-release\",\"checklistVersion\":1,"
                + "\"definitionRevision\":1,\"facts\":{},\"by\":\"ci\"}";

        Origin read = EventJson.mapper().readValue(then, Origin.class);

        assertThat(EventJson.mapper().writeValueAsString(read))
                .isEqualTo(then.replace("\"by\":\"ci\"}", "\"by\":\"ci\",\"starters\":[]}"));
    }
}
