package dev.goaround.standalone.supervise;

/** One run of a process. All methods are quick and may be called from any thread. */
public interface ChildProcess {
    long pid();

    boolean alive();

    /** Whether it says that it can do its work; asked again and again until it does. */
    boolean ready();

    /** What it ended with; only once it is no longer alive. */
    int exitCode();

    /** Asks it to end in order. */
    void terminate();

    /** Ends it at once. */
    void kill();
}
