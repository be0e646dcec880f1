package dev.goaround.listening;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a request is for: the host of a {@code Host} field (RFC 9112, section 3.2), in lower case, without port, brackets or a last dot.
 *
 * @param literal whether it is an address, which no name server can have answered with
 */
record HostName(String text, boolean literal) {
    private static final int LONGEST = 255;
    private static final Pattern FIELD =
            Pattern.compile("(?:\\[(?<six>[0-9A-Fa-f:.]+)]|(?<name>[A-Za-z0-9._-]+))(?::[0-9]{1,5})?");
    private static final Pattern FOUR = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

    /** @return nothing where the field is not written as the RFC says */
    static Optional<HostName> read(String field) {
        Matcher matcher = FIELD.matcher(field.strip());
        if (field.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        String six = matcher.group("six");
        if (six != null) {
            return Optional.of(new HostName(six.toLowerCase(Locale.ROOT), true));
        }
        String name = matcher.group("name").toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new HostName(name, FOUR.matcher(name).matches()));
    }

    boolean loopback() {
        return "localhost".equals(text) || (literal && (text.startsWith("127.") || "::1".equals(text)));
    }
}
