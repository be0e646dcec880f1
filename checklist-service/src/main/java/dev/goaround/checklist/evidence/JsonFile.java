package dev.goaround.checklist.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON file read from front to end: what no reader asks for is skipped. Which tool wrote it, its outermost fields say. */
final class JsonFile {

    private static final Set<String> PLAIN = Set.of("name", "passed", "deployment", "item");

    /** The outermost fields that say something by their values. */
    private static final Set<String> ASKED = Set.of("version", "taskId", "status", "analysedAt", "revision");

    private static final int NAMED_FIELDS = 8;
    private static final int LONGEST_NAMED = 40;

    private final Map<String, String> asked = new HashMap<>();
    private final List<String> named = new ArrayList<>();
    private boolean plain;
    private SarifFile sarif;
    private QualityGateFile.Gate gate;

    private JsonFile() {}

    static FileReading read(InputStream bytes) throws IOException, UnreadableFile {
        JsonFile file = new JsonFile();
        try (JsonParser json = EvidenceLimits.mapper().createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableFile("It is JSON, and no object.");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                file.field(json);
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new UnreadableFile("It is JSON with something behind its object.");
            }
        } catch (EvidenceLimits.ElementTooLarge e) {
            throw new UnreadableFile(e.getMessage());
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new UnreadableFile("It begins like JSON and is none: " + where + e.getOriginalMessage());
        }
        return file.reading();
    }

    private void field(JsonParser json) throws IOException, UnreadableFile {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        seen(name);
        if (ASKED.contains(name)) {
            asked.put(name, value.isScalarValue() ? json.getText() : null);
        }
        if (value == JsonToken.START_ARRAY && name.equals("runs")) {
            sarif = SarifFile.read(json);
        } else if (value == JsonToken.START_OBJECT && (name.equals("qualityGate") || name.equals("projectStatus"))) {
            gate = EvidenceLimits.element(json, QualityGateFile.Gate.class);
        } else {
            json.skipChildren();
        }
    }

    private void seen(String name) {
        plain |= PLAIN.contains(name);
        if (named.size() < NAMED_FIELDS) {
            named.add(name.length() > LONGEST_NAMED ? name.substring(0, LONGEST_NAMED) + "…" : name);
        }
    }

    private FileReading reading() throws UnreadableFile {
        if (sarif != null) {
            return new FileReading.Read(sarif.result(asked.get("version")));
        }
        if (gate != null || (asked.containsKey("analysedAt") && asked.containsKey("taskId"))) {
            boolean webhook = asked.containsKey("taskId");
            return new FileReading.Read(
                    QualityGateFile.result(gate, webhook ? asked.get("status") : null, asked.get("analysedAt"))
                            .of(webhook ? asked.get("revision") : null));
        }
        if (named.isEmpty() || plain) {
            return new FileReading.Plain();
        }
        throw new UnreadableFile("It is a JSON object with the fields " + named + ", of no tool that is known here.");
    }
}
