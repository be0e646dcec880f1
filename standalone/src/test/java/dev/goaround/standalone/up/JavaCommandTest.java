package dev.goaround.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {

    @Test
    void theOperatorsOptionsComeAfterOursAndBeforeTheMainClass(@TempDir Path folder) throws Exception {
        Path jar = Files.write(folder.resolve("service.jar"), new byte[] {1});
        JavaCommand command = new JavaCommand(
                Path.of("java"),
                "-Dgoaround.data=here",
                "checklist-service",
                List.of("-Xmx128m"),
                List.of("-Xmx1g", "-XX:TieredStopAtLevel=4"),
                folder.resolve("temporary"),
                folder.resolve("archives"));

        List<String> words = command.running(jar.toString(), List.of("-Da=b"), "Main", List.of("one"));

        assertThat(words)
                .containsSubsequence("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Xmx1g", "-XX:TieredStopAtLevel=4");
        assertThat(words).containsSubsequence("-XX:TieredStopAtLevel=4", "-cp", "Main", "one");
    }
}
