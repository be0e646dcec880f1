package dev.goaround.cli.pipeline.adapter;

/** Does something when this process is told to end, by Ctrl-C or by whoever runs the job. */
public final class Interruption implements AutoCloseable {
    private final Thread hook;

    public Interruption(Runnable onInterrupt) {
        hook = new Thread(onInterrupt, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** It was not interrupted. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is being interrupted just now.
        }
    }
}
