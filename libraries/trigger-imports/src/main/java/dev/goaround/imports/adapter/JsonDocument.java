package dev.goaround.imports.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.goaround.imports.LocatedValue;
import dev.goaround.imports.ParsedDocument;
import dev.goaround.imports.SourcePlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One JSON document (RFC 8259) with the places of its values; a field that is there twice is refused. */
public final class JsonDocument {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(40)
                    .maxTokenCount(400_000)
                    .build())
            .build();

    private JsonDocument() {}

    public static ParsedDocument read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            LocatedValue entry = entry(parser);
            if (parser.nextToken() != null) {
                return refused(parser.currentTokenLocation(), "something follows the document");
            }
            return new ParsedDocument.Read(List.of(entry));
        } catch (JsonProcessingException e) {
            return refused(e.getLocation(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text is always readable", e);
        }
    }

    private static ParsedDocument refused(JsonLocation at, String why) {
        String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        return new ParsedDocument.Refused(place + "it is no JSON: "
                + why.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
    }

    private static LocatedValue entry(JsonParser parser) throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        SourcePlace at = new SourcePlace(start.getLineNr(), start.getColumnNr());
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<LocatedValue> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(entry(parser));
            }
            return new LocatedValue.Items(items, at);
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return new LocatedValue.Text(parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText(), at);
        }
        Map<String, LocatedValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                fields.put(name, entry(parser));
            }
        }
        return new LocatedValue.Mapping(fields, at);
    }
}
