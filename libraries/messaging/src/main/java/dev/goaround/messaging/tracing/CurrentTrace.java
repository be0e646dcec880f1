package dev.goaround.messaging.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** The current span as a W3C {@code traceparent}, so that the trace goes on where the event is read. */
public final class CurrentTrace {

    private static final String VERSION = "00";

    private CurrentTrace() {}

    /** Returns null where nothing is traced. */
    public static String traceparent() {
        return traceparent(Span.current());
    }

    /** Returns null for a span that is none. */
    public static String traceparent(Span of) {
        SpanContext span = of.getSpanContext();
        if (!span.isValid()) {
            return null;
        }
        return VERSION
                + '-'
                + span.getTraceId()
                + '-'
                + span.getSpanId()
                + '-'
                + span.getTraceFlags().asHex();
    }

    /**
     * For what was begun in a trace and goes on now, maybe on behalf of somebody else's: the current span if it is of that
     * trace, else what was kept of it.
     *
     * @param kept null: nothing, so that the current one is taken
     */
    public static String traceparentWithin(String kept) {
        SpanContext wanted = Span.fromContext(Spans.context(kept)).getSpanContext();
        return !wanted.isValid()
                        || wanted.getTraceId()
                                .equals(Span.current().getSpanContext().getTraceId())
                ? traceparent()
                : kept;
    }
}
