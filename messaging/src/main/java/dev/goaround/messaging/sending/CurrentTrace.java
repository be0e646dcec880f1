package dev.goaround.messaging.sending;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** The current span as a W3C {@code traceparent}, so that the trace goes on where the event is read. */
public final class CurrentTrace {

    private static final String VERSION = "00";

    private CurrentTrace() {}

    /** Returns null where nothing is traced. */
    public static String traceparent() {
        SpanContext span = Span.current().getSpanContext();
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
}
