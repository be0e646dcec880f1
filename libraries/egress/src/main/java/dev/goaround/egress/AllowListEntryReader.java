package dev.goaround.egress;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the operator's lists, separated by commas or line breaks. */
final class AllowListEntryReader {
    private static final Pattern SEPARATOR = Pattern.compile("[,\\r\\n]");
    private static final Pattern BRACKETED = Pattern.compile("\\[(?<place>[^\\]]*)\\](?::(?<port>.*))?");
    private static final Pattern PLAIN = Pattern.compile("(?<place>[^:]*)(?::(?<port>.*))?");
    private static final Pattern UP_TO_FIVE_DIGITS = Pattern.compile("[0-9]{1,5}");
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_ECHO = 100;

    private AllowListEntryReader() {}

    /** All entries, or all problems, each with the entry that it is about. */
    static ParsedText<List<AllowListEntry>> readAll(String text) {
        List<AllowListEntry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String piece : SEPARATOR.split(text, -1)) {
            String trimmed = piece.strip();
            if (!trimmed.isEmpty()) {
                number++;
                String place = "entry " + number + " (" + shortened(trimmed) + "): ";
                ParsedText<AllowListEntry> entry = read(trimmed.toLowerCase(Locale.ROOT));
                if (entry instanceof ParsedText.Good<AllowListEntry> good) {
                    entries.add(good.value());
                }
                entry.problems().forEach(problem -> problems.add(place + problem));
            }
        }
        return problems.isEmpty() ? ParsedText.good(List.copyOf(entries)) : new ParsedText.Bad<>(problems);
    }

    /** An entry may be a URL pasted with its secrets: what could hold one is not repeated. */
    private static String shortened(String entry) {
        String harmless = entry.contains("@") || entry.contains("?") ? "not shown, it may hold a secret" : entry;
        return harmless.length() > LONGEST_ECHO ? harmless.substring(0, LONGEST_ECHO) + "…" : harmless;
    }

    private static ParsedText<AllowListEntry> read(String text) {
        if (text.contains("://") || text.contains("@") || text.contains("?")) {
            return ParsedText.bad("this looks like a URL; list only its host and port, such as hooks.example.org:443");
        }
        if (text.contains("*")) {
            return ParsedText.bad("there are no wildcards; .example.org lists every name under example.org");
        }
        long colons = text.chars().filter(c -> c == ':').count();
        if (text.startsWith("[")) {
            return split(BRACKETED, text);
        }
        return colons > 1 ? place(text, OptionalInt.empty()) : split(PLAIN, text);
    }

    private static ParsedText<AllowListEntry> split(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        if (!matcher.matches()) {
            return ParsedText.bad("write an IPv6 address with a port as [fd12::/16]:8080");
        }
        String port = matcher.group("port");
        if (port == null) {
            return place(matcher.group("place"), OptionalInt.empty());
        }
        int number = UP_TO_FIVE_DIGITS.matcher(port).matches() ? Integer.parseInt(port) : 0;
        if (number < 1 || number > LAST_PORT) {
            return ParsedText.bad("the port must be a number from 1 to 65535");
        }
        return place(matcher.group("place"), OptionalInt.of(number));
    }

    private static ParsedText<AllowListEntry> place(String place, OptionalInt port) {
        int slash = place.indexOf('/');
        String host = slash < 0 ? place : place.substring(0, slash);
        Optional<InetAddress> address = AddressLiterals.any(host);
        if (address.isPresent()) {
            String prefix = slash < 0 ? null : place.substring(slash + 1);
            return range(address.get(), prefix).map(range -> new AllowListEntry.Range(range, port));
        }
        if (slash >= 0) {
            return ParsedText.bad("a '/' belongs to an address range such as 10.20.0.0/16; list a host without a path");
        }
        if (host.startsWith(".") && AddressLiterals.isName(host.substring(1))) {
            return ParsedText.good(new AllowListEntry.Suffix(host, port));
        }
        String name = AddressLiterals.normalised(host);
        if (AddressLiterals.isName(name)) {
            return ParsedText.good(new AllowListEntry.Name(name, port));
        }
        return ParsedText.bad("this is neither a host name (shop.example.org:443), nor a suffix (.example.org:443),"
                + " nor an address or a range (10.20.0.0/16:8080, [fd12::/16]:8080)");
    }

    private static ParsedText<AddressRange> range(InetAddress address, String prefixText) {
        int bits = address.getAddress().length * Byte.SIZE;
        int prefix = prefixText == null
                ? bits
                : UP_TO_FIVE_DIGITS.matcher(prefixText).matches() ? Integer.parseInt(prefixText) : -1;
        if (prefix < 0 || prefix > bits) {
            return ParsedText.bad("the prefix length must be a number from 0 to " + bits);
        }
        AddressRange range = AddressRange.around(address, prefix);
        if (!range.firstAddress().equals(address)) {
            return ParsedText.bad("the address lies inside the range " + range + ": write that, or "
                    + AddressRange.around(address, bits) + " for the one address");
        }
        AddressKind kind = AddressKind.ofAll(range);
        if (kind.standing() == AddressKind.Standing.NEVER) {
            return ParsedText.bad("this is " + kind.description() + ", which is never called; remove the entry");
        }
        if (!EmbeddedAddresses.in(range.firstAddress()).isEmpty()) {
            return ParsedText.bad("addresses of this range carry an IPv4 address and are judged by it;"
                    + " list the IPv4 range instead");
        }
        return ParsedText.good(range);
    }

    /** The list made of good entries, where each may still be refused by {@code objection}. */
    static <T> ParsedText<T> readList(
            String text, Function<AllowListEntry, Optional<String>> objection, Function<List<AllowListEntry>, T> list) {
        ParsedText<List<AllowListEntry>> read = readAll(text);
        if (read instanceof ParsedText.Good<List<AllowListEntry>> good) {
            List<String> problems = good.value().stream()
                    .flatMap(entry -> objection.apply(entry).map(why -> "entry " + entry + ": " + why).stream())
                    .toList();
            return problems.isEmpty() ? ParsedText.good(list.apply(good.value())) : new ParsedText.Bad<>(problems);
        }
        return new ParsedText.Bad<>(read.problems());
    }
}
