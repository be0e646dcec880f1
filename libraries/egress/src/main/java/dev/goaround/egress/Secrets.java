package dev.goaround.egress;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds secrets by reference: {@code name} is the service's own, {@code shared/name} one for all services. A secret is
 * the file {@code <directory>/<service or shared>/<name>}, else the environment variable
 * {@code GOAROUND_SECRET_<SERVICE or SHARED>__<NAME>} (capitals, everything else but digits as {@code _}). It is read at
 * each use, so that a changed file holds from the next call on.
 *
 * <p>Where it may go stands beside it, in the file {@code <name>.hosts} or else the variable
 * {@code GOAROUND_HOSTS_OF_SECRET_<SERVICE or SHARED>__<NAME>}, see {@link SecretHosts}. A service's own secret without hosts goes
 * wherever the service's definition and the operator's allow list let it; one for all services is not given out without hosts, for each
 * service's definition says where it is sent.
 *
 * <p>Names that differ only in punctuation share a variable; teams that do not trust each other keep secrets in files.
 */
public final class Secrets {
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

        /** What each case leads to. */
        <T> T fold(Function<Found, T> found, Function<Missing, T> missing);
        /** The secret, without the line break at its end. */
        record Found(Secret secret) implements Lookup {
            @Override
            public <T> T fold(Function<Found, T> found, Function<Missing, T> missing) {
                return found.apply(this);
            }
        }

        /** There is none, or it cannot be used; the message names where it was looked for. */
        record Missing(String message) implements Lookup {
            @Override
            public <T> T fold(Function<Found, T> found, Function<Missing, T> missing) {
                return missing.apply(this);
            }
        }
    }

    /** Reads small files: not on an event loop where the directory is remote. */
    public Lookup find(String service, String reference) {
        ParsedText<SecretReference> parsed = SecretReference.of(service, reference);
        return parsed.<Lookup>map(this::find).orElse(problems -> new Lookup.Missing(String.join("; ", problems)));
    }

    private Lookup find(SecretReference reference) {
        StoredText value = stored(reference, reference.name(), reference.variable());
        if (value instanceof StoredText.Nowhere) {
            return new Lookup.Missing("the secret " + reference + " was not found: looked for "
                    + sought(reference, reference.name(), reference.variable(), " and "));
        }
        if (value instanceof StoredText.Unreadable unreadable) {
            return cannotBeUsed(reference, unreadable.why());
        }
        StoredText.Text text = (StoredText.Text) value;
        String secret = withoutLineBreaks(text.text());
        return secret.isEmpty() ? cannotBeUsed(reference, text.where() + " is empty") : bound(reference, secret);
    }

    private Lookup bound(SecretReference reference, String secret) {
        StoredText listed = stored(reference, reference.hostsFile(), reference.hostsVariable());
        if (listed instanceof StoredText.Unreadable unreadable) {
            return cannotBeUsed(reference, unreadable.why());
        }
        if (listed instanceof StoredText.Text list) {
            ParsedText<SecretHosts> hosts = SecretHosts.parse(list.text());
            return hosts.<Lookup>map(good ->
                            new Lookup.Found(Secret.named(secret, "the secret " + reference, Optional.of(good))))
                    .orElse(problems -> cannotBeUsed(reference, list.where() + ": " + String.join("; ", problems)));
        }
        return reference.isShared()
                ? cannotBeUsed(
                        reference,
                        "every service may use it, and it does not say where it may go: write its hosts, one a line (for"
                                + " example api.example.org:443), into "
                                + sought(reference, reference.hostsFile(), reference.hostsVariable(), " or "))
                : new Lookup.Found(Secret.named(secret, "the secret " + reference, Optional.empty()));
    }

    private static Lookup cannotBeUsed(SecretReference reference, String why) {
        return new Lookup.Missing("the secret " + reference + " cannot be used: " + why);
    }

    private static String withoutLineBreaks(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    private StoredText stored(SecretReference reference, String file, String variable) {
        StoredText inFile = directory
                .map(folder -> StoredText.inFile(fileOf(folder, reference, file)))
                .orElse(StoredText.NOWHERE);
        if (!(inFile instanceof StoredText.Nowhere)) {
            return inFile;
        }
        String value = reference.hasVariable() ? environment.get(variable) : null;
        return value == null ? StoredText.NOWHERE : new StoredText.Text(value, "the environment variable " + variable);
    }

    private String sought(SecretReference reference, String file, String variable, String between) {
        return directory
                        .map(folder -> "the file " + fileOf(folder, reference, file))
                        .orElse("a file (goaround.secrets.dir is not set)")
                + between
                + (reference.hasVariable()
                        ? "the environment variable " + variable
                        : "no environment variable, because punctuation in its name makes that ambiguous");
    }

    private static Path fileOf(Path folder, SecretReference reference, String file) {
        return folder.resolve(reference.folder()).resolve(file);
    }
}
