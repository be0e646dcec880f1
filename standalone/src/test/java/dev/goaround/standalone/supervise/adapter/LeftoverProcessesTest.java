package dev.goaround.standalone.supervise.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.standalone.installation.ProcessRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverProcessesTest {
    private static final String MARKER = "-Dgoaround.data=/some/where";

    @TempDir
    private Path folder;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        // The shell keeps the marker among its arguments, as a Java process keeps a system property.
        process = new ProcessBuilder("/bin/sh", "-c", "read line", MARKER).start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void aProcessOfAKilledRunIsEnded() throws Exception {
        ProcessRegistry registry = registered(process.pid(), MARKER);
        assertThat(LeftoverProcesses.end(registry)).containsExactly("broker");
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(registry.entries()).isEmpty();
    }

    @Test
    void aReusedProcessIdIsLeftAlone() throws Exception {
        ProcessRegistry registry = registered(process.pid(), "-Dgoaround.data=/some");
        assertThat(LeftoverProcesses.end(registry)).isEmpty();
        assertThat(process.isAlive()).isTrue();
        assertThat(registry.entries()).isEmpty();
    }

    @Test
    void aProcessThatIsGoneIsNoLeftover() throws Exception {
        process.destroyForcibly().waitFor();
        assertThat(LeftoverProcesses.end(registered(process.pid(), MARKER))).isEmpty();
    }

    @Test
    void anEntryThatWasTornByAKillIsIgnored() throws Exception {
        ProcessRegistry registry = registered(process.pid(), MARKER);
        Files.writeString(folder.resolve("torn.pid"), "12");
        assertThat(registry.entries()).extracting(ProcessRegistry.Entry::name).containsExactly("broker");
    }

    private ProcessRegistry registered(long pid, String marker) throws IOException {
        ProcessRegistry registry = new ProcessRegistry(folder);
        registry.add(new ProcessRegistry.Entry("broker", pid, marker, "TERM"));
        return registry;
    }
}
