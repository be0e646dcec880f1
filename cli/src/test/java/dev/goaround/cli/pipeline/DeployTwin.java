package dev.goaround.cli.pipeline;

import dev.goaround.cli.Goaround;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The two that do a pipeline's part: {@code goaround deploy}, and the script for runners without Java. */
enum DeployTwin {
    JAVA {
        @Override
        List<String> words() {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Goaround.class.getName(),
                    "deploy");
        }
    },
    SHELL {
        @Override
        List<String> words() {
            return List.of(
                    "sh",
                    Path.of("../pipelines/shell/goaround-deploy")
                            .toAbsolutePath()
                            .toString());
        }
    };

    abstract List<String> words();

    /** The script needs two programs that a machine for builds may lack. */
    boolean isThere() {
        return this == JAVA || Stream.of("curl", "jq").allMatch(DeployTwin::isOnPath);
    }

    /** @param folder to run in, where its output goes */
    Process start(StubServer server, String token, Path folder, List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>(words());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("GITHUB_") || name.startsWith("CI_") || name.startsWith("GOAROUND_"));
        builder.environment().put("GOAROUND_URL", server.url());
        builder.environment().put("GOAROUND_TOKEN", token);
        builder.environment().put("GOAROUND_SERVICE", "shop");
        builder.environment().put("GOAROUND_ENVIRONMENT", "production");
        return builder.start();
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
