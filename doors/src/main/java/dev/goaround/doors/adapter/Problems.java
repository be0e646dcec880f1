package dev.goaround.doors.adapter;

/** The answers to those who do not get in, as RFC 9457 problems. They say what would be right and nothing about the token. */
final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";
    static final String CHALLENGE = "Bearer realm=\"goaround\"";

    static final String UNAUTHORIZED = """
            {"type":"about:blank","title":"Unauthorized","status":401,\
            "detail":"no valid API token: send 'Authorization: Bearer ga_…' with one that has not expired or been revoked"}""";

    static final String FORBIDDEN = """
            {"type":"about:blank","title":"Forbidden","status":403,\
            "detail":"the token is valid but has no right to do this: its roles or its services do not cover it"}""";

    private Problems() {}
}
