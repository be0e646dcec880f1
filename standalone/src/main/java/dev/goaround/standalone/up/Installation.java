package dev.goaround.standalone.up;

import dev.goaround.standalone.parentwatch.ParentWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was built, and the Java to run it with.
 *
 * @param home the folder that the launcher script lies in
 * @param java the program
 * @param javaOptions further options of broker and services, from {@code GOAROUND_JAVA_OPTIONS}; they win over ours
 * @param classPath the launcher's own
 */
public record Installation(Path home, Path java, List<String> javaOptions, String classPath) {
    private static final Pattern DEMO_JAR = Pattern.compile("demo-[0-9][0-9.]*\\.jar");

    public static Installation ofThisProcess() {
        String home = System.getProperty("goaround.home", "");
        return new Installation(
                Path.of(home).toAbsolutePath().normalize(),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                words(System.getenv().getOrDefault("GOAROUND_JAVA_OPTIONS", "")),
                System.getProperty("java.class.path"));
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }

    /** The jar that a service is started from. */
    public Path serviceJar(String service) {
        return home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The jar of this module, first on the launcher's class path: what {@link ParentWatch} needs beside the jars of others. */
    public String launcherJar() {
        return classPath.split(":", 2)[0];
    }

    /**
     * The class path of the demo: its own libraries, which the launcher is not started with.
     *
     * @throws IOException where it was not built
     */
    public String demoClassPath() throws IOException {
        Path target = home.resolve("testing/demo/target");
        return launcherJar() + ":" + demoJar(target) + ":"
                + Files.readString(target.resolve("classpath")).strip();
    }

    private static Path demoJar(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file ->
                            DEMO_JAR.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IOException("there is no jar of the demo in " + target
                            + ": start through ./goaround, which builds what is missing"));
        }
    }

    public List<String> notBuilt(List<String> services) {
        return services.stream()
                .filter(service -> !Files.exists(serviceJar(service)))
                .toList();
    }

    /** Where the database server's files are unpacked: beside what was built, else with the data. */
    public Path databaseBinaries(String version, Path otherwise) {
        return besideBuilt(otherwise).resolve("postgresql-" + version);
    }

    /** Where the processes' classes are archived: beside what was built, else with the data. */
    public Path classArchives(Path otherwise) {
        return besideBuilt(otherwise).resolve("class-archives");
    }

    private Path besideBuilt(Path otherwise) {
        Path built = home.resolve("standalone/target");
        return Files.isWritable(built) ? built : otherwise;
    }

    public Path defaultData() {
        return home.resolve(".goaround");
    }
}
