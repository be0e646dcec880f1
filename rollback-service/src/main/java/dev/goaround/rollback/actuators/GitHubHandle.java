package dev.goaround.rollback.actuators;

import java.time.Instant;

/** How a dispatched workflow is asked about: by its run, or, where GitHub did not name one, by looking for it. */
public sealed interface GitHubHandle {

    /** The run is known. */
    record Run(long id) implements GitHubHandle {}

    /** The dispatch was taken, its run is not known yet. */
    record Dispatched(Instant at) implements GitHubHandle {}

    /** The dispatch may have been taken. */
    record Maybe(Instant at) implements GitHubHandle {}

    String RUN = "run:";
    String DISPATCHED = "dispatched:";
    String MAYBE = "maybe:";

    default String text() {
        if (this instanceof Run run) {
            return RUN + run.id();
        }
        return this instanceof Dispatched dispatched ? DISPATCHED + dispatched.at() : MAYBE + ((Maybe) this).at();
    }

    static GitHubHandle parse(String text) {
        if (text.startsWith(RUN)) {
            return new Run(Long.parseLong(text.substring(RUN.length())));
        }
        return text.startsWith(DISPATCHED)
                ? new Dispatched(Instant.parse(text.substring(DISPATCHED.length())))
                : new Maybe(Instant.parse(text.substring(MAYBE.length())));
    }
}
