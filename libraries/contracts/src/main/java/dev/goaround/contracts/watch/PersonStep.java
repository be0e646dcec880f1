package dev.goaround.contracts.watch;

import java.time.Duration;
import java.util.List;

/**
 * Asks a person to do something that no machine should, and waits for the word that it is done.
 *
 * @param text what is to be done, with the fill-ins of {@link RollbackStep}
 * @param commands to run for it, one each, with the fill-ins
 * @param timeout in which the word has to come; without it the step has failed
 */
public record PersonStep(
        String name, String component, String text, List<String> commands, Duration timeout, String insteadOf)
        implements RollbackStep {

    public PersonStep {
        commands = commands == null ? List.of() : List.copyOf(commands);
    }
}
