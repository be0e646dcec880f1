package dev.goaround.standalone.supervise;

/** A process that does what the test says. */
final class FakeChild implements ChildProcess {
    private static final int KILLED = 137;

    private final long pid;
    private boolean alive = true;
    private boolean ready;
    private boolean obeys = true;
    private int exitCode;

    FakeChild(long pid) {
        this.pid = pid;
    }

    void becomesReady() {
        ready = true;
    }

    void dies(int code) {
        alive = false;
        exitCode = code;
    }

    void ignoresTermination() {
        obeys = false;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public int exitCode() {
        return exitCode;
    }

    @Override
    public void terminate() {
        if (obeys) {
            dies(0);
        }
    }

    @Override
    public void kill() {
        dies(KILLED);
    }
}
