package dev.goaround.messaging.tracing;

import dev.goaround.contracts.Event;
import dev.goaround.messaging.Envelope;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Spans around what is done with events. A deployment has one trace, its start's; what somebody asks for in a trace of their
 * own is a span of the deployment's that links to theirs.
 *
 * <p>Attributes of messaging follow OpenTelemetry's semantic conventions 1.37; our own begin with {@code goaround.}. Never a
 * URL: some are secrets.
 */
public final class Spans {

    private static final String SCOPE = "dev.goaround";

    private Spans() {}

    /** @param event the envelope's, already read */
    public static SpanBuilder processing(Envelope envelope, Event event) {
        SpanBuilder span = tracer().spanBuilder("process " + envelope.type())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(context(envelope.traceparent()))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.name", "process")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute(
                        "messaging.destination.name",
                        envelope.eventType().topic().topicName())
                .setAttribute("messaging.message.id", envelope.id());
        return about(span, TraceSubject.of(event));
    }

    /**
     * A span of a trace that was begun earlier: under the current span if that is of the same trace, else under what was kept
     * of it, with a link to the current one.
     *
     * @param kept {@code traceparent}; null: under the current span
     */
    public static SpanBuilder within(String kept, String name, SpanKind kind, TraceSubject subject) {
        SpanBuilder span = about(tracer().spanBuilder(name).setSpanKind(kind), subject);
        SpanContext current = Span.current().getSpanContext();
        Context parent = context(kept);
        SpanContext wanted = Span.fromContext(parent).getSpanContext();
        if (wanted.isValid() && !wanted.getTraceId().equals(current.getTraceId())) {
            span.setParent(parent);
            if (current.isValid()) {
                span.addLink(current);
            }
        }
        return span;
    }

    /** The span is current during the work and ends with it. */
    @SuppressWarnings("MustBeClosedChecker") // Closed when the work ends, which is after this returns.
    public static <T> Uni<T> during(SpanBuilder beginning, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            Span span = beginning.startSpan();
            Scope scope = span.makeCurrent();
            return Uni.createFrom().<T>deferred(work).onTermination().invoke((item, failure, cancelled) -> {
                if (failure != null) {
                    // Its message may repeat what was sent or received.
                    span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
                }
                scope.close();
                span.end();
            });
        });
    }

    /** No span, but lines of the log that say whose trace and what they are about; for work that ends as it returns. */
    public static <T> T following(String traceparent, TraceSubject subject, Supplier<T> work) {
        return context(traceparent)
                .wrapSupplier(() -> LogContext.during(subject, work))
                .get();
    }

    /** The remote parent that it names; the root where it names none. */
    static Context context(String traceparent) {
        return traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, Header.INSTANCE);
    }

    private static SpanBuilder about(SpanBuilder span, TraceSubject subject) {
        subject.forEach((name, value) -> span.setAttribute("goaround." + name, value));
        return span;
    }

    /** Looked up each time: what is kept from before the tracing's start traces nothing for ever. */
    private static Tracer tracer() {
        return GlobalOpenTelemetry.getTracer(SCOPE);
    }

    /** A carrier that is the header's value itself. */
    private enum Header implements TextMapGetter<String> {
        INSTANCE;

        private static final String NAME = "traceparent";

        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(NAME);
        }

        @Override
        public String get(String traceparent, String name) {
            return NAME.equals(name.toLowerCase(Locale.ROOT)) ? traceparent : null;
        }
    }
}
