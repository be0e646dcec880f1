package dev.goaround.standalone.supervise.adapter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log file that is put aside when it is full: {@code name.log}, {@code name.log.1} before it, and so on. */
final class RotatingLog implements AutoCloseable {
    static final long USUAL_BYTES = 10L << 20;
    static final int USUAL_KEPT = 4;

    private final Path file;
    private final long fullBytes;
    private final int kept;
    private OutputStream out;
    private long written;

    RotatingLog(Path file, long fullBytes, int kept) throws IOException {
        this.file = file;
        this.fullBytes = fullBytes;
        this.kept = kept;
        Files.createDirectories(file.getParent());
        open();
    }

    /** Appends whole lines, so that none is torn apart by a rotation. */
    void append(byte[] lines, int length) throws IOException {
        if (written > 0 && written + length > fullBytes) {
            rotate();
        }
        out.write(lines, 0, length);
        out.flush();
        written += length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void open() throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written = Files.size(file);
    }

    private void rotate() throws IOException {
        out.close();
        for (int number = kept - 1; number >= 1; number--) {
            if (Files.exists(numbered(number))) {
                Files.move(numbered(number), numbered(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
        open();
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
