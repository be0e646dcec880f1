package dev.goaround.cli.server;

import java.util.List;

/**
 * How a gate answered.
 *
 * @param reasons what it waits for, or why it stays shut
 * @param detail of a refusal, or null
 * @param notes what a person should know, and nothing waits for
 */
public record GateReply(
        String gate, State state, List<RemoteDeployment.Reason> reasons, String detail, List<String> notes) {
    public GateReply {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    public enum State {
        PASSED,
        BLOCKED,
        REFUSED
    }
}
