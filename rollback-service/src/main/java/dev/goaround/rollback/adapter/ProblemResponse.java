package dev.goaround.rollback.adapter;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as RFC 9457 describes them, for every door of this service. */
public final class ProblemResponse {

    private ProblemResponse() {}

    public static Response of(Response.Status status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.getStatusCode());
        problem.put("detail", detail);
        return Response.status(status)
                .type("application/problem+json")
                .entity(problem)
                .build();
    }
}
