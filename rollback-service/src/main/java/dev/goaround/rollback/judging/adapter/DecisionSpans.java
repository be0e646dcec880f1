package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.tracing.CurrentTrace;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.rollback.judging.Output;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Spans of the records that something followed from: the sample that completed a breach has one, the thousands before it have
 * none. A verdict is an event of that span, an order a span under it, and what is said goes on from there.
 */
final class DecisionSpans {

    private DecisionSpans() {}

    /** @return the outputs, with the trace that their readers go on with */
    static List<Output> traced(DecodedRecord.EventRead read, List<Output> outputs, Instant began) {
        if (outputs.isEmpty() || outputs.stream().noneMatch(Output.Said.class::isInstance)) {
            return outputs;
        }
        Span span = beginning(read).setStartTimestamp(began).startSpan();
        List<Output> traced =
                outputs.stream().map(output -> traced(output, span)).toList();
        span.end();
        return traced;
    }

    private static SpanBuilder beginning(DecodedRecord.EventRead read) {
        SpanBuilder span = Spans.processing(read.envelope(), read.event());
        if (read.event() instanceof SampleTaken sample) {
            span.setAttribute("goaround.source", sample.source())
                    .setAttribute("goaround.sequence", sample.sequence())
                    .setAttribute("goaround.sampled_at", sample.at().toString());
        }
        return span;
    }

    private static Output traced(Output output, Span span) {
        if (!(output instanceof Output.Said said)) {
            return output;
        }
        Envelope envelope = said.envelope();
        String traceparent = CurrentTrace.traceparent(span);
        Event event = event(envelope);
        if (event instanceof VerdictChanged verdict) {
            span.addEvent(
                    verdict.rule() + " is " + verdict.verdict().kind().name().toLowerCase(Locale.ROOT));
        } else if (event instanceof VersionSeen seen) {
            span.addEvent(seen.target() + " answers as " + seen.version());
        } else if (event instanceof RollbackOrdered order) {
            traceparent = ordered(order, traceparent);
        }
        return new Output.Said(envelope.withTraceparent(traceparent));
    }

    /** The decision, a span of its own because it is what is looked for. */
    private static String ordered(RollbackOrdered order, String parent) {
        Span decision = Spans.within(parent, "order rollback", SpanKind.INTERNAL, TraceSubject.of(order.deployment()))
                .setAttribute("goaround.order", order.order())
                .setAttribute("goaround.cause", order.cause().name().toLowerCase(Locale.ROOT))
                .setAttribute("goaround.rule", String.valueOf(order.rule()))
                .startSpan();
        decision.end();
        return CurrentTrace.traceparent(decision);
    }

    private static Event event(Envelope envelope) {
        try {
            return envelope.event();
        } catch (IOException e) {
            throw new UncheckedIOException("what was just written is readable", e);
        }
    }
}
