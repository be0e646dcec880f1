package dev.goaround.egress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds secrets by reference: {@code name} is the service's own, {@code shared/name} one for all services. A secret is
 * the file {@code <directory>/<service or shared>/<name>}, else the environment variable
 * {@code GOAROUND_SECRET_<SERVICE or SHARED>__<NAME>} (capitals, everything else but digits as {@code _}). It is read at
 * each use, so that a changed file holds from the next call on.
 *
 * <p>Names that differ only in punctuation share a variable; teams that do not trust each other keep secrets in files.
 */
public final class Secrets {
    /** A private key with its chain fits. */
    private static final int LONGEST_BYTES = 64 * 1024;

    private final Optional<Path> directory;
    private final Map<String, String> environment;

    /**
     * @param directory where the files are; none where secrets come from the environment only
     * @param environment the variables, mostly {@link System#getenv()}
     */
    public Secrets(Optional<Path> directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** What a reference led to. */
    public sealed interface Lookup {
        /** The secret, without the line break at its end. */
        record Found(Secret secret) implements Lookup {}

        /** There is none, or it cannot be used; the message names where it was looked for. */
        record Missing(String message) implements Lookup {}
    }

    /** Reads a small file: not on an event loop where the directory is remote. */
    public Lookup find(String service, String reference) {
        Parsed<SecretReference> parsed = SecretReference.of(service, reference);
        return parsed.<Lookup>map(this::find).orElse(problems -> new Lookup.Missing(String.join("; ", problems)));
    }

    private Lookup find(SecretReference reference) {
        Optional<Lookup> inFile = directory.flatMap(folder -> inFile(reference, fileOf(folder, reference)));
        return inFile.orElseGet(() -> inEnvironment(reference));
    }

    private static Path fileOf(Path folder, SecretReference reference) {
        return folder.resolve(reference.folder()).resolve(reference.name());
    }

    private static Optional<Lookup> inFile(SecretReference reference, Path file) {
        // Links are followed: that is how Kubernetes mounts secrets and swaps them.
        try (InputStream in = Files.newInputStream(file)) {
            Body content = Body.of(in.readNBytes(LONGEST_BYTES + 1));
            if (content.length() > LONGEST_BYTES) {
                return missing(reference, "the file " + file + " is longer than " + LONGEST_BYTES + " bytes");
            }
            return Optional.of(content.strictText()
                    .map(text -> usable(reference, text, "the file " + file))
                    .orElseGet(() -> new Lookup.Missing(
                            "the secret " + reference + " cannot be used: the file " + file + " is not UTF-8 text")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return missing(
                    reference,
                    "the file " + file + " cannot be read (" + e.getClass().getSimpleName()
                            + "); it must be a file that Goaround's user may read");
        }
    }

    private static Optional<Lookup> missing(SecretReference reference, String why) {
        return Optional.of(new Lookup.Missing("the secret " + reference + " cannot be used: " + why));
    }

    private Lookup inEnvironment(SecretReference reference) {
        String value = reference.hasVariable() ? environment.get(reference.variable()) : null;
        if (value != null) {
            return usable(reference, value, "the environment variable " + reference.variable());
        }
        String file = directory
                .map(folder -> "the file " + fileOf(folder, reference))
                .orElse("a file (goaround.secrets.dir is not set)");
        String variable = reference.hasVariable()
                ? "the environment variable " + reference.variable()
                : "no environment variable, because punctuation in its name makes that ambiguous";
        return new Lookup.Missing(
                "the secret " + reference + " was not found: looked for " + file + " and " + variable);
    }

    private static Lookup usable(SecretReference reference, String text, String where) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end == 0
                ? new Lookup.Missing("the secret " + reference + " cannot be used: " + where + " is empty")
                : new Lookup.Found(Secret.of(text.substring(0, end)));
    }
}
