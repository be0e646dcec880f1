package dev.goaround.standalone.up.adapter;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM or a closed terminal: the virtual machine calls it, waits until everything has stopped, and ends. Its
 * exit code is then the signal's.
 */
public final class StopSignal {
    /** Longer than the slowest orderly stop; the virtual machine must not hang for ever. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(75);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    /** From here on a signal is answered by an orderly stop. */
    public static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::askAndWait, "stop"));
        return signal;
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    /** To be called when everything has stopped, before the virtual machine ends. */
    public void done() {
        done.countDown();
    }

    private void askAndWait() {
        asked.countDown();
        try {
            done.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
