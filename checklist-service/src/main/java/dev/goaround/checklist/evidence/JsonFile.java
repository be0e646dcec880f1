package dev.goaround.checklist.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON file read from front to end: what no reader asks for is skipped. Which tool wrote it, its outermost fields say. */
final class JsonFile {

    /** Code flows and nested properties of SARIF stay below thirty. */
    private static final int DEEPEST = 100;

    private static final Set<String> PLAIN = Set.of("name", "passed", "deployment", "item");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, String> fields = new LinkedHashMap<>();
    private List<SarifFile.Run> runs;
    private QualityGateFile.Gate gate;

    private JsonFile() {}

    static FileReading read(InputStream bytes) throws IOException, UnreadableFile {
        JsonFile file = new JsonFile();
        try (JsonParser json = MAPPER.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableFile("It is JSON, and no object.");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                file.field(json);
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new UnreadableFile("It is JSON with something behind its object.");
            }
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new UnreadableFile("It begins like JSON and is none: " + where + e.getOriginalMessage());
        }
        return file.reading();
    }

    private void field(JsonParser json) throws IOException {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        fields.put(name, value.isScalarValue() ? json.getText() : null);
        if (value == JsonToken.START_ARRAY && name.equals("runs")) {
            runs = MAPPER.readValue(json, new TypeReference<List<SarifFile.Run>>() {});
        } else if (value == JsonToken.START_OBJECT && (name.equals("qualityGate") || name.equals("projectStatus"))) {
            gate = MAPPER.readValue(json, QualityGateFile.Gate.class);
        } else {
            json.skipChildren();
        }
    }

    private FileReading reading() throws UnreadableFile {
        if (runs != null) {
            return new FileReading.Read(SarifFile.result(fields.get("version"), runs));
        }
        if (gate != null || (fields.containsKey("analysedAt") && fields.containsKey("taskId"))) {
            boolean webhook = fields.containsKey("taskId");
            return new FileReading.Read(
                    QualityGateFile.result(gate, webhook ? fields.get("status") : null, fields.get("analysedAt"))
                            .of(webhook ? fields.get("revision") : null));
        }
        if (fields.isEmpty() || fields.keySet().stream().anyMatch(PLAIN::contains)) {
            return new FileReading.Plain();
        }
        throw new UnreadableFile("It is a JSON object with the fields "
                + fields.keySet().stream().limit(8).toList() + ", of no tool that is known here.");
    }
}
