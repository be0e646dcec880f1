package dev.goaround.standalone.up;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The classes of one process, as they were when it last ended in order, in the form that a Java virtual machine maps
 * into memory instead of loading and checking them one by one (dynamic class-data sharing, JEP 350): a start takes half
 * the time. The machine itself refuses an archive that does not fit, and goes on without.
 *
 * @param file named after the process, the Java that runs it and the jars on its class path: another build, another file
 */
record ClassArchive(Path file, String process, int javaFeature) {
    private static final int KEY_DIGITS = 16;
    private static final int MAGIC_BYTES = 4;
    /** Since this version the virtual machine speaks of ahead-of-time caches where it spoke of class-data sharing. */
    private static final int SPEAKS_OF_AOT = 25;

    /** @param classPath of existing jars, as it is given to the process */
    static ClassArchive of(Path folder, String process, Runtime.Version java, String classPath) throws IOException {
        MessageDigest key = sha256();
        key.update(java.toString().getBytes(StandardCharsets.UTF_8));
        for (String entry : classPath.split(":", -1)) {
            Path jar = Path.of(entry);
            String seen = entry + ' ' + Files.size(jar) + ' ' + Files.getLastModifiedTime(jar) + '\n';
            key.update(seen.getBytes(StandardCharsets.UTF_8));
        }
        String digits = HexFormat.of().formatHex(key.digest()).substring(0, KEY_DIGITS);
        return new ClassArchive(folder.resolve(process + '-' + digits + ".jsa"), process, java.feature());
    }

    /**
     * The flags that use the archive, or have it written when the process ends in order; then archives of earlier builds
     * are deleted.
     */
    List<String> flags() throws IOException {
        // What could not be archived, and why, is no news for those who read a service's log.
        String quiet = javaFeature >= SPEAKS_OF_AOT ? "-Xlog:aot*=off" : "-Xlog:cds*=off";
        if (isWhole()) {
            return List.of("-XX:SharedArchiveFile=" + file, quiet);
        }
        Files.createDirectories(file.getParent());
        deleteEarlier();
        return List.of("-XX:ArchiveClassesAtExit=" + file, quiet);
    }

    /** The virtual machine writes the header last, so that a file that was cut short begins with zeros. */
    private boolean isWhole() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            for (byte each : in.readNBytes(MAGIC_BYTES)) {
                if (each != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private void deleteEarlier() throws IOException {
        String pattern = process + "-" + "[0-9a-f]".repeat(KEY_DIGITS) + ".jsa";
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(file.getParent(), pattern)) {
            for (Path each : earlier) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
