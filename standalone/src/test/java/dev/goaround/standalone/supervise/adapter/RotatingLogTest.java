package dev.goaround.standalone.supervise.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
    @TempDir
    private Path folder;

    @Test
    void aFullFileIsPutAsideAndTheOldestForgotten() throws IOException {
        Path file = folder.resolve("service.log");
        try (RotatingLog log = new RotatingLog(file, 10, 2)) {
            for (int number = 1; number <= 5; number++) {
                append(log, "line " + number + "!\n");
            }
        }
        assertThat(file).hasContent("line 5!");
        assertThat(folder.resolve("service.log.1")).hasContent("line 4!");
        assertThat(folder.resolve("service.log.2")).hasContent("line 3!");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void alaterRunAppends() throws IOException {
        Path file = folder.resolve("service.log");
        for (String line : new String[] {"first\n", "second\n"}) {
            try (RotatingLog log = new RotatingLog(file, 100, 2)) {
                append(log, line);
            }
        }
        assertThat(file).hasContent("first\nsecond");
    }

    @Test
    void aProcessIsReadyOnceItSaysTheLine() {
        OutputPump pump = pump("starting\nbroker ready soon\nbroker ready\nmore");
        assertThat(pump.seen()).isFalse();
        pump.run();
        assertThat(pump.seen()).isTrue();
        assertThat(folder.resolve("pumped.log")).hasContent("starting\nbroker ready soon\nbroker ready\nmore");
    }

    @Test
    void aLineLikeTheAwaitedIsNotIt() {
        OutputPump pump = pump("broker ready soon\nnot broker ready\n");
        pump.run();
        assertThat(pump.seen()).isFalse();
    }

    @Test
    void aLineLongerThanTheBufferPasses() {
        String line = "x".repeat(100_000);
        pump(line + "\nend\n").run();
        assertThat(folder.resolve("pumped.log")).hasContent(line + "\nend");
    }

    private OutputPump pump(String text) {
        return new OutputPump(
                new ByteArrayInputStream(text.getBytes(UTF_8)), folder.resolve("pumped.log"), "broker ready");
    }

    private static void append(RotatingLog log, String line) throws IOException {
        log.append(line.getBytes(UTF_8), line.length());
    }
}
