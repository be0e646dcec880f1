package dev.goaround.rollback.execution.adapter;

import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.rollback.actuators.ActuatorName;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.execution.ActuatorCall;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;

/** The span of an actuator's call, from before it is made until its outcome is in the journal. */
final class CallSpan {

    private CallSpan() {}

    /** @param traceparent of the order, or null */
    static SpanBuilder of(ActuatorCall call, String traceparent) {
        FillIns about = call.fillIns();
        TraceSubject subject = new TraceSubject(about.deployment(), about.service(), about.environment());
        String actuator = ActuatorName.of(call.step());
        return Spans.within(traceparent, verb(call) + " " + actuator, SpanKind.CLIENT, subject)
                .setAttribute("goaround.order", about.order())
                .setAttribute("goaround.step", about.step())
                .setAttribute("goaround.actuator", actuator);
    }

    private static String verb(ActuatorCall call) {
        return call.fold(carryOut -> "call", follow -> "follow", takeUp -> "take up");
    }
}
