package dev.goaround.standalone.supervise.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Carries what a process writes into its log file, and notices the line by which it says that it is ready. */
final class OutputPump implements Runnable {
    private static final int BUFFER_BYTES = 8 << 10;

    private final InputStream output;
    private final Path file;
    private final String awaited;
    private volatile boolean seen;

    /** @param awaited the line to notice; empty for none */
    OutputPump(InputStream output, Path file, String awaited) {
        this.output = output;
        this.file = file;
        this.awaited = awaited;
    }

    boolean seen() {
        return seen;
    }

    @Override
    public void run() {
        try (output;
                RotatingLog log = new RotatingLog(file, RotatingLog.USUAL_BYTES, RotatingLog.USUAL_KEPT)) {
            pump(log);
        } catch (IOException e) {
            // The process itself must not suffer from a full disk: what it writes from here on is read and dropped.
            System.err.println("goaround: " + file + " cannot be written (" + e.getMessage() + "): its lines are lost");
            drain();
        }
    }

    private void pump(RotatingLog log) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int filled = 0;
        for (int count = output.read(buffer); count >= 0; count = output.read(buffer, filled, buffer.length - filled)) {
            filled += count;
            int end = filled == buffer.length ? filled : afterLastLineBreak(buffer, filled);
            if (end > 0) {
                log.append(buffer, end);
                notice(buffer, end);
                System.arraycopy(buffer, end, buffer, 0, filled - end);
                filled -= end;
            }
        }
        log.append(buffer, filled);
    }

    private void notice(byte[] buffer, int end) {
        if (!seen && !awaited.isEmpty()) {
            seen = new String(buffer, 0, end, StandardCharsets.UTF_8).lines().anyMatch(awaited::equals);
        }
    }

    private void drain() {
        try {
            output.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The process has ended: nothing is left to read.
            return;
        }
    }

    private static int afterLastLineBreak(byte[] buffer, int filled) {
        int end = filled;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
