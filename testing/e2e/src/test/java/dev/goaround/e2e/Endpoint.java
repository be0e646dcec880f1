package dev.goaround.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * One operation of a service, as its OpenAPI 3.1 document has it.
 *
 * @param path with its parameters in braces
 * @param open whether it asks for no token (OpenAPI 3.1, Operation Object: no security requirement)
 * @param roles of which one is enough (Security Requirement Object: role names); empty: any token is
 * @param queries names of the query parameters
 * @param answers media types of a good answer: each may be a method of its own; empty: none is said
 */
record Endpoint(
        String service,
        String method,
        String path,
        boolean open,
        Set<String> roles,
        List<String> queries,
        List<String> answers) {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Set<String> THAT_ONLY_READ = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    static List<Endpoint> of(String service, JsonNode document) {
        List<Endpoint> endpoints = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> endpoints.add(one(
                                service, operation.getKey(), path.getKey(), path.getValue(), operation.getValue()))));
        return endpoints;
    }

    private static Endpoint one(String service, String method, String path, JsonNode item, JsonNode operation) {
        Set<String> roles = new TreeSet<>();
        JsonNode security = operation.path("security");
        security.forEach(requirement -> requirement.forEach(names -> names.forEach(name -> roles.add(name.asText()))));
        List<String> queries = new ArrayList<>();
        for (JsonNode parameters : List.of(item.path("parameters"), operation.path("parameters"))) {
            parameters.forEach(each -> {
                if (each.path("in").asText().equals("query")) {
                    queries.add(each.path("name").asText());
                }
            });
        }
        Set<String> answers = new TreeSet<>();
        operation.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .forEach(answer -> answer.getValue()
                        .path("content")
                        .fieldNames()
                        // A quality of the source is for the server's choice, and no media type of a request.
                        .forEachRemaining(type -> answers.add(type.replaceFirst(";.*", ""))));
        return new Endpoint(
                service,
                method.toUpperCase(Locale.ROOT),
                path,
                security.isEmpty(),
                roles,
                queries,
                List.copyOf(answers));
    }

    /** The same, but that it asks for a token if it is none of these, whatever its document says. */
    Endpoint closedUnlessOneOf(Set<String> names) {
        return new Endpoint(service, method, path, open && names.contains(toString()), roles, queries, answers);
    }

    boolean onlyReads() {
        return THAT_ONLY_READ.contains(method);
    }

    /** Whether a token with these roles, and no others, has one that is asked for. */
    boolean admits(Set<String> held) {
        return roles.isEmpty() || held.stream().anyMatch(roles::contains);
    }

    @Override
    public String toString() {
        return service + ": " + method + " " + path;
    }
}
