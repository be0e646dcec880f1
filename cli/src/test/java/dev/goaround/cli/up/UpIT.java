package dev.goaround.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.goaround.standalone.installation.DataDirectory;
import dev.goaround.standalone.installation.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real broker and the real database under the real launcher; each test ends some of them as hard as can be. */
class UpIT {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Ports ports = FreePorts.find();
    private DataDirectory data;
    private Contents contents;
    private Launcher launcher;

    @BeforeEach
    void start() throws Exception {
        data = DataDirectory.open(folder.resolve("data"));
        contents = new Contents(data, ports);
        launcher = launch("first");
        awaitReady(launcher);
    }

    @AfterEach
    void stop() {
        launcher.close();
    }

    @Test
    void whatWasAcknowledgedOutlivesAKilledBrokerAndAKilledDatabase() throws Exception {
        fill();
        long broker = launcher.pidOf("broker");
        long database = launcher.pidOf("database");
        kill(broker);
        kill(database);

        await().atMost(READY_WITHIN).until(() -> timesSaid("broker ready") == 2 && timesSaid("database ready") == 2);
        assertThat(launcher.pidOf("broker")).isNotEqualTo(broker);
        assertThat(launcher.said()).contains("broker was ended by signal 9", "database was ended by signal 9");
        assertKept();
    }

    @Test
    void nothingOutlivesAKilledLauncherAndTheNextRunHasTheData() throws Exception {
        fill();
        ProcessHandle broker = ProcessHandle.of(launcher.pidOf("broker")).orElseThrow();
        ProcessHandle database = ProcessHandle.of(launcher.pidOf("database")).orElseThrow();
        launcher.kill();
        await().atMost(Duration.ofSeconds(20)).until(() -> !broker.isAlive() && !database.isAlive());

        launcher = launch("second");
        awaitReady(launcher);
        assertKept();
    }

    @Test
    void theNextRunEndsWhatAKilledLauncherLeftBehind() throws Exception {
        long database = launcher.pidOf("database");
        ProcessHandle broker = ProcessHandle.of(launcher.pidOf("broker")).orElseThrow();
        launcher.kill();
        // At once: its processes have not noticed yet.
        launcher = launch("second");
        awaitReady(launcher);
        assertThat(broker.isAlive()).isFalse();
        assertThat(launcher.pidOf("database")).isNotEqualTo(database);
        assertThat(contents.query("checklist", "SELECT current_user")).isEqualTo("checklist");
    }

    @Test
    void aStopEndsEverythingInReverseOrderAndTheNextRunHasTheData() throws Exception {
        fill();
        ProcessHandle broker = ProcessHandle.of(launcher.pidOf("broker")).orElseThrow();
        launcher.terminate();
        assertThat(launcher.exitCode()).isEqualTo(128 + 15);
        assertThat(broker.isAlive()).isFalse();
        assertThat(launcher.said()).contains("database stopped", "broker stopped");

        launcher = launch("second");
        awaitReady(launcher);
        assertThat(launcher.said()).doesNotContain("had left").doesNotContain("ga_");
        assertKept();
    }

    @Test
    void aSecondLauncherIsToldThatOneRunsAndLeavesItAlone() throws Exception {
        try (Launcher second = launch("second")) {
            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.said())
                    .hasLineCount(1)
                    .contains("one runs already on " + data.root() + " (process " + launcher.pid() + ")", "--data");
        }
        assertThat(contents.query("rollback", "SELECT current_user")).isEqualTo("rollback");
    }

    @Test
    void aPortInUseIsNamedWithItsPurpose() throws Exception {
        DataDirectory other = DataDirectory.open(folder.resolve("other"));
        Ports shifted = FreePorts.find();
        try (ServerSocket taken = new ServerSocket(shifted.database(), 1, InetAddress.getLoopbackAddress());
                Launcher second = new Launcher(other, shifted, folder.resolve("second.txt"))) {
            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.said())
                    .hasLineCount(1)
                    .contains("port " + taken.getLocalPort() + " (for database)", "--port-base");
        }
    }

    @Test
    void eachServiceHasADatabaseThatTheOthersCannotEnter() throws Exception {
        for (String name : new String[] {"checklist", "rollback", "notifier"}) {
            contents.execute(name, "CREATE TABLE own(id int)");
        }
        assertThat(contents.query("checklist", "SHOW fsync")).isEqualTo("on");
        assertThatThrownBy(() -> contents.connect("checklist", "checklist", "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        String password = contents.password("notifier");
        assertThatThrownBy(() -> contents.connect("checklist", "notifier", password))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    private void fill() throws Exception {
        contents.createTopic();
        contents.send("a record");
        contents.execute("checklist", "CREATE TABLE kept AS SELECT 'a row' AS value");
    }

    private void assertKept() throws Exception {
        assertThat(contents.topics()).contains("kept");
        assertThat(contents.lastRecord()).isEqualTo("a record");
        assertThat(contents.query("checklist", "SELECT value FROM kept")).isEqualTo("a row");
        contents.send("another");
        assertThat(contents.lastRecord()).isEqualTo("another");
    }

    private Launcher launch(String name) throws IOException {
        return new Launcher(data, ports, folder.resolve(name + ".txt"));
    }

    private static void awaitReady(Launcher launcher) {
        await("readiness").atMost(READY_WITHIN).until(launcher::isReady);
    }

    private long timesSaid(String words) throws IOException {
        return launcher.said().lines().filter(line -> line.contains(words)).count();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
