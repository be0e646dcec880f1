package dev.goaround.contracts;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Checks JSON against the closed schemas of the events (JSON Schema draft 2020-12). A schema is loaded from the class path
 * when it is first asked for, and kept; nothing is fetched. Safe for use by many threads.
 *
 * <p>Meant for what comes in through a door (a pipeline's events) and for tests. A consumer of Goaround's own events does not
 * check: it passes over fields that it does not know.
 */
public final class EventSchemas {

    private static final ObjectReader READER = EventJson.mapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build())
                    .schemaLoader(loader -> loader.fetchRemoteResources(false)));

    private final Map<EventType, Schema> schemas = new ConcurrentHashMap<>();

    /** Returns all that is wrong; an empty list if the JSON is an event of that type. */
    public List<SchemaError> check(EventType type, byte[] json) {
        return check(type, json, tree -> List.of());
    }

    /**
     * The same, with what another rule says of the JSON before what the schema says: it is parsed once for both.
     *
     * @param rule asked only where the JSON can be parsed
     */
    public List<SchemaError> check(EventType type, byte[] json, Function<JsonNode, List<SchemaError>> rule) {
        JsonNode tree;
        try {
            tree = READER.readTree(json);
        } catch (JsonProcessingException e) {
            return List.of(new SchemaError("", "is no JSON: " + e.getOriginalMessage() + where(e.getLocation())));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        Schema schema = schemas.computeIfAbsent(type, this::load);
        SchemaMessages messages = new SchemaMessages(schema.getSchemaNode());
        return Stream.concat(
                        rule.apply(tree).stream(),
                        schema.validate(tree).stream().map(messages::of))
                .distinct()
                .toList();
    }

    private Schema load(EventType type) {
        try (InputStream resource = EventSchemas.class.getResourceAsStream(type.schemaResource())) {
            if (resource == null) {
                throw new IllegalStateException("no schema " + type.schemaResource() + " on the class path");
            }
            JsonNode node = EventJson.mapper().readTree(resource);
            return registry.getSchema(SchemaLocation.of(node.path("$id").asText()), node);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the schema of " + type.type(), e);
        }
    }

    private static String where(JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
