package dev.goaround.contracts.watch;

import java.time.Duration;
import java.util.List;

/**
 * Runs a command on rollback-service's host. Which program that is, the operator of rollback-service says.
 *
 * @param command the operator's name for it
 * @param arguments each one argument, with the fill-ins of {@link RollbackStep}; no shell reads them
 */
public record HostCommandStep(
        String name, String component, String command, List<String> arguments, Duration timeout, String insteadOf)
        implements RollbackStep {

    public HostCommandStep {
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
    }
}
