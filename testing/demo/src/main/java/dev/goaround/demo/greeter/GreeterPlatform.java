package dev.goaround.demo.greeter;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;

/** Deploys versions of the greeter, and keeps what is deployed in a file that survives a kill. */
final class GreeterPlatform {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Clock clock;
    private PlatformState state;
    private volatile GreeterInstance running;

    GreeterPlatform(Path directory, Clock clock) throws IOException {
        Files.createDirectories(directory);
        this.file = directory.resolve("platform.json");
        this.clock = clock;
        this.state = Files.exists(file)
                ? JSON.readValue(Files.readAllBytes(file), PlatformState.class)
                : PlatformState.FIRST;
        this.running = new GreeterInstance(state.version(), state.behaviour());
    }

    /** The process that serves now. Each deployment starts another one, whose counters begin at zero. */
    GreeterInstance running() {
        return running;
    }

    synchronized List<Effect> effects() {
        return state.effects();
    }

    synchronized void deploy(String version, boolean registeredBad) {
        become(state.deployed(version, registeredBad));
    }

    /** @return false if this key had its effect before, and nothing was done now */
    synchronized boolean rollBack(String key, String deployment, String toVersion) {
        if (state.hasSeen(key)) {
            return false;
        }
        become(state.rolledBack(new Effect(
                key, deployment, state.version(), toVersion, clock.instant().toString())));
        return true;
    }

    private void become(PlatformState next) {
        write(next);
        state = next;
        running = new GreeterInstance(next.version(), next.behaviour());
    }

    private void write(PlatformState next) {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    written,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(next));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
