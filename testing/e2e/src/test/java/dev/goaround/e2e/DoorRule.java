package dev.goaround.e2e;

import java.util.Optional;
import java.util.Set;

/** What has to come of a request that may not be made. Decided by the endpoint's own document and by what the request names. */
final class DoorRule {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Set<Integer> TURNED_AWAY = Set.of(FORBIDDEN, 404);
    private static final int SERVER_ERROR = 500;

    private DoorRule() {}

    /**
     * @param secret stands in everything of the victim's that only it may read
     * @return what did not hold; empty: it held
     */
    static Optional<String> objection(Intruder intruder, Attempt attempt, DoorAnswer answer, String secret) {
        Endpoint endpoint = attempt.endpoint();
        if (answer.status() >= SERVER_ERROR) {
            return Optional.of("expected no failure of the service");
        }
        if (intruder.kind() == Intruder.Kind.WITHOUT_TOKEN) {
            return endpoint.open() || answer.status() == UNAUTHORIZED
                    ? Optional.empty()
                    : Optional.of("expected 401: there is no valid token");
        }
        if (!endpoint.open() && !endpoint.admits(intruder.roles())) {
            return answer.status() == FORBIDDEN
                    ? Optional.empty()
                    : Optional.of("expected 403: the role is none of " + endpoint.roles());
        }
        if (!endpoint.open() && answer.body().contains(secret)) {
            return Optional.of("the answer holds what only the service's own tokens may read");
        }
        boolean isTheirs = attempt.names() == Attempt.Names.ITS_OWN
                || (attempt.names() == Attempt.Names.ITS_LIBRARY && !endpoint.onlyReads());
        return isTheirs && !TURNED_AWAY.contains(answer.status())
                ? Optional.of("expected 403 or 404: it is about another service's")
                : Optional.empty();
    }
}
