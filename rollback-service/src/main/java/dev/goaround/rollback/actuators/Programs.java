package dev.goaround.rollback.actuators;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Programs on this host. Arguments are handed over as they are, no shell reads them. */
public interface Programs {

    /** What is known of a program that was started. */
    sealed interface Standing {

        record Running() implements Standing {}

        record Exited(int code) implements Standing {}

        /** It was killed at the end of its time. */
        record Killed() implements Standing {}

        /** This process has not started it: another one did, before a crash. */
        record NotOurs() implements Standing {}

        record NotStarted(String reason) implements Standing {}
    }

    /**
     * Starts a program and does not wait for it.
     *
     * @param key to ask about it with
     * @param command the program and its arguments
     * @param environment all of it: nothing is inherited
     * @param within after which it is killed, with what it started itself
     * @return running, or why it was not started
     */
    Uni<Standing> start(String key, List<String> command, Map<String, String> environment, Duration within);

    Uni<Standing> standing(String key);

    /** Runs a program that only looks, and waits for its end. */
    Uni<Standing> check(List<String> command, Map<String, String> environment, Duration within);
}
