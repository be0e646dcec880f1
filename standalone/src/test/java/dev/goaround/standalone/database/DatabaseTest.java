package dev.goaround.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
    private static final List<String> HEAD =
            List.of("4711", "/data/cluster", "1795229024", "8432", "", "127.0.0.1", "  2147549         5");

    @TempDir
    private Path folder;

    @Test
    void aServerIsReadyWhenItsStatusLineSaysSo() {
        assertThat(PostmasterFile.parse(with("ready   "))).contains(new PostmasterFile(4711, true));
        assertThat(PostmasterFile.parse(with("starting"))).contains(new PostmasterFile(4711, false));
        assertThat(PostmasterFile.parse(HEAD)).contains(new PostmasterFile(4711, false));
    }

    @Test
    void aFileThatIsBeingWrittenSaysNothing() {
        assertThat(PostmasterFile.parse(List.of())).isEmpty();
        assertThat(PostmasterFile.parse(List.of("-"))).isEmpty();
        assertThat(PostmasterFile.read(folder)).isEqualTo(Optional.empty());
    }

    @Test
    void theServerIsDurableAndOnLoopbackOnly() {
        assertThat(new DatabaseSettings(Path.of("/data/cluster"), 8432).arguments())
                .startsWith("-D", "/data/cluster")
                .contains(
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "port=8432");
    }

    @Test
    void dataOfAnotherMajorVersionAreRefused() throws IOException {
        DatabaseFolder database = new DatabaseFolder(folder, folder.resolve("binaries"), "17.10.0");
        assertThat(database.objection()).isEmpty();

        Files.createDirectories(database.cluster());
        Files.writeString(database.cluster().resolve("PG_VERSION"), "17\n");
        assertThat(database.objection()).isEmpty();

        Files.writeString(database.cluster().resolve("PG_VERSION"), "16\n");
        assertThat(database.objection().orElseThrow()).contains("made by PostgreSQL 16", "this is 17");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,amd64,postgres-linux-x86_64.txz",
        "Linux,aarch64,postgres-linux-arm_64.txz",
        "Mac OS X,aarch64,postgres-darwin-arm_64.txz",
        "Mac OS X,x86_64,",
        "Windows 11,amd64,",
        "Linux,riscv64,"
    })
    void eachPlatformHasItsArchiveOrNone(String os, String architecture, String archive) {
        Optional<String> found = DatabasePlatform.archive(os, architecture);
        assertThat(found).isEqualTo(Optional.ofNullable(archive));
        found.ifPresent(name -> assertThat(getClass().getResource("/" + name))
                .as("on the class path")
                .isNotNull());
    }

    private static List<String> with(String status) {
        return Stream.concat(HEAD.stream(), Stream.of(status)).toList();
    }
}
