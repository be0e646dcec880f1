package dev.goaround.standalone.supervise.adapter;

import dev.goaround.standalone.supervise.Child;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** A process of the operating system. */
final class OsChild implements Child {
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
        if (ending == ProcessTable.Signal.TERM) {
            process.destroy();
            return;
        }
        try {
            ProcessTable.signal(process.pid(), ending);
        } catch (IOException e) {
            process.destroy();
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }
}
