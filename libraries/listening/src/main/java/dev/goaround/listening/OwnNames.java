package dev.goaround.listening;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that a service answers to. A page of another site can make a browser ask any address under a name of that site
 * (DNS rebinding); it cannot choose what the browser then writes into the {@code Host} field.
 */
public final class OwnNames {
    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
    private static final Pattern ENTRY = Pattern.compile("\\.?[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*|[0-9a-f:]*:[0-9a-f:.]*");

    private final Set<String> entries;

    private OwnNames(Set<String> entries) {
        this.entries = entries;
    }

    /**
     * @param configured names and addresses without a port; with a dot in front every name under that domain
     * @throws IllegalArgumentException where an entry is neither, and says which
     */
    public static OwnNames of(Collection<String> configured) {
        Set<String> entries = new LinkedHashSet<>();
        for (String written : configured) {
            String entry = written.strip().toLowerCase(Locale.ROOT);
            if (entry.isEmpty() || EVERY_ADDRESS.contains(entry)) {
                continue;
            }
            entry = entry.replaceFirst("^\\[(.*)]$", "$1");
            if (!ENTRY.matcher(entry).matches()) {
                throw new IllegalArgumentException("GOAROUND_HOSTS (goaround.hosts) has the entry '" + written.strip()
                        + "': write a name or an address without scheme and port, as goaround.example.org or"
                        + " .example.org");
            }
            entries.add(entry);
        }
        return new OwnNames(entries);
    }

    /** @param arrivedAt the address of this machine that the connection came to, which may be named by itself */
    boolean include(HostName host, String arrivedAt) {
        return host.loopback()
                || entries.contains(host.text())
                || (host.literal() && host.text().equals(arrivedAt.toLowerCase(Locale.ROOT)))
                || (!host.literal()
                        && entries.stream()
                                .anyMatch(entry ->
                                        entry.startsWith(".") && host.text().endsWith(entry)));
    }
}
