package dev.goaround.rollback.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.SchemaError;
import dev.goaround.contracts.text.OutsideText;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A request's body, for every door of this service. */
public final class JsonText {

    private JsonText() {}

    /**
     * @return a missing node for what is no JSON; what is missing is said by field
     * @throws BadRequestException with a problem where a text is not taken
     */
    public static JsonNode read(byte[] body) {
        JsonNode read;
        try {
            read = EventJson.mapper().readTree(body);
        } catch (IOException e) {
            return EventJson.mapper().missingNode();
        }
        List<SchemaError> odd = OutsideText.check(read);
        if (!odd.isEmpty()) {
            throw new BadRequestException(ProblemResponse.of(
                    Status.BAD_REQUEST, odd.stream().map(SchemaError::toString).collect(Collectors.joining("; "))));
        }
        return read;
    }
}
