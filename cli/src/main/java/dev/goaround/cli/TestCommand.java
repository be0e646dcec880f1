package dev.goaround.cli;

import dev.goaround.standalone.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code goaround test}: carried out by the launcher script, before there is anything built to run. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Runs all tests, and names what was left out for lack of something (a container engine, Prometheus, …).",
            "Further arguments go to Maven, as in: goaround test -pl egress"
        })
public final class TestCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("goaround: test is carried out by the goaround script: call ./goaround test");
        return ExitCode.WRONG_USAGE;
    }
}
