package dev.goaround.rollback.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.rollback.archive.ArchiveChunk;
import dev.goaround.rollback.archive.Replay;
import dev.goaround.rollback.archive.Replay.Result;
import dev.goaround.rollback.archive.adapter.ArchiveLines;
import dev.goaround.rollback.archive.adapter.PagedLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A service's archive, through its door. */
record Archived(ServiceProcess service, String token) {

    /** Whether the archive has it to its end. */
    boolean isWhole(String deployment) throws IOException {
        return json("/api/v1/archive/" + deployment).path("ended").asBoolean();
    }

    Result replay(String deployment) throws IOException {
        return new Replay(new PagedLog(deployment, true, this::chunks), ArchiveLines::read, said -> {}).run();
    }

    private List<ArchiveChunk> chunks(String deployment, String name, int after) throws IOException {
        List<ArchiveChunk> chunks = new ArrayList<>();
        for (JsonNode chunk : json("/api/v1/archive/" + deployment + "/" + name + "?after=" + after)
                .path("chunks")) {
            chunks.add(EventJson.mapper().treeToValue(chunk, ArchiveChunk.class));
        }
        return chunks;
    }

    private JsonNode json(String path) throws IOException {
        try {
            return EventJson.mapper().readTree(service.get(path, token).body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
