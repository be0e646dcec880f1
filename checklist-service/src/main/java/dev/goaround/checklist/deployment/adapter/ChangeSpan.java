package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.checklist.lifecycle.TimelineEntry;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.TraceSubject;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;

/**
 * The span of one revision of a deployment, in the deployment's trace whoever caused it: a day later a person ticks an item in a
 * request with a trace of its own, and still the deployment's trace goes on. What the timeline gained are the span's events.
 */
final class ChangeSpan {

    private ChangeSpan() {}

    /**
     * @param traceparent of the deployment's start, or null
     * @return ended: a change is an instant
     */
    static Span of(CommandResult.Changed changed, String traceparent) {
        TraceSubject subject = TraceSubject.of(changed.deployment().ref());
        Span span = Spans.within(traceparent, name(changed.timeline()), SpanKind.INTERNAL, subject)
                .setAttribute("goaround.revision", changed.deployment().ref().revision())
                .startSpan();
        changed.timeline()
                .forEach(entry -> span.addEvent(
                        entry.type(),
                        Attributes.builder().put("text", entry.text()).build()));
        span.end();
        return span;
    }

    /** The first line of the timeline; but an end, which is told after its proofs, is what is looked for. */
    private static String name(List<TimelineEntry> timeline) {
        return timeline.stream()
                .map(TimelineEntry::type)
                .reduce((first, next) -> next.equals("ended") ? next : first)
                .orElse("change");
    }
}
