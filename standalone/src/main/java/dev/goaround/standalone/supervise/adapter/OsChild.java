package dev.goaround.standalone.supervise.adapter;

import dev.goaround.standalone.supervise.ChildProcess;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** A process of the operating system. */
final class OsChild implements ChildProcess {
    private final Process process;
    private final BooleanSupplier ready;
    private final ProcessTable.Signal ending;

    OsChild(Process process, BooleanSupplier ready, ProcessTable.Signal ending) {
        this.process = process;
        this.ready = ready;
        this.ending = ending;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public boolean ready() {
        return ready.getAsBoolean();
    }

    @Override
    public int exitCode() {
        return process.exitValue();
    }

    @Override
    public void terminate() {
        try {
            ProcessTable.signal(process.pid(), ending);
        } catch (IOException e) {
            process.toHandle().destroy();
        }
    }

    @Override
    public void kill() {
        // Not Process.destroyForcibly: that closes the pipe, and the last lines of the log would be lost.
        process.toHandle().destroyForcibly();
    }
}
