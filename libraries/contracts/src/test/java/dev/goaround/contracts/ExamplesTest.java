package dev.goaround.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    private static final EventSchemas SCHEMAS = new EventSchemas();

    static Stream<Example> examples() {
        return Example.all();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyEventHasAnExample(EventType type) {
        assertThat(Example.of(type)).anyMatch(example -> !example.minimal());
    }

    @Test
    void everyFolderIsAnEvent() {
        assertThat(Example.folders())
                .allMatch(folder -> EventType.ofType(folder).isPresent());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleKeepsToTheSchema(Example example) {
        assertThat(SCHEMAS.check(example.type(), example.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsReadAndWrittenWithoutLoss(Example example) throws IOException {
        JsonNode original = EventJson.mapper().readTree(example.json());

        byte[] written =
                EventJson.write(EventJson.read(example.json(), example.type().record()));

        JsonNode again = EventJson.mapper().readTree(written);
        if (example.minimal()) {
            // Defaults are filled in: what was said stays, what is written keeps to the schema.
            original.properties().forEach(field -> {
                if (field.getValue().isValueNode()) {
                    assertThat(again.get(field.getKey())).isEqualTo(field.getValue());
                }
            });
            assertThat(SCHEMAS.check(example.type(), written)).isEmpty();
        } else {
            assertThat(again).isEqualTo(original);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anEventAboutADeploymentIsKeyedByIt(Example example) throws IOException {
        JsonNode deployment = EventJson.mapper().readTree(example.json()).path("deployment");
        String id = deployment.path("id").asText(deployment.asText());
        if (!id.isEmpty()) {
            assertThat(EventJson.read(example.json(), example.type().record()).key())
                    .isEqualTo(id);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anUnknownFieldIsRefusedByTheSchemaAtEveryLevelAndPassedOverByReaders(Example example) throws IOException {
        JsonNode tree = EventJson.mapper().readTree(example.json());
        List<ObjectNode> objects = new ArrayList<>();
        collectClosed(tree, "", objects);

        for (ObjectNode object : objects) {
            object.put("brandNew", "from a later version");
            byte[] json = EventJson.mapper().writeValueAsBytes(tree);
            assertThat(SCHEMAS.check(example.type(), json))
                    .anySatisfy(error -> assertThat(error.pointer()).endsWith("/brandNew"));
            assertThat(EventJson.read(json, example.type().record())).isNotNull();
            object.remove("brandNew");
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyMissingRequiredFieldIsNamed(Example example) throws IOException {
        ObjectNode tree = (ObjectNode) EventJson.mapper().readTree(example.json());
        for (String field : required(example.type())) {
            ObjectNode without = tree.deepCopy();
            without.remove(field);
            assertThat(SCHEMAS.check(example.type(), EventJson.mapper().writeValueAsBytes(without)))
                    .as(field)
                    .anySatisfy(error -> assertThat(error.pointer()).isEqualTo("/" + field));
        }
    }

    /** Examples are for ever: what was once a valid event stays one. A new wish is a new example. */
    @Test
    void noExampleWasChangedOrDropped() throws IOException {
        Map<String, String> now = new TreeMap<>();
        Example.all().forEach(example -> now.put(example.toString(), digest(example.json())));
        Map<String, String> recorded = new TreeMap<>();
        try (InputStream resource = getClass().getResourceAsStream("examples.sha256")) {
            for (String line : new String(resource.readAllBytes(), UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    recorded.put(line.substring(66), line.substring(0, 64));
                }
            }
        }
        assertThat(now)
                .as("examples.sha256 lists every example, and none was changed; add a line for a new one")
                .isEqualTo(recorded);
    }

    private static List<String> required(EventType type) throws IOException {
        try (InputStream resource = ExamplesTest.class.getResourceAsStream(type.schemaResource())) {
            List<String> names = new ArrayList<>();
            EventJson.mapper().readTree(resource).path("required").forEach(name -> names.add(name.asText()));
            return names;
        }
    }

    /** All objects but the maps, whose keys are the sender's. */
    private static void collectClosed(JsonNode node, String name, List<ObjectNode> found) {
        if (node instanceof ObjectNode object
                && !List.of(
                                "facts",
                                "where",
                                "inputs",
                                "words",
                                "variables",
                                "limits",
                                "environments",
                                "roles",
                                "people",
                                "weights",
                                "body")
                        .contains(name)) {
            found.add(object);
        }
        if (node.isArray()) {
            node.forEach(element -> collectClosed(element, "", found));
        } else {
            node.properties().forEach(field -> collectClosed(field.getValue(), field.getKey(), found));
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
