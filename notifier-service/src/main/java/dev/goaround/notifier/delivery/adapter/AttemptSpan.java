package dev.goaround.notifier.delivery.adapter;

import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.notifier.delivery.Assignment;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;

/**
 * The span of one attempt, from before it until its outcome is in the ledger; in the trace of the event that it tells, also
 * after a restart. It does not say where the attempt goes: that may be a secret.
 */
final class AttemptSpan {

    private static final TraceSubject UNKNOWN = new TraceSubject(null, null, null);

    private AttemptSpan() {}

    static SpanBuilder of(DeliveryClaims.Claimed claimed) {
        return claimed.assignment()
                .map(assignment -> of(assignment, claimed.traceparent()))
                .orElseGet(() -> Spans.within(claimed.traceparent(), "deliver", SpanKind.CLIENT, UNKNOWN));
    }

    private static SpanBuilder of(Assignment assignment, String traceparent) {
        String channel = assignment.route().channel().label();
        TraceSubject subject = TraceSubject.of(assignment.announcement().deployment());
        return Spans.within(traceparent, "deliver " + channel, SpanKind.CLIENT, subject)
                .setAttribute("goaround.channel", channel)
                .setAttribute("goaround.route", assignment.route().name())
                .setAttribute("goaround.action", assignment.action().label())
                .setAttribute("goaround.delivery", assignment.delivery())
                .setAttribute("goaround.attempt", assignment.attempt());
    }
}
