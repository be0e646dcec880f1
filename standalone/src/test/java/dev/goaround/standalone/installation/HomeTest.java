package dev.goaround.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {
    @TempDir
    private Path folder;

    @Test
    void theTokenIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("admin-token");
        AdministratorToken made = AdministratorToken.readOrMake(file, new SecureRandom());
        AdministratorToken read = AdministratorToken.readOrMake(file, new SecureRandom());
        assertThat(made.token()).matches("ga_[A-Za-z0-9_-]{43}").isEqualTo(read.token());
        assertThat(made.fresh()).isTrue();
        assertThat(read.fresh()).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.toString()).doesNotContain(made.token());
    }

    @Test
    void theFolderIsItsOwnersOnly() throws IOException {
        DataDirectory data = DataDirectory.open(folder.resolve("new/data"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                .isEqualTo("rwx------");
        assertThat(data.secrets()).isDirectory();
    }

    @Test
    void aFolderOfSomebodyElsesIsRefusedAndNotTouched() throws IOException {
        Path strange = Files.createDirectory(folder.resolve("project"));
        Files.createDirectory(strange.resolve("logs"));
        Files.writeString(strange.resolve("README.md"), "mine");
        Files.setPosixFilePermissions(strange, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(DataDirectory.objection(strange).orElseThrow())
                .contains(strange.toString(), "README.md", "give --data a new or an empty folder");
        assertThat(DataDirectory.objection(strange.resolve("README.md")).orElseThrow())
                .contains("is not a folder");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(strange)))
                .isEqualTo("rwxr-xr-x");
        try (Stream<Path> entries = Files.list(strange)) {
            assertThat(entries).hasSize(2);
        }
    }

    @Test
    void aNewAnEmptyAndAFolderOfOursAreTaken() throws IOException {
        assertThat(DataDirectory.objection(folder.resolve("new/data"))).isEmpty();
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(DataDirectory.objection(folder)).isEmpty();

        DataDirectory data = DataDirectory.open(folder.resolve("data"));
        assertThat(DataDirectory.objection(data.root())).isEmpty();
        Files.writeString(data.root().resolve("notes.txt"), "the operator's");
        Files.writeString(data.settings(), "");
        assertThat(DataDirectory.objection(data.root())).isEmpty();
    }

    @Test
    void aSecondLauncherIsToldWhoHoldsTheFolder() throws IOException {
        RunLock.Answer first = RunLock.ask(folder, 4711);
        assertThat(RunLock.ask(folder, 4712)).isEqualTo(new RunLock.Answer.Taken("4711"));

        ((RunLock.Answer.Held) first).lock().close();
        RunLock.Answer third = RunLock.ask(folder, 4713);
        assertThat(third).isInstanceOf(RunLock.Answer.Held.class);
        ((RunLock.Answer.Held) third).lock().close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 8400, 65435})
    void aPortBaseWithRoomForAllPortsIsTaken(int base) {
        assertThat(Ports.objection(base)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1023, 65436})
    void aPortBaseWithoutRoomIsRefusedWithTheRange(int base) {
        assertThat(Ports.objection(base).orElseThrow()).contains("from 1024 to 65435");
    }

    @Test
    void aPortThatIsListenedOnIsInUse() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(Ports.inUse(port)).isTrue();
        }
        assertThat(Ports.inUse(port)).isFalse();
    }

    @Test
    void theSettingsAreWrittenWithTheirDefaultsAtTheFirstRun() throws IOException {
        Path file = folder.resolve("goaround.properties");
        OperatorSettings settings = read(file);
        assertThat(settings.egressAllow()).isEmpty();
        assertThat(settings.mailHost()).isEmpty();
        assertThat(settings.secrets()).isEqualTo(folder.resolve("secrets"));
        assertThat(file).content().contains("egress.allow =", "mail.host =");
    }

    @Test
    void theSettingsAreTheOperators() throws IOException {
        Path file = folder.resolve("goaround.properties");
        Files.writeString(file, """
                egress.allow = shop.example.org:443, .example.org
                mail.host = mail.example.org
                mail.port = 587
                secrets.directory = /etc/goaround/secrets
                hosts = goaround.example.org
                """);
        assertThat(read(file))
                .isEqualTo(new OperatorSettings(
                        "shop.example.org:443, .example.org",
                        Optional.of("mail.example.org"),
                        587,
                        Path.of("/etc/goaround/secrets"),
                        "goaround.example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "mail.port = many, 'mail.port is many; it must be a number from 1 to 65535'",
        "mail.port = 99999, 'mail.port is 99999; it must be a number from 1 to 65535'",
        "mail.hosts = x, 'there is no setting mail.hosts; there are [egress.allow,'"
    })
    void aWrongSettingIsRefusedWithFileKeyAndWhatWouldBeRight(String line, String expected) throws IOException {
        Path file = folder.resolve("goaround.properties");
        Files.writeString(file, line);
        OperatorSettings.Answer answer = OperatorSettings.readOrWrite(file);
        assertThat(((OperatorSettings.Answer.Refused) answer).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains(file.toString(), expected));
    }

    private static OperatorSettings read(Path file) throws IOException {
        return ((OperatorSettings.Answer.Read) OperatorSettings.readOrWrite(file)).settings();
    }
}
