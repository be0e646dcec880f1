package dev.goaround.e2e;

import dev.goaround.observability.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a deployment that goes well and one that is rolled back do not show, and why that is as it should be. */
final class Unanswered {
    private static final String NOTHING_FAILED = "a failure that the story does not have";
    private static final String AN_ALERT = "the alert's condition did not come about";

    /** Part of the query's text, and the reason. */
    private static final Map<String, String> REASONS = Map.of(
            "state=~\"failed|unknown\"",
            NOTHING_FAILED,
            "outcome=\"SERVER_ERROR\"",
            NOTHING_FAILED,
            "state=\"suppressed\"",
            "whether a newer state overtakes a message is a matter of moments",
            "== -1",
            "nothing needs to be unknown while somebody looks");

    private Unanswered() {}

    static Optional<String> reason(Query query) {
        if (query.kind() == Query.Kind.ALERT) {
            return Optional.of(AN_ALERT);
        }
        return REASONS.entrySet().stream()
                .filter(entry -> query.expr().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Reasons for which there is no query any more. */
    static List<String> idle(List<Query> queries) {
        return REASONS.keySet().stream()
                .filter(part -> queries.stream().noneMatch(query -> query.expr().contains(part)))
                .toList();
    }
}
