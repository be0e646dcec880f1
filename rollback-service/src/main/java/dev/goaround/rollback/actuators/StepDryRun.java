package dev.goaround.rollback.actuators;

import java.util.List;

/**
 * What a step would do, as far as that can be told without doing it.
 *
 * @param insteadOf the step whose failure it would wait for, or null
 * @param asked the questions that were asked of the receiver, each with its answer's status; they change nothing
 * @param would what would be called; none where the step is a person's, or something is in the way
 * @param text what it comes to, in words, or null
 * @param problems why it could not be carried out now; none: it could
 */
public record StepDryRun(
        String step,
        String actuator,
        String component,
        String insteadOf,
        List<String> asked,
        List<WouldCall> would,
        String text,
        List<String> problems) {

    public StepDryRun {
        asked = List.copyOf(asked);
        would = List.copyOf(would);
        problems = List.copyOf(problems);
    }

    /**
     * A call that has an effect, and so was not made.
     *
     * @param how the method of HTTP, or {@code run} for a program
     * @param what the URL, or the program
     * @param body with the values filled in, or null; headers are left out, they hold secrets
     */
    public record WouldCall(String how, String what, String body) {}
}
