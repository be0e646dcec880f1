package dev.goaround.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.standalone.installation.DataDirectory;
import dev.goaround.standalone.installation.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --data} with a folder that is not ours. */
class StrangeFolderIT {
    @TempDir
    private Path folder;

    @Test
    void aFolderOfSomebodyElsesIsRefusedBeforeAnythingInItChanges() throws Exception {
        Path strange = Files.createDirectory(folder.resolve("project"));
        Files.writeString(strange.resolve("README.md"), "mine");
        Files.setPosixFilePermissions(strange, PosixFilePermissions.fromString("rwxr-xr-x"));
        Ports shifted = FreePorts.find();
        // So that it ends by itself even if it takes the folder.
        try (ServerSocket taken = new ServerSocket(shifted.database(), 1, InetAddress.getLoopbackAddress());
                Launcher launcher = new Launcher(new DataDirectory(strange), shifted, folder.resolve("said.txt"))) {
            assertThat(launcher.exitCode()).isEqualTo(3);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(strange)))
                    .isEqualTo("rwxr-xr-x");
            try (Stream<Path> entries = Files.list(strange)) {
                assertThat(entries).containsExactly(strange.resolve("README.md"));
            }
            assertThat(launcher.said())
                    .hasLineCount(1)
                    .contains(strange.toString(), "README.md", "give --data a new or an empty folder")
                    .doesNotContain(String.valueOf(taken.getLocalPort()));
        }
    }
}
