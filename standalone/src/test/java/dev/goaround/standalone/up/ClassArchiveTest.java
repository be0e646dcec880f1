package dev.goaround.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final Runtime.Version JAVA = Runtime.Version.parse("17.0.9+9");
    private static final byte[] HEADER = {(byte) 0xa8, (byte) 0xab, 0x0b, (byte) 0xf0, 1, 2, 3};

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void makeJar() throws IOException {
        jar = Files.writeString(folder.resolve("service.jar"), "classes");
    }

    @Test
    void isWrittenAtTheEndOfTheFirstRun() throws IOException {
        ClassArchive archive = archive("probe-service");
        assertThat(archive.flags()).contains("-XX:ArchiveClassesAtExit=" + archive.file(), "-Xlog:cds*=off");
    }

    @Test
    void isUsedOnceItIsThere() throws IOException {
        Files.write(written("probe-service"), HEADER);
        assertThat(archive("probe-service").flags())
                .contains("-XX:SharedArchiveFile=" + archive("probe-service").file());
    }

    @Test
    void isWrittenAgainAfterItWasCutShort() throws IOException {
        Files.write(written("probe-service"), new byte[100]);
        assertThat(archive("probe-service").flags())
                .contains("-XX:ArchiveClassesAtExit=" + archive("probe-service").file());
        Files.write(written("probe-service"), new byte[0]);
        assertThat(archive("probe-service").flags()).anyMatch(flag -> flag.startsWith("-XX:ArchiveClassesAtExit="));
    }

    @Test
    void anotherBuildReplacesItsOwnOnly() throws IOException {
        Path earlier = Files.write(written("probe-service"), HEADER);
        Path others = Files.write(written("rollback-service"), HEADER);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertThat(archive("probe-service").flags()).anyMatch(flag -> flag.startsWith("-XX:ArchiveClassesAtExit="));
        assertThat(earlier).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void anotherJavaHasItsOwn() throws IOException {
        Runtime.Version newer = Runtime.Version.parse("25.0.1+8");
        ClassArchive archive = ClassArchive.of(folder, "broker", newer, jar.toString());
        assertThat(archive.file()).isNotEqualTo(archive("broker").file());
        assertThat(archive.flags()).contains("-Xlog:aot*=off");
    }

    private ClassArchive archive(String process) throws IOException {
        return ClassArchive.of(folder.resolve("archives"), process, JAVA, jar.toString());
    }

    private Path written(String process) throws IOException {
        Path file = archive(process).file();
        Files.createDirectories(file.getParent());
        return file;
    }
}
