package dev.goaround.egress;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a secret may go: entries as an allow list has them ({@code hooks.example.org:443}, {@code .example.org},
 * {@code 10.20.0.0/16:8443}), one a line; a line that begins with {@code #} is a comment. {@code http://metrics.internal:9090} lets it go
 * there in clear as well, which is otherwise only done on this machine.
 */
final class SecretHosts {

    private static final String IN_CLEAR = "http://";
    private static final String COMMENT = "#";

    private final List<AllowListEntry> entries;
    private final List<AllowListEntry> inClear;

    private SecretHosts(List<AllowListEntry> entries, List<AllowListEntry> inClear) {
        this.entries = entries;
        this.inClear = inClear;
    }

    /** Every problem names its entry and says what would be right; a list without entries is one. */
    static ParsedText<SecretHosts> parse(String text) {
        List<String> all = new ArrayList<>();
        List<String> clear = new ArrayList<>();
        for (String piece : withoutComments(text).split("[,\\n]", -1)) {
            String entry = piece.strip();
            boolean isClear = entry.toLowerCase(Locale.ROOT).startsWith(IN_CLEAR);
            if (!entry.isEmpty()) {
                all.add(isClear ? entry.substring(IN_CLEAR.length()) : entry);
                if (isClear) {
                    clear.add(entry.substring(IN_CLEAR.length()));
                }
            }
        }
        if (all.isEmpty()) {
            return ParsedText.bad("names no host; write one a line, for example api.example.org:443");
        }
        ParsedText<List<AllowListEntry>> entries = AllowListEntryReader.readAll(String.join("\n", all));
        return entries.problems().isEmpty()
                ? ParsedText.good(
                        new SecretHosts(read(entries), read(AllowListEntryReader.readAll(String.join("\n", clear)))))
                : new ParsedText.Bad<>(entries.problems());
    }

    private static String withoutComments(String text) {
        return text.lines().filter(line -> !line.strip().startsWith(COMMENT)).collect(Collectors.joining("\n"));
    }

    private static List<AllowListEntry> read(ParsedText<List<AllowListEntry>> parsed) {
        return parsed.orElse(problems -> {
            throw new IllegalStateException("each was read before: " + problems);
        });
    }

    boolean hold(Destination destination) {
        return hold(entries, destination);
    }

    boolean holdInClear(Destination destination) {
        return hold(inClear, destination);
    }

    /** By what is written, never by what a name leads to: whoever answers for the name could lead it anywhere. */
    private static boolean hold(List<AllowListEntry> entries, Destination destination) {
        Optional<InetAddress> literal = destination.literal();
        return entries.stream()
                .filter(entry -> entry.hasPort(destination.port()))
                .anyMatch(entry -> entry.namesHost(destination.host())
                        || literal.filter(entry::holds).isPresent());
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
