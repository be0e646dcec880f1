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
final class EntryReader {
    private static final Pattern SEPARATOR = Pattern.compile("[,\\r\\n]");
    private static final Pattern BRACKETED = Pattern.compile("\\[(?<place>[^\\]]*)\\](?::(?<port>.*))?");
    private static final Pattern PLAIN = Pattern.compile("(?<place>[^:]*)(?::(?<port>.*))?");
    private static final Pattern UP_TO_FIVE_DIGITS = Pattern.compile("[0-9]{1,5}");
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_ECHO = 100;

    private EntryReader() {}

    /** All entries, or all problems, each with the entry that it is about. */
    static Parsed<List<Entry>> readAll(String text) {
        List<Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String piece : SEPARATOR.split(text, -1)) {
            String trimmed = piece.strip();
            if (!trimmed.isEmpty()) {
                number++;
                String place = "entry " + number + " (" + shortened(trimmed) + "): ";
                Parsed<Entry> entry = read(trimmed.toLowerCase(Locale.ROOT));
                if (entry instanceof Parsed.Good<Entry> good) {
                    entries.add(good.value());
                }
                entry.problems().forEach(problem -> problems.add(place + problem));
            }
        }
        return problems.isEmpty() ? Parsed.good(List.copyOf(entries)) : new Parsed.Bad<>(problems);
    }

    /** An entry may be a URL pasted with its secrets: what could hold one is not repeated. */
    private static String shortened(String entry) {
        String harmless = entry.contains("@") || entry.contains("?") ? "not shown, it may hold a secret" : entry;
        return harmless.length() > LONGEST_ECHO ? harmless.substring(0, LONGEST_ECHO) + "…" : harmless;
    }

    private static Parsed<Entry> read(String text) {
        if (text.contains("://") || text.contains("@") || text.contains("?")) {
            return Parsed.bad("this looks like a URL; list only its host and port, such as hooks.example.org:443");
        }
        if (text.contains("*")) {
            return Parsed.bad("there are no wildcards; .example.org lists every name under example.org");
        }
        long colons = text.chars().filter(c -> c == ':').count();
        if (text.startsWith("[")) {
            return split(BRACKETED, text);
        }
        return colons > 1 ? place(text, OptionalInt.empty()) : split(PLAIN, text);
    }

    private static Parsed<Entry> split(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        if (!matcher.matches()) {
            return Parsed.bad("write an IPv6 address with a port as [fd12::/16]:8080");
        }
        String port = matcher.group("port");
        if (port == null) {
            return place(matcher.group("place"), OptionalInt.empty());
        }
        int number = UP_TO_FIVE_DIGITS.matcher(port).matches() ? Integer.parseInt(port) : 0;
        if (number < 1 || number > LAST_PORT) {
            return Parsed.bad("the port must be a number from 1 to 65535");
        }
        return place(matcher.group("place"), OptionalInt.of(number));
    }

    private static Parsed<Entry> place(String place, OptionalInt port) {
        int slash = place.indexOf('/');
        String host = slash < 0 ? place : place.substring(0, slash);
        Optional<InetAddress> address = Literals.any(host);
        if (address.isPresent()) {
            String prefix = slash < 0 ? null : place.substring(slash + 1);
            return range(address.get(), prefix).map(range -> new Entry.Range(range, port));
        }
        if (slash >= 0) {
            return Parsed.bad("a '/' belongs to an address range such as 10.20.0.0/16; list a host without a path");
        }
        if (host.startsWith(".") && Literals.isName(host.substring(1))) {
            return Parsed.good(new Entry.Suffix(host, port));
        }
        String name = Literals.normalised(host);
        if (Literals.isName(name)) {
            return Parsed.good(new Entry.Name(name, port));
        }
        return Parsed.bad("this is neither a host name (shop.example.org:443), nor a suffix (.example.org:443),"
                + " nor an address or a range (10.20.0.0/16:8080, [fd12::/16]:8080)");
    }

    private static Parsed<AddressRange> range(InetAddress address, String prefixText) {
        int bits = address.getAddress().length * Byte.SIZE;
        int prefix = prefixText == null
                ? bits
                : UP_TO_FIVE_DIGITS.matcher(prefixText).matches() ? Integer.parseInt(prefixText) : -1;
        if (prefix < 0 || prefix > bits) {
            return Parsed.bad("the prefix length must be a number from 0 to " + bits);
        }
        AddressRange range = AddressRange.around(address, prefix);
        if (!range.firstAddress().equals(address)) {
            return Parsed.bad("the address lies inside the range " + range + ": write that, or "
                    + AddressRange.around(address, bits) + " for the one address");
        }
        AddressKind kind = AddressKind.ofAll(range);
        if (kind.standing() == AddressKind.Standing.NEVER) {
            return Parsed.bad("this is " + kind.description() + ", which is never called; remove the entry");
        }
        if (!EmbeddedAddresses.in(range.firstAddress()).isEmpty()) {
            return Parsed.bad("addresses of this range carry an IPv4 address and are judged by it;"
                    + " list the IPv4 range instead");
        }
        return Parsed.good(range);
    }

    /** The list made of good entries, where each may still be refused by {@code objection}. */
    static <T> Parsed<T> readList(
            String text, Function<Entry, Optional<String>> objection, Function<List<Entry>, T> list) {
        Parsed<List<Entry>> read = readAll(text);
        if (read instanceof Parsed.Good<List<Entry>> good) {
            List<String> problems = good.value().stream()
                    .flatMap(entry -> objection.apply(entry).map(why -> "entry " + entry + ": " + why).stream())
                    .toList();
            return problems.isEmpty() ? Parsed.good(list.apply(good.value())) : new Parsed.Bad<>(problems);
        }
        return new Parsed.Bad<>(read.problems());
    }
}
