package dev.goaround.standalone.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held while a launcher works on a data directory; the operating system lets go of it whatever the launcher dies of. */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** What asking for the lock leads to. */
    public sealed interface Answer {
        record Held(RunLock lock) implements Answer {}

        /** @param holder the process id of the launcher that has it, or "unknown" */
        record Taken(String holder) implements Answer {}
    }

    public static Answer ask(Path folder, long pid) throws IOException {
        Path holder = folder.resolve("launcher");
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                Files.writeString(holder, pid + "\n");
                return new Answer.Held(new RunLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: taken all the same.
        }
        channel.close();
        return new Answer.Taken(Files.exists(holder) ? Files.readString(holder).strip() : "unknown");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
