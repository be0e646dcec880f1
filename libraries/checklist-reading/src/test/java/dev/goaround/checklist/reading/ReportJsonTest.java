package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, List<String>> SHAPE = Map.of(
            "phases", List.of("title", "stage", "stageFrom", "environment", "line", "offset", "duration", "annotation"),
            "items",
                    List.of(
                            "id",
                            "line",
                            "text",
                            "ticked",
                            "kind",
                            "phase",
                            "section",
                            "parent",
                            "check",
                            "condition",
                            "facts",
                            "commands",
                            "environment",
                            "limitsOf",
                            "within",
                            "planned",
                            "essential",
                            "ends",
                            "choice",
                            "outcome",
                            "annotation"),
            "triggers",
                    List.of(
                            "id",
                            "line",
                            "text",
                            "signal",
                            "op",
                            "value",
                            "unit",
                            "over",
                            "for",
                            "times",
                            "baseline",
                            "outOf",
                            "risePer",
                            "burn",
                            "statistics",
                            "finding",
                            "mode",
                            "gap",
                            "minSamples",
                            "minRequests",
                            "onSilence",
                            "silentAfter",
                            "annotation"),
            "rollback", List.of("line", "order", "text", "condition", "commands", "annotation"),
            "signOffs", List.of("line", "role", "otherThanAuthor", "annotation"),
            "contacts", List.of("line", "role", "contact", "availability", "annotation"),
            "windows", List.of("line", "kind", "days", "from", "to", "zone", "text", "dates", "annotation"),
            "announcements", List.of("line", "event", "text", "template", "annotation"),
            "paths", List.of("line", "kind", "text", "approval", "review", "annotation"),
            "unread", List.of("line", "text", "reason"));

    @ParameterizedTest
    @CsvSource({"staged", "canary", "timed-steps", "topics", "countdown"})
    void everyFieldOfTheShapeIsThereAndNoOther(String name) throws IOException {
        JsonNode json = JSON.readTree(ReportJson.write(Checklists.report(name)));
        assertThat(fields(json))
                .containsExactly(
                        "title",
                        "summary",
                        "language",
                        "phases",
                        "items",
                        "triggers",
                        "rollback",
                        "signOffs",
                        "contacts",
                        "windows",
                        "announcements",
                        "paths",
                        "unread");
        SHAPE.forEach((list, shape) ->
                json.get(list).forEach(entry -> assertThat(fields(entry)).containsExactlyElementsOf(shape)));
    }

    @Test
    void checksHaveTheShapeOfTheirKind() throws IOException {
        JsonNode json = read("""
                - [ ] p99 latency < 500ms for 5 minutes
                - [ ] Monitor for 10 minutes
                - [ ] Shift 5% of the traffic
                - [ ] Look around
                """);
        assertThat(json.at("/items/0/check"))
                .isEqualTo(JSON.readTree("{\"signal\":\"latency_p99\",\"op\":\"<\",\"value\":0.5,\"unit\":\"seconds\","
                        + "\"over\":null,\"for\":300}"));
        assertThat(json.at("/items/1/check")).isEqualTo(JSON.readTree("{\"duration\":600}"));
        assertThat(json.at("/items/2/check")).isEqualTo(JSON.readTree("{\"traffic\":0.05}"));
        assertThat(json.at("/items/3/check").isNull()).isTrue();
        assertThat(json.at("/items/0/kind").asText()).isEqualTo("measured");
    }

    @Test
    void triggersSayNullWhereTheyHaveNothing() throws IOException {
        JsonNode json = read("""
                ## Rollback criteria
                - Error rate increases by > 5% over 1 minute for 3 times in a row
                - Data lost
                """);
        assertThat(json.at("/triggers/0/baseline")).isEqualTo(JSON.readTree("{\"by\":\"points\"}"));
        assertThat(json.at("/triggers/0/over").asInt()).isEqualTo(60);
        assertThat(json.at("/triggers/0/times").asInt()).isEqualTo(3);
        assertThat(json.at("/triggers/0/for").isNull()).isTrue();
        assertThat(json.at("/triggers/0/finding").isNull()).isTrue();
        assertThat(json.at("/triggers/1/signal").isNull()).isTrue();
        assertThat(json.at("/triggers/1/baseline").isNull()).isTrue();
        assertThat(json.at("/triggers/1/finding").asText()).isEqualTo("data-lost");
    }

    @Test
    void windowsAndTimesAreWrittenAsThePlanSays() throws IOException {
        JsonNode json = read("# L\n## T-15 minutes\n- [ ] go\n\nDeployment window: Tue-Wed 9:30-16:00 EST\n");
        assertThat(json.at("/phases/0/offset").asInt()).isEqualTo(-900);
        assertThat(json.at("/phases/0/duration").isNull()).isTrue();
        assertThat(json.at("/windows/0"))
                .isEqualTo(JSON.readTree(
                        "{\"line\":5,\"kind\":\"window\",\"days\":[\"TUE\",\"WED\"],\"from\":\"09:30\",\"to\":\"16:00\",\"zone\":\"America/New_York\",\"text\":\"Deployment"
                                + " window: Tue-Wed 9:30-16:00 EST\",\"dates\":null,\"annotation\":\"window days=TUE,WED"
                                + " from=09:30 to=16:00 zone=America/New_York\"}"));
        assertThat(json.at("/unread/0/reason").asText()).contains("EST");
    }

    @Test
    void numbersHaveNoExponent() {
        assertThat(ReportJson.write(Checklists.ofText("- [ ] Error rate < 0.0001%\n- [ ] Memory < 64 GiB\n")))
                .contains("0.000001", "68719476736")
                .doesNotContainPattern("\\dE[-0-9]");
    }

    private static JsonNode read(String markdown) throws IOException {
        return JSON.readTree(ReportJson.write(Checklists.ofText(markdown)));
    }

    private static List<String> fields(JsonNode node) {
        List<String> fields = new ArrayList<>();
        node.fieldNames().forEachRemaining(fields::add);
        return fields;
    }
}
