package dev.goaround.standalone.up;

import dev.goaround.standalone.parentwatch.ParentWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a Java process that ends with its launcher.
 *
 * @param java the program, the same that runs the launcher
 * @param marker the argument by which the process is recognised later
 * @param process its name
 * @param memory the flags of the heap and of its collector
 * @param options the operator's, after all of ours: they win
 * @param temporary its folder for temporary files
 * @param archives where its classes are archived for its next start
 */
public record JavaCommand(
        Path java,
        String marker,
        String process,
        List<String> memory,
        List<String> options,
        Path temporary,
        Path archives) {
    /** One compiler and small stacks: less memory, and ready sooner on few cores. */
    private static final List<String> SMALL = List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            // The classes are those that this machine has just built; checking their bytecode takes a tenth of the
            // first start.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    public List<String> running(String classPath, List<String> properties, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add(marker);
        command.addAll(memory);
        command.addAll(SMALL);
        command.addAll(
                ClassArchive.of(archives, process, Runtime.version(), classPath).flags());
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(properties);
        command.addAll(List.of("-cp", classPath, ParentWatch.class.getName(), mainClass));
        command.addAll(arguments);
        return command;
    }
}
