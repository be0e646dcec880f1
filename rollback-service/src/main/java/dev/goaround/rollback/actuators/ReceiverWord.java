package dev.goaround.rollback.actuators;

/**
 * What the body of a webhook's answer says about the outcome: a JSON object with {@code outcome} ({@code done}, {@code failed} or
 * {@code running}) and perhaps a {@code note}.
 *
 * @param note the receiver's own words, or empty
 */
public record ReceiverWord(Kind kind, String note) {

    /** How the outcome was put. */
    public enum Kind {
        DONE,
        FAILED,
        RUNNING,
        /** There is none: the status is all that was said. */
        NONE,
        /** It contradicts a status of success: words of an error, an outcome that is none, a web page. */
        CONTRARY
    }

    /**
     * @param outcome as the body has it, or empty
     * @param wrong whether the body speaks of an error
     * @param page whether the body is a web page
     */
    public static ReceiverWord of(String outcome, String note, boolean wrong, boolean page) {
        if (page) {
            return new ReceiverWord(Kind.CONTRARY, "a web page: a proxy's, or a place to log in?");
        }
        return switch (outcome) {
            case "done" -> new ReceiverWord(Kind.DONE, note);
            case "failed" -> new ReceiverWord(Kind.FAILED, note);
            case "running" -> new ReceiverWord(Kind.RUNNING, note);
            case "" ->
                wrong
                        ? new ReceiverWord(Kind.CONTRARY, "a body that speaks of an error")
                        : new ReceiverWord(Kind.NONE, note);
            default -> new ReceiverWord(Kind.CONTRARY, "an outcome that is neither done, failed nor running");
        };
    }

    String noted() {
        return note.isBlank() ? "" : ": " + note.strip();
    }
}
