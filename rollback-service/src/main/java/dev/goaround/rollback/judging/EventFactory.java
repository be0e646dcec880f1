package dev.goaround.rollback.judging;

import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.messaging.Envelope;
import java.time.Instant;
import java.util.Locale;

/**
 * Puts events into envelopes. Ids are derived from what is said and what led to it, so that a record that is judged again
 * after a crash says the same events.
 */
final class EventFactory {

    static final String SOURCE = "/goaround/rollback-service";

    private EventFactory() {}

    static Output.Said verdict(VerdictChanged verdict, Envelope cause, Instant now) {
        String id = "verdict:" + cause.id() + ":" + verdict.subject().name().toLowerCase(Locale.ROOT) + ":"
                + verdict.rule();
        return new Output.Said(
                Envelope.of(verdict, id, SOURCE, now, verdict.deployment().revision(), cause.id())
                        .withTraceparent(cause.traceparent()));
    }

    /** A sample names one version at most. */
    static Output.Said seen(VersionSeen seen, Envelope cause, Instant now) {
        String id = "version:" + cause.id() + ":" + seen.target();
        return new Output.Said(
                Envelope.of(seen, id, SOURCE, now, seen.deployment().revision(), cause.id())
                        .withTraceparent(cause.traceparent()));
    }

    static Output.Said order(RollbackOrdered order, Envelope cause) {
        return new Output.Said(Envelope.of(
                        order,
                        order.order(),
                        SOURCE,
                        order.at(),
                        order.deployment().revision(),
                        cause.id())
                .withTraceparent(cause.traceparent()));
    }

    static Envelope tick(String deployment, Instant at) {
        String id = deployment + ":tick:" + at.toEpochMilli();
        return Envelope.of(new TimePassed(deployment, at), id, SOURCE, at, null, null);
    }
}
