package dev.goaround.standalone.supervise.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.goaround.standalone.installation.ProcessRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessStarterTest {
    @TempDir
    private Path folder;

    @Test
    void aProcessThatCannotBeRegisteredIsNotLeftRunning() {
        ProcessRegistry nowhere = new ProcessRegistry(folder.resolve("deleted"));
        ProcessCommand command = new ProcessCommand(
                "broker",
                List.of("/bin/sh", "-c", "read line", "-Dmarker"),
                Map.of(),
                "-Dmarker",
                folder.resolve("broker.log"),
                ProcessTable.Signal.TERM);
        ProcessStarter starter = new ProcessStarter(folder, nowhere);
        assertThatIOException().isThrownBy(() -> starter.startSayingReady(command, "ready"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                                .isEmpty());
    }
}
