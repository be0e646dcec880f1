package dev.goaround.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One request to an endpoint, with the victim's values where it takes some.
 *
 * @param target path and query
 * @param accept media type of the answer that is asked for
 * @param body null: none
 */
record Attempt(Endpoint endpoint, String target, String accept, String body, Names names) {
    /** Whose things it is about. */
    enum Names {
        NOBODYS,
        /** The victim's checklist or calendar: every token may read those, and only their owner replaces them. */
        ITS_LIBRARY,
        ITS_OWN
    }

    private static final Pattern PARAMETER = Pattern.compile("(?:/([^/{}]*))?/\\{([^}]*)}");
    private static final Set<String> LIBRARY = Set.of("checklists", "calendars", "versions");
    private static final Set<String> WITH_A_BODY = Set.of("POST", "PUT", "PATCH");
    private static final String STATES = "breach,pending,healthy,unknown,insufficient";

    /** With nothing in the query, with the victim's values there, and for each media type that is offered. */
    static List<Attempt> of(Endpoint endpoint, Victim victim) {
        Set<String> queries = new LinkedHashSet<>(List.of(""));
        Map<String, String> named = new TreeMap<>(victim.queryValues());
        named.keySet().retainAll(endpoint.queries());
        if (!named.isEmpty()) {
            queries.add(query(named));
        }
        if (endpoint.queries().contains("state")) {
            queries.add(query(Map.of("state", STATES)));
        }
        List<Attempt> attempts = new ArrayList<>();
        for (String query : queries) {
            for (String accept : endpoint.answers().isEmpty() ? List.of("*/*") : endpoint.answers()) {
                attempts.add(one(endpoint, query, accept, victim));
            }
        }
        return attempts;
    }

    private static Attempt one(Endpoint endpoint, String query, String accept, Victim victim) {
        Names names = Names.NOBODYS;
        StringBuilder path = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(endpoint.path());
        while (parameter.find()) {
            // The segment before says of what it is a name: {id} alone is a deployment's, an incident's or a token's.
            String of = parameter.group(1) == null ? parameter.group(2) : parameter.group(1);
            String before = parameter.group(1) == null ? "" : "/" + parameter.group(1);
            parameter.appendReplacement(path, Matcher.quoteReplacement(before + "/" + victim.pathValue(of)));
            names = most(names, LIBRARY.contains(of) ? Names.ITS_LIBRARY : Names.ITS_OWN);
        }
        parameter.appendTail(path);
        String body = WITH_A_BODY.contains(endpoint.method()) ? victim.body(endpoint) : null;
        boolean namesService = query.contains("service=")
                || query.contains("deployment=")
                || (body != null && body.contains("\"" + victim.service() + "\""));
        if (namesService) {
            names = Names.ITS_OWN;
        } else if (query.contains("name=")) {
            names = most(names, Names.ITS_LIBRARY);
        }
        return new Attempt(endpoint, path + query, accept, body, names);
    }

    private static Names most(Names one, Names other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    @Override
    public String toString() {
        return endpoint.service() + ": " + endpoint.method() + " " + target + " (" + accept + ")";
    }
}
