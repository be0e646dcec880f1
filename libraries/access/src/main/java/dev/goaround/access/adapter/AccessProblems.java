package dev.goaround.access.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.contracts.EventJson;

/** The answers to those who do not get in, as RFC 9457 problems. They say what would be right and nothing about the token. */
final class AccessProblems {

    static final String MEDIA_TYPE = "application/problem+json";
    static final String CHALLENGE = "Bearer realm=\"goaround\"";

    static final String UNAUTHORIZED = """
            {"type":"about:blank","title":"Unauthorized","status":401,\
            "detail":"no valid API token: send 'Authorization: Bearer ga_…' with one that has not expired or been revoked"}""";

    static final String FORBIDDEN = """
            {"type":"about:blank","title":"Forbidden","status":403,\
            "detail":"the token is valid but has no right to do this: its roles or its services do not cover it"}""";

    /** To an administrator, too: a method that does not say who may call it lets nobody in. */
    static final String CLOSED = "nobody may do this: no role opens it";

    private AccessProblems() {}

    /** @param detail what was asked, what role it needs, and what the token has */
    static String forbidden(String detail) {
        return problem("Forbidden", 403, detail).toString();
    }

    /** @param detail what is wrong, where, and what would be right */
    static String badRequest(String detail) {
        return problem("Bad Request", 400, detail).toString();
    }

    static ObjectNode problem(String title, int status, String detail) {
        ObjectNode problem = EventJson.mapper().createObjectNode();
        problem.put("type", "about:blank").put("title", title).put("status", status);
        return problem.put("detail", detail);
    }
}
