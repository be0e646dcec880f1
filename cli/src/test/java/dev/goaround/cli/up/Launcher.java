package dev.goaround.cli.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.cli.Goaround;
import dev.goaround.standalone.installation.DataDirectory;
import dev.goaround.standalone.installation.Ports;
import dev.goaround.standalone.installation.ProcessRegistry;
import dev.goaround.standalone.up.ServiceNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own, with broker and database but without the services. */
final class Launcher implements AutoCloseable {
    private final Path output;
    private final Process process;
    private final ProcessRegistry registry;

    Launcher(DataDirectory data, Ports ports, Path output) throws IOException {
        this.output = output;
        this.registry = new ProcessRegistry(data.run());
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dgoaround.home=" + Path.of("").toAbsolutePath().getParent(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Goaround.class.getName(),
                        "up",
                        "--data",
                        data.root().toString(),
                        "--port-base",
                        Integer.toString(ports.base()),
                        "--without",
                        String.join(",", ServiceNames.ALL))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    String said() throws IOException {
        return Files.readString(output, UTF_8);
    }

    boolean isReady() throws IOException {
        return said().contains("everything is ready");
    }

    long pid() {
        return process.pid();
    }

    /** The process id of the broker or the database. */
    long pidOf(String name) throws IOException {
        return registry.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException(name + " is not registered"))
                .pid();
    }

    /** Asks it to stop, as a service manager does. */
    void terminate() {
        process.toHandle().destroy();
    }

    void kill() {
        process.toHandle().destroyForcibly();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        terminate();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
