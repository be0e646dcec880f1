package dev.goaround.cli.pipeline;

/** What a run ends with: exit codes that scripts rely on. */
public enum RunEnd {
    SUCCEEDED(0),
    /** Rolled back, or not let through. */
    NOT_SO(1),
    WRONG_INPUT(2),
    /** No token that is good, or no server that answers. */
    NOT_POSSIBLE(3),
    TIME_OVER(4),
    /** Cancelled, or superseded by another deployment. */
    CALLED_OFF(5),
    /** Somebody has to act by hand. */
    ROLLBACK_FAILED(6),
    /** The command failed, and the deployment was left as it is. */
    COMMAND_FAILED(7);

    private final int exitCode;

    RunEnd(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** @param state in which a deployment ended */
    public static RunEnd of(String state) {
        return switch (state) {
            case "succeeded" -> SUCCEEDED;
            case "rolled-back" -> NOT_SO;
            case "rollback-failed" -> ROLLBACK_FAILED;
            default -> CALLED_OFF;
        };
    }
}
