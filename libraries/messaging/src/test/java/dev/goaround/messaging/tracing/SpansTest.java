package dev.goaround.messaging.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.messaging.Envelope;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpansTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + SPAN + "-01";
    private static final DeploymentRef REF = new DeploymentRef("dep-1", "greeter", "production", "1.1.0", 7);
    private static final TraceSubject SUBJECT = TraceSubject.of(REF);

    private final Kept kept = new Kept();

    @BeforeEach
    void trace() {
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(kept))
                        .build())
                .build());
    }

    @AfterEach
    void traceNoMore() {
        GlobalOpenTelemetry.resetForTest();
    }

    @Test
    void theSpanOfAnEventIsAChildOfTheRecordsAndSaysWhatItIsAbout() {
        StepFailed event = new StepFailed(REF, "order-1", "backend", "key-1", "refused", Instant.EPOCH);
        Envelope envelope = Envelope.of(event, "event-1", "/goaround/rollback-service", Instant.EPOCH, 7L, null)
                .withTraceparent(TRACEPARENT);

        Spans.processing(envelope, event).startSpan().end();

        SpanData span = kept.spans.get(0);
        assertThat(span.getName()).isEqualTo("process " + envelope.type());
        assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(SPAN);
        assertThat(text(span, "messaging.destination.name")).isEqualTo("goaround.rollbacks");
        assertThat(text(span, "messaging.message.id")).isEqualTo("event-1");
        assertThat(text(span, "goaround.deployment")).isEqualTo("dep-1");
        assertThat(text(span, "goaround.service")).isEqualTo("greeter");
        assertThat(text(span, "goaround.environment")).isEqualTo("production");
    }

    @Test
    void whatSomebodyAsksForInATraceOfTheirOwnGoesOnInTheDeploymentsAndLinksToTheirs() {
        Span request =
                GlobalOpenTelemetry.getTracer("test").spanBuilder("request").startSpan();
        try (Scope here = request.makeCurrent()) {
            assertThat(here).isNotNull();
            Spans.within(TRACEPARENT, "item-completed", SpanKind.INTERNAL, SUBJECT)
                    .startSpan()
                    .end();

            assertThat(CurrentTrace.traceparentWithin(TRACEPARENT)).isEqualTo(TRACEPARENT);
        }

        SpanData span = kept.spans.get(0);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(SPAN);
        assertThat(span.getLinks()).extracting(LinkData::getSpanContext).containsExactly(request.getSpanContext());
    }

    @Test
    void insideTheDeploymentsTraceTheCurrentSpanIsTheParent() {
        Span handling = Spans.within(TRACEPARENT, "handling", SpanKind.CONSUMER, SUBJECT)
                .startSpan();
        try (Scope here = handling.makeCurrent()) {
            assertThat(here).isNotNull();
            Spans.within(TRACEPARENT, "order", SpanKind.INTERNAL, SUBJECT)
                    .startSpan()
                    .end();

            assertThat(CurrentTrace.traceparentWithin(TRACEPARENT)).isEqualTo(CurrentTrace.traceparent(handling));
        }

        SpanData span = kept.spans.get(0);
        assertThat(span.getParentSpanId()).isEqualTo(handling.getSpanContext().getSpanId());
        assertThat(span.getLinks()).isEmpty();
    }

    @Test
    void whatWasNeverTracedBeginsATrace() {
        Spans.within(null, "opened", SpanKind.INTERNAL, SUBJECT).startSpan().end();

        assertThat(kept.spans.get(0).getParentSpanContext().isValid()).isFalse();
        assertThat(CurrentTrace.traceparentWithin(null)).isNull();
    }

    @Test
    void aFailureIsNamedWithoutItsMessage() {
        Uni<Void> failing = Spans.during(
                Spans.within(TRACEPARENT, "call webhook", SpanKind.CLIENT, SUBJECT),
                () -> Uni.createFrom().failure(new IllegalStateException("https://hooks.example/T0/secret")));

        assertThatThrownBy(() -> failing.await().indefinitely()).isInstanceOf(IllegalStateException.class);

        StatusData status = kept.spans.get(0).getStatus();
        assertThat(status.getDescription()).isEqualTo("IllegalStateException");
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void linesOfTheLogSayWhatTheyAreAboutAndWhoseTraceTheyArePartOf() {
        MDC.put("deployment", "dep-0");

        String said = Spans.following(
                TRACEPARENT,
                SUBJECT,
                () -> MDC.get("deployment") + " " + MDC.get("service") + " " + MDC.get("environment") + " "
                        + Span.fromContext(Context.current()).getSpanContext().getTraceId());

        assertThat(said).isEqualTo("dep-1 greeter production " + TRACE);
        assertThat(MDC.get("deployment")).isEqualTo("dep-0");
        assertThat(MDC.get("service")).isNull();
        MDC.remove("deployment");
    }

    private static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }

    private static final class Kept implements SpanExporter {

        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> batch) {
            spans.addAll(batch);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
