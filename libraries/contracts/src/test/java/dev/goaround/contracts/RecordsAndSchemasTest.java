package dev.goaround.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Records and schemas say the same: the same fields, of the same types, at every level. Of a type that is written as another
 * record (its {@code @JsonValue}) that record's fields count, under the type's own name.
 */
class RecordsAndSchemasTest {

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aSchemaNamesTheComponentsOfItsRecord(EventType type) {
        JsonNode schema = schema(type);

        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText()).isEqualTo("urn:goaround:schema:" + type.type());
        Walk walk = new Walk(schema);
        walk.record(type.record(), schema, Set.of());
        assertThat(schema.path("$defs").fieldNames())
                .toIterable()
                .as("every definition is used")
                .containsExactlyInAnyOrderElementsOf(walk.seen);
    }

    @Test
    void aSharedRecordIsDescribedAlikeInEverySchema() {
        Map<String, JsonNode> definitions = new TreeMap<>();
        for (EventType type : EventType.values()) {
            schema(type).path("$defs").properties().forEach(definition -> {
                JsonNode before = definitions.putIfAbsent(definition.getKey(), definition.getValue());
                if (before != null) {
                    assertThat(definition.getValue())
                            .as(type + " " + definition.getKey())
                            .isEqualTo(before);
                }
            });
        }
        assertThat(definitions).containsKey("DeploymentRef");
    }

    private static JsonNode schema(EventType type) {
        try (InputStream resource = RecordsAndSchemasTest.class.getResourceAsStream(type.schemaResource())) {
            assertThat(resource).as(type.schemaResource()).isNotNull();
            return EventJson.mapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(type.schemaResource(), e);
        }
    }

    /** Goes through a record and its schema side by side. */
    private static final class Walk {

        private final JsonNode root;
        private final Set<String> seen = new HashSet<>();

        Walk(JsonNode root) {
            this.root = root;
        }

        void record(Class<?> record, JsonNode schema, Set<String> tags) {
            String name = record.getSimpleName();
            assertThat(schema.path("type").asText()).as(name).isEqualTo("object");
            assertThat(schema.path("additionalProperties"))
                    .as(name + " is closed")
                    .isEqualTo(EventJson.mapper().getNodeFactory().booleanNode(false));
            assertThat(schema.path("description").asText()).as(name).isNotBlank();
            Set<String> fields = new TreeSet<>(tags);
            for (RecordComponent component : record.getRecordComponents()) {
                String field = field(component);
                fields.add(field);
                JsonNode property = schema.path("properties").path(field);
                String where = name + "." + field;
                assertThat(property.isMissingNode())
                        .as(where + " is in the schema")
                        .isFalse();
                assertThat(property.path("description").asText()).as(where).isNotBlank();
                type(where, component.getGenericType(), property);
            }
            assertThat(schema.path("properties").fieldNames())
                    .toIterable()
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(fields);
            schema.path("required")
                    .forEach(required ->
                            assertThat(fields).as(name + " requires").contains(required.asText()));
        }

        private static String field(RecordComponent component) {
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            return named == null ? component.getName() : named.value();
        }

        private void type(String where, Type type, JsonNode property) {
            if (type instanceof ParameterizedType generic) {
                container(where, generic, property);
            } else {
                plain(where, (Class<?>) type, property);
            }
        }

        private void container(String where, ParameterizedType generic, JsonNode property) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                assertThat(property.path("type").asText()).as(where).isEqualTo("object");
                type(where + "{}", of[1], property.path("additionalProperties"));
                return;
            }
            assertThat(property.path("type").asText()).as(where).isEqualTo("array");
            assertThat(property.path("uniqueItems").asBoolean()).as(where).isEqualTo(generic.getRawType() == Set.class);
            type(where + "[]", of[0], property.path("items"));
        }

        private void plain(String where, Class<?> type, JsonNode property) {
            if (type == Object.class) {
                assertThat(property.isObject() && property.isEmpty())
                        .as(where + " may be anything")
                        .isTrue();
            } else if (type.isEnum()) {
                List<String> labels = Arrays.stream(type.getEnumConstants())
                        .map(constant -> EventJson.mapper().convertValue(constant, String.class))
                        .toList();
                assertThat(property.path("enum"))
                        .as(where)
                        .extracting(JsonNode::asText)
                        .hasSameElementsAs(labels);
            } else if (type.isRecord() || type.isSealed()) {
                definition(where, type, property);
            } else {
                String schemaType =
                        property.path("type").asText() + property.path("format").asText("");
                assertThat(schemaType).as(where).isEqualTo(expected(type));
                assertThat(property.has("pattern") || type != Duration.class)
                        .as(where)
                        .isTrue();
            }
        }

        private void definition(String where, Class<?> type, JsonNode property) {
            assertThat(property.path("$ref").asText()).as(where).isEqualTo("#/$defs/" + type.getSimpleName());
            if (!seen.add(type.getSimpleName())) {
                return;
            }
            JsonNode definition = root.path("$defs").path(type.getSimpleName());
            if (type.isRecord()) {
                record(written(type), definition, Set.of());
            } else {
                union(type, (ObjectNode) definition);
            }
        }

        private static Class<?> written(Class<?> record) {
            return Arrays.stream(record.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(JsonValue.class))
                    .findFirst()
                    .<Class<?>>map(Method::getReturnType)
                    .orElse(record);
        }

        private void union(Class<?> type, ObjectNode definition) {
            String tag = type.getAnnotation(JsonTypeInfo.class).property();
            Map<String, String> chosen = new TreeMap<>();
            for (JsonNode branch : definition.path("allOf")) {
                chosen.put(
                        branch.at("/if/properties/" + tag + "/const").asText(),
                        branch.at("/then/$ref").asText());
            }
            Map<String, String> wanted = new TreeMap<>();
            for (JsonSubTypes.Type kind : type.getAnnotation(JsonSubTypes.class).value()) {
                String name = kind.value().getSimpleName();
                wanted.put(kind.name(), "#/$defs/" + name);
                seen.add(name);
                JsonNode branch = root.path("$defs").path(name);
                assertThat(branch.path("properties").path(tag).path("const").asText())
                        .isEqualTo(kind.name());
                record(kind.value(), branch, Set.of(tag));
            }
            assertThat(chosen).isEqualTo(wanted);
            assertThat(definition.path("properties").path(tag).path("enum"))
                    .extracting(JsonNode::asText)
                    .hasSameElementsAs(wanted.keySet());
        }

        private static String expected(Class<?> type) {
            Map<Class<?>, String> known = Map.ofEntries(
                    Map.entry(String.class, "string"),
                    Map.entry(Duration.class, "string"),
                    Map.entry(Instant.class, "stringdate-time"),
                    Map.entry(URI.class, "stringuri"),
                    Map.entry(int.class, "integer"),
                    Map.entry(Integer.class, "integer"),
                    Map.entry(long.class, "integer"),
                    Map.entry(Long.class, "integer"),
                    Map.entry(double.class, "number"),
                    Map.entry(Double.class, "number"),
                    Map.entry(boolean.class, "boolean"),
                    Map.entry(Boolean.class, "boolean"));
            return known.getOrDefault(type, "a rule for " + type);
        }
    }
}
