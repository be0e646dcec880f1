package dev.goaround.standalone.up;

import dev.goaround.standalone.leash.Leash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a Java process that ends with its launcher.
 *
 * @param java the program
 * @param marker the argument by which the process is recognised later
 * @param heap the {@code -Xms} and {@code -Xmx} flags
 * @param temporary its folder for temporary files
 */
public record JavaCommand(Path java, String marker, List<String> heap, Path temporary) {
    /** One garbage collector thread and one compiler: half the memory, and ready sooner on few cores. */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            // The classes are those that this machine has just built; checking their bytecode takes a tenth of the
            // start.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    public List<String> running(String classPath, List<String> properties, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add(marker);
        command.addAll(heap);
        command.addAll(SMALL);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(properties);
        command.addAll(List.of("-cp", classPath, Leash.class.getName(), mainClass));
        command.addAll(arguments);
        return command;
    }
}
