package dev.goaround.standalone.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** The launcher's own jar, first on its class path. */
    public String launcherJar() {
        return classPath.split(":", 2)[0];
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
