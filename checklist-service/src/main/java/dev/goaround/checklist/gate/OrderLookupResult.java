package dev.goaround.checklist.gate;

import dev.goaround.contracts.deployment.Reason;
import java.util.List;

/**
 * What the topic of rollbacks has about a deployment beyond what was handled here. An order shuts the gates when its fence is
 * put up; until then nobody who asks is told to go on.
 */
public enum OrderLookupResult {
    NOTHING(null, null),
    ORDER(Reason.Code.ROLLING_BACK, "a rollback was ordered: the gates are being shut"),
    /** Whoever cannot hear an order must not say that there is none. */
    UNREAD(
            Reason.Code.VERDICT_UNKNOWN,
            "whether a rollback was ordered is not known: Kafka does not answer checklist-service. Ask again");

    private final Reason.Code code;
    private final String text;

    OrderLookupResult(Reason.Code code, String text) {
        this.code = code;
        this.text = text;
    }

    /** What is answered for a gate that has passed as far as was handled. */
    public Gates.Gate answer(Gates.Gate passed) {
        return code == null
                ? passed
                : new Gates.Gate(passed.id(), Gates.Gate.State.BLOCKED, null, List.of(new Reason(code, text, null)));
    }
}
