package dev.goaround.rollback.execution.adapter;

import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.Subject;
import dev.goaround.rollback.actuators.ActuatorName;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.execution.Action;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;

/** The span of an actuator's call, from before it is made until its outcome is in the journal. */
final class CallSpan {

    private CallSpan() {}

    /** @param traceparent of the order, or null */
    static SpanBuilder of(Action action, String traceparent) {
        FillIns about = action.fillIns();
        Subject subject = new Subject(about.deployment(), about.service(), about.environment());
        String actuator = ActuatorName.of(action.step());
        return Spans.within(traceparent, verb(action) + " " + actuator, SpanKind.CLIENT, subject)
                .setAttribute("goaround.order", about.order())
                .setAttribute("goaround.step", about.step())
                .setAttribute("goaround.actuator", actuator);
    }

    private static String verb(Action action) {
        if (action instanceof Action.CarryOut) {
            return "call";
        }
        return action instanceof Action.Follow ? "follow" : "take up";
    }
}
