package dev.goaround.standalone.supervise.adapter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param arguments the program first
 * @param environment added to the launcher's own; may hold passwords
 * @param marker one of the arguments, by which the process is recognised after its launcher was killed
 * @param log where its output goes
 * @param ending the signal that asks it to end in order
 */
public record ProcessCommand(
        String name,
        List<String> arguments,
        Map<String, String> environment,
        String marker,
        Path log,
        ProcessTable.Signal ending) {
    public ProcessCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "Command[" + name + "]";
    }
}
