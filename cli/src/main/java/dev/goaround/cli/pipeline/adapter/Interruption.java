package dev.goaround.cli.pipeline.adapter;

import java.util.concurrent.Callable;

/** Does something when this process is told to end, by Ctrl-C or by whoever runs the job. */
public final class Interruption {
    private Interruption() {}

    /** @param onInterrupt only if it happens while {@code work} is done */
    public static <T> T during(Callable<T> work, Runnable onInterrupt) throws Exception {
        Thread hook = new Thread(onInterrupt, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is being interrupted just now.
        }
    }
}
