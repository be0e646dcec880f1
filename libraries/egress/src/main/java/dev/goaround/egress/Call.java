package dev.goaround.egress;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One outgoing HTTP request. Redirects are never followed: a 3xx is an answer like any other.
 *
 * @param uri http or https, without a user part; judged by the guard when the call is made
 * @param headers by name in lower case; the values may be secrets and are never printed
 * @param deadline for everything together: lookup, connection, TLS, request and answer
 * @param bodyLimitBytes the longest answer that is accepted, counted after decompression
 * @param secrets that were used to make it; the call is not made where one of them may not go
 */
public record Call(
        Method method,
        URI uri,
        Map<String, String> headers,
        Body body,
        Duration deadline,
        int bodyLimitBytes,
        List<UsedSecret> secrets) {

    /** What HTTP offers to a client that talks to a service (not to a proxy). */
    public enum Method {
        GET,
        HEAD,
        POST,
        PUT,
        PATCH,
        DELETE,
        OPTIONS
    }

    /** Time enough for a slow chat system, short enough for a person who waits. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    /** A busy target's metrics page fits; a mistake in the URL does not fill the memory. */
    public static final int DEFAULT_BODY_LIMIT_BYTES = 256 * 1024;

    private static final Pattern TOKEN = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\x80-\\xff\\t]*");

    /** Headers that decide where a request goes or where it ends: another host name here would get round the guard. */
    private static final Set<String> OURS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect");

    public Call {
        Objects.requireNonNull(method);
        Objects.requireNonNull(uri);
        Objects.requireNonNull(body);
        TreeMap<String, String> byName = new TreeMap<>();
        headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), Objects.requireNonNull(value)));
        headers = Collections.unmodifiableMap(byName);
        secrets = List.copyOf(secrets);
        if (deadline.toMillis() < 1) {
            throw new IllegalArgumentException("the deadline must be one millisecond at least, not " + deadline);
        }
        if (bodyLimitBytes < 0) {
            throw new IllegalArgumentException("the body limit must not be negative: " + bodyLimitBytes);
        }
    }

    public static Call get(URI uri) {
        return new Call(Method.GET, uri, Map.of(), Body.EMPTY, DEFAULT_DEADLINE, DEFAULT_BODY_LIMIT_BYTES, List.of());
    }

    public static Call post(URI uri, String contentType, Body body) {
        return get(uri).with(Method.POST, contentType, body);
    }

    /** The same call with another method and a body. */
    public Call with(Method otherMethod, String contentType, Body otherBody) {
        return new Call(otherMethod, uri, headers, otherBody, deadline, bodyLimitBytes, secrets)
                .withHeader("content-type", contentType);
    }

    public Call withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    /** The same call with these headers put to, or in place of, its own. */
    public Call withHeaders(Map<String, String> more) {
        TreeMap<String, String> all = new TreeMap<>(headers);
        more.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
        return new Call(method, uri, all, body, deadline, bodyLimitBytes, secrets);
    }

    public Call withDeadline(Duration otherDeadline) {
        return new Call(method, uri, headers, body, otherDeadline, bodyLimitBytes, secrets);
    }

    public Call withBodyLimit(int otherLimitBytes) {
        return new Call(method, uri, headers, body, deadline, otherLimitBytes, secrets);
    }

    /** With {@code authorization: Bearer …} (RFC 6750). */
    public Call withBearer(Secret token) {
        return withHeader("authorization", "Bearer " + token.reveal()).carrying(token);
    }

    /** The secret or a part of it stands in the URL, a header or the body: it goes by https only, but on this machine. */
    public Call carrying(Secret secret) {
        return with(new UsedSecret(secret, true));
    }

    /** The request was signed with the secret, which itself stays here. */
    public Call signedWith(Secret secret) {
        return with(new UsedSecret(secret, false));
    }

    private Call with(UsedSecret more) {
        List<UsedSecret> all = Stream.concat(secrets.stream(), Stream.of(more)).toList();
        return new Call(method, uri, headers, body, deadline, bodyLimitBytes, all);
    }

    /** Why one of the secrets may not go there; it names the secret and shows nothing of it. */
    public Optional<String> secretProblem(Destination destination) {
        return secrets.stream()
                .flatMap(used -> used.objection(destination).stream())
                .findFirst();
    }

    /** What is wrong with the headers. It names them but repeats no value; a team or a secret may have supplied them. */
    public Optional<String> headerProblem() {
        return headers.entrySet().stream()
                .flatMap(header -> headerProblem(header.getKey(), header.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> headerProblem(String name, String value) {
        if (!TOKEN.matcher(name).matches()) {
            return Optional.of("a header's name holds a character that HTTP does not allow there");
        }
        if (OURS.contains(name)) {
            return Optional.of("the header '" + name + "' is set by the client and cannot be given; remove it");
        }
        return VALUE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("the value of the header '" + name + "' holds a line break or a character that HTTP does"
                        + " not allow; check it, or the secret it comes from");
    }

    @Override
    public String toString() {
        return "Call[" + method + " " + Redaction.origin(uri) + ", headers " + headers.keySet() + ", body " + body
                + ", deadline " + deadline + ", at most " + bodyLimitBytes + " bytes]";
    }
}
