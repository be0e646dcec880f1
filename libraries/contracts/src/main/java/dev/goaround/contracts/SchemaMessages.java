package dev.goaround.contracts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Words for a validator's findings: what is wrong, and from the schema's descriptions what would be right. */
final class SchemaMessages {

    private final JsonNode schema;

    SchemaMessages(JsonNode schema) {
        this.schema = schema;
    }

    SchemaError of(Error error) {
        String at = error.getInstanceLocation().toString();
        JsonPointer keyword =
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
        JsonNode owner = schema.at(keyword.head());
        JsonNode wanted = schema.at(keyword);
        return switch (error.getKeyword()) {
            case "required" ->
                new SchemaError(
                        at + "/" + escaped(error.getProperty()),
                        "is missing" + described(owner.path("properties").path(error.getProperty())));
            case "additionalProperties" ->
                new SchemaError(
                        at + "/" + escaped(error.getProperty()),
                        "is no field of this object; its fields are " + names(owner.path("properties")));
            case "type" ->
                new SchemaError(
                        at, "is " + kind(error.getInstanceNode()) + ", expected " + wanted.asText() + described(owner));
            case "enum" -> new SchemaError(at, "is " + error.getInstanceNode() + ", expected one of " + values(wanted));
            case "const" -> new SchemaError(at, "is " + error.getInstanceNode() + ", expected " + wanted);
            case "format" ->
                new SchemaError(
                        at,
                        "is " + error.getInstanceNode() + ", expected " + example(wanted.asText()) + described(owner));
            default -> new SchemaError(at, error.getMessage() + described(owner));
        };
    }

    private static String example(String format) {
        return switch (format) {
            case "date-time" -> "an instant as 2026-03-10T14:00:00Z";
            case "uri" -> "an absolute URI";
            default -> "a " + format;
        };
    }

    private static String described(JsonNode property) {
        String description = property.path("description").asText();
        return description.isEmpty() ? "" : ": " + description;
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> "null (leave the field out instead)";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a number";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            default -> "a string";
        };
    }

    private static String names(JsonNode properties) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(properties.fieldNames(), 0), false)
                .collect(Collectors.joining(", "));
    }

    private static String values(JsonNode wanted) {
        return StreamSupport.stream(wanted.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
