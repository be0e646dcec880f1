package dev.goaround.contracts.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.Instants;
import dev.goaround.contracts.SchemaError;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The one check of text that comes from outside, the same for HTTP and for events of pipelines: bodies, queries, paths, headers.
 * Control characters, halves of surrogate pairs, characters that change the order in which text is shown, and what is too long are
 * refused; versions, links and moments have rules of their own. What is refused is said with what is wrong, where, and what would be
 * right, and is not quoted.
 */
public final class OutsideText {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private OutsideText() {}

    /** Every text of a JSON value, and every name of a field; all that is wrong, or an empty list. */
    public static List<SchemaError> check(JsonNode tree) {
        List<SchemaError> errors = new ArrayList<>();
        check("", "", tree, errors);
        return List.copyOf(errors);
    }

    /** @param field its name, which says what it may hold */
    public static Optional<String> objection(String field, String text) {
        TextKind kind = TextKind.of(field);
        if (text.length() > kind.longest()) {
            return Optional.of("has " + text.length() + " characters; right is " + kind.rule());
        }
        return character(kind, text).or(() -> ofItsKind(kind, text));
    }

    /** Of a text that may have lines and is as long as it is. */
    public static Optional<String> characterObjection(String text) {
        return character(TextKind.LINES, text);
    }

    /** Of a field or a parameter. */
    public static Optional<String> nameObjection(String name) {
        return character(TextKind.NAME, name);
    }

    /**
     * A document (a checklist, a definition, a calendar): lines and columns are allowed, everything else that cannot be seen or
     * reorders what is seen is not.
     *
     * @return with the line and the column, both from 1
     */
    public static Optional<String> documentObjection(String text) {
        OptionalInt at = first(TextKind.LINES, text);
        if (at.isEmpty()) {
            return Optional.empty();
        }
        String before = text.substring(0, at.getAsInt());
        long line = 1 + before.chars().filter(unit -> unit == '\n').count();
        int column = at.getAsInt() - before.lastIndexOf('\n');
        return Optional.of(
                "line " + line + ", column " + column + ": holds " + Characters.named(text.codePointAt(at.getAsInt()))
                        + "; a document is text in lines: remove this character");
    }

    private static void check(String pointer, String field, JsonNode value, List<SchemaError> errors) {
        if (value.isTextual()) {
            objection(field, value.textValue()).ifPresent(what -> errors.add(new SchemaError(pointer, what)));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(pointer + "/" + i, field, value.get(i), errors);
            }
        } else if (value.isObject()) {
            value.properties().forEach(property -> {
                Optional<String> odd = nameObjection(property.getKey());
                odd.ifPresent(what -> errors.add(new SchemaError(pointer, "the name of a field " + what)));
                if (odd.isEmpty()) {
                    check(pointer + "/" + escaped(property.getKey()), property.getKey(), property.getValue(), errors);
                }
            });
        }
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Optional<String> character(TextKind kind, String text) {
        OptionalInt at = first(kind, text);
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of("holds " + Characters.named(text.codePointAt(at.getAsInt())) + " at character "
                        + (at.getAsInt() + 1) + "; right is " + kind.rule());
    }

    private static OptionalInt first(TextKind kind, String text) {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isRefused(kind, point)) {
                return OptionalInt.of(at);
            }
            at += Character.charCount(point);
        }
        return OptionalInt.empty();
    }

    private static boolean isRefused(TextKind kind, int point) {
        if (Character.isISOControl(point)) {
            // A form feed between the parts of a document prints as a new page.
            return kind != TextKind.LINES || !(Characters.isOfLines(point) || point == '\f');
        }
        if (Characters.isLoneSurrogate(point) || Characters.isReordering(point)) {
            return true;
        }
        return switch (kind) {
            case LINES -> false;
            case LINE -> Characters.isBreak(point);
            case NAME, VERSION, LINK, INSTANT ->
                Characters.isBreak(point) || Character.getType(point) == Character.FORMAT;
        };
    }

    private static Optional<String> ofItsKind(TextKind kind, String text) {
        boolean isRight = switch (kind) {
            case VERSION -> VersionPattern.matches(text);
            case LINK -> isLink(text);
            case INSTANT -> isNoMomentOrOneOfThoseYears(text);
            case NAME, LINE, LINES -> true;
        };
        return isRight ? Optional.empty() : Optional.of("is not right; right is " + kind.rule());
    }

    private static boolean isLink(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http")) && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isNoMomentOrOneOfThoseYears(String text) {
        try {
            Instant instant = Instants.parse(text);
            return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
        } catch (DateTimeException e) {
            return true;
        }
    }
}
