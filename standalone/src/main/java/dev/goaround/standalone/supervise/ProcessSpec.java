package dev.goaround.standalone.supervise;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * One process to be kept running.
 *
 * @param after the names of those that must be ready before it is started, and that stop only after it
 * @param startWithin how long it may take to be ready; after that it is killed and given up for a while
 * @param stopWithin how long it may take to end when asked; after that it is killed
 */
public record ProcessSpec(String name, Set<String> after, Duration startWithin, Duration stopWithin, Launch launch) {
    public ProcessSpec {
        after = Set.copyOf(after);
    }

    /** Starts the process, after dealing with whatever an earlier run left behind; may take seconds. */
    @FunctionalInterface
    public interface Launch {
        /** Starts it, or says in the exception why that is not possible. */
        ChildProcess start() throws IOException, InterruptedException;
    }
}
