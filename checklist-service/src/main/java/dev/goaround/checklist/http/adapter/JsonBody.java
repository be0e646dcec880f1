package dev.goaround.checklist.http.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.checklist.definition.DurationText;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventSchemas;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.SchemaError;
import dev.goaround.contracts.text.OutsideText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A request's JSON object. What is wrong with it ends the request with a problem that names the field. */
public final class JsonBody {

    /** Requests are a few fields; the largest is a start event with its facts. */
    private static final int MAX_BYTES = 64 << 10;

    private static final EventSchemas SCHEMAS = new EventSchemas();

    private final ObjectNode node;

    private JsonBody(ObjectNode node) {
        this.node = node;
    }

    /** @param bytes an empty body is an empty object */
    public static JsonBody of(byte[] bytes, Set<String> known) {
        JsonBody body = of(bytes);
        List<ProblemException.FieldError> unknown = new ArrayList<>();
        body.node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                unknown.add(ProblemException.FieldError.of(name, "there is no such field; known are " + known));
            }
        });
        if (!unknown.isEmpty()) {
            throw ProblemException.unprocessable("The request has fields that are not known.", unknown);
        }
        return body;
    }

    public static JsonBody of(byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            return new JsonBody(EventJson.mapper().createObjectNode());
        }
        if (bytes.length > MAX_BYTES) {
            throw ProblemException.tooLarge(
                    "The body has " + bytes.length + " bytes, and at most " + MAX_BYTES + " are taken here.");
        }
        try {
            JsonNode tree = EventJson.mapper().readTree(bytes);
            if (tree instanceof ObjectNode object) {
                requireReadable(object);
                return new JsonBody(object);
            }
            throw ProblemException.badRequest("The body is JSON, but no object; expected {…}.");
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw ProblemException.badRequest("The body is no JSON" + where + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private static void requireReadable(ObjectNode object) {
        List<SchemaError> odd = OutsideText.check(object);
        if (!odd.isEmpty()) {
            throw ProblemException.unprocessable(
                    "The request has text that is not taken: "
                            + odd.stream().map(SchemaError::toString).collect(Collectors.joining("; ")),
                    odd.stream()
                            .map(error -> ProblemException.FieldError.of(error.pointer(), error.message()))
                            .toList());
        }
    }

    /** @param object of a body that was read here */
    public static JsonBody of(ObjectNode object) {
        return new JsonBody(object);
    }

    public ObjectNode node() {
        return node;
    }

    /** @return null where there is none */
    public String text(String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(field, "is no text");
        }
        return value.textValue();
    }

    public String required(String field, String meaning) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            throw wrong(field, "is missing: " + meaning);
        }
        return text;
    }

    public boolean flag(String field, String meaning) {
        JsonNode value = node.get(field);
        if (value == null || !value.isBoolean()) {
            throw wrong(field, "is neither true nor false: " + meaning);
        }
        return value.booleanValue();
    }

    public List<String> texts(String field) {
        JsonNode value = node.get(field);
        List<String> texts = new ArrayList<>();
        if (value != null && !value.isNull()) {
            if (!value.isArray()) {
                throw wrong(field, "is no list of texts");
            }
            for (JsonNode element : value) {
                if (!element.isTextual()) {
                    throw wrong(field, "is no list of texts");
                }
                texts.add(element.textValue());
            }
        }
        return texts;
    }

    /** Constants may be written in lower case. */
    public JsonBody upperCase(String field) {
        JsonNode value = node.get(field);
        if (value != null && value.isTextual()) {
            node.put(field, value.textValue().toUpperCase(Locale.ROOT).replace('-', '_'));
        }
        return this;
    }

    /** Durations may be written as people do ({@code 2s}); what is no duration is left to the schema. */
    public JsonBody duration(String field) {
        JsonNode value = node.get(field);
        if (value != null && value.isTextual()) {
            DurationText.read(value.textValue()).ifPresent(duration -> node.put(field, duration.toString()));
        }
        return this;
    }

    public JsonBody defaulting(String field, String value) {
        if (!node.hasNonNull(field)) {
            node.put(field, value);
        }
        return this;
    }

    /** The field's value is that of the path; a body that says another is about something else. */
    public JsonBody about(String field, String value) {
        JsonNode said = node.get(field);
        if (said != null && !said.isNull() && !said.asText().equals(value)) {
            throw wrong(field, "is ‘" + said.asText() + "’, and the path says " + value + ": it is about one of them");
        }
        return defaulting(field, value);
    }

    /** A share may be written as people do ({@code "83%"}); what is none is left to the schema. */
    public JsonBody percent(String field, String unit) {
        JsonNode value = node.get(field);
        JsonNode stated = node.get(unit);
        boolean free = stated == null || stated.isNull() || stated.asText().matches("%|percent");
        if (value != null
                && value.isTextual()
                && free
                && value.textValue().strip().matches("\\d{1,9}(?:\\.\\d{1,9})? ?%")) {
            node.put(
                    field, Double.parseDouble(value.textValue().replace("%", "").strip()));
            node.put(unit, "percent");
        }
        return this;
    }

    /** Takes a field out and returns it, or null. */
    public JsonNode take(String field) {
        return node.remove(field);
    }

    /** Checked against the event's closed schema. */
    public <E extends Event> E event(EventType type, Class<E> record) {
        byte[] json = node.toString().getBytes(StandardCharsets.UTF_8);
        List<SchemaError> errors = SCHEMAS.check(type, json);
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(
                    "The request is not what " + record.getSimpleName() + " has to be.",
                    errors.stream()
                            .map(error -> ProblemException.FieldError.of(error.pointer(), error.message()))
                            .toList());
        }
        try {
            return EventJson.read(json, record);
        } catch (IOException e) {
            throw ProblemException.unprocessable(e.getMessage(), List.of());
        }
    }

    private static ProblemException wrong(String field, String what) {
        return ProblemException.unprocessable(field + " " + what, List.of(ProblemException.FieldError.of(field, what)));
    }
}
