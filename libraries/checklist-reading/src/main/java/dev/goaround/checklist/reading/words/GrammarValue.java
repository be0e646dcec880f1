package dev.goaround.checklist.reading.words;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value at the start of what follows a comparison sign: exactly as annotations are written ({@code -5%}, {@code 0.05/s},
 * {@code 500USD/month}), else as people write quantities ({@code 500 ms}, {@code €20/day}).
 *
 * @param rest behind it, in plain words
 */
record GrammarValue(Quantity quantity, String rest) {

    private static final Pattern EXACT = Pattern.compile("(?<number>-?\\d{1,20}(?:\\.\\d{1,20})?)"
            + "(?<unit>%|x|ms|s|m|min|h|d|days?|[kmgt]?i?b)?(?<currency>[a-z]{3})?(?<per>/[a-z]{1,10})?(?=[\\s,;]|$)");
    private static final Pattern WRITTEN = Pattern.compile(Quantity.PATTERN);

    static Optional<GrammarValue> at(String text) {
        String plain = PlainLine.of(text);
        Matcher exact = EXACT.matcher(plain);
        Matcher written = WRITTEN.matcher(plain);
        boolean isExact = exact.lookingAt();
        // "1 times 3" is a bare 1 that has to hold so many times.
        boolean isWritten = written.lookingAt() && !written.group().endsWith("times");
        // "500 ms" begins like a bare 500: what takes more of the text is meant.
        if (isExact && !(isWritten && written.end() > exact.end())) {
            return Optional.of(new GrammarValue(exact(exact), plain.substring(exact.end())));
        }
        return isWritten
                ? Optional.of(new GrammarValue(Quantity.parse(written.group()), plain.substring(written.end())))
                : Optional.empty();
    }

    private static Quantity exact(Matcher exact) {
        return new Quantity(
                new BigDecimal(exact.group("number")),
                orEmpty(exact.group("currency")).toUpperCase(Locale.ROOT),
                orEmpty(exact.group("unit")),
                Quantity.time(orEmpty(exact.group("per")).replace("/", "")));
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }
}
