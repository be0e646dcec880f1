package dev.goaround.cli.pipeline;

import java.time.Duration;
import java.util.Map;

/** What really deploys: the team's own command. */
public interface DeployCommand {

    /** For people: as it was typed. */
    String text();

    /**
     * Starts it.
     *
     * @param environment variables beside those that it inherits
     */
    Running start(Map<String, String> environment);

    /** A command that runs. */
    interface Running {
        /**
         * Waits for its end.
         *
         * @return whether it has ended
         */
        boolean endsWithin(Duration time) throws InterruptedException;

        /** After its end. 127 and more: it could not be started, or a signal ended it, as shells say it. */
        int exitCode();

        /** Asks it to end, as Ctrl-C or the end of a job would. */
        void stop();
    }
}
