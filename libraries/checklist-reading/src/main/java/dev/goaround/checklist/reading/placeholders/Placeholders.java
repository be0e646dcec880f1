package dev.goaround.checklist.reading.placeholders;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds placeholders in commands and templates, and fills in those that are known: {@code <name>}, {@code {{name}}},
 * {@code ${NAME}}, {@code [name]}, {@code %NAME%}, {@code @name@}, versions such as {@code v1.2.0}, {@code $(date +FORMAT)}
 * and date patterns such as {@code YYYYMMDD-HHMMSS}. One pass: what is filled in is not searched again. Linear in the text.
 *
 * <p>Choices: a version in the text is an example of the one being deployed, unless its line speaks of going back; of two
 * different ones the lower is the previous. {@code $NAME}, a shell's own variable, is left to the shell and is no
 * placeholder unless its name is known.
 */
public final class Placeholders {

    /** Longer text than anybody writes under an item is left as it is. */
    private static final int LONGEST = 64 * 1024;

    /** A command that goes over more lines is not looked back through. */
    private static final int MOST_LINES = 20;

    private static final String NAME = "[\\p{L}][\\p{L}\\p{N} _.-]{0,40}";
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\$\\(date(?<utc> -u)?(?: [\"']?\\+[\"']?(?<format>[^)\"']{1,60})[\"']?)?\\)"
                    + "|`date(?<utc2> -u)? [\"']?\\+[\"']?(?<format2>[^`\"']{1,60})[\"']?`"
                    + "|\\{\\{ ?(?<braces>" + NAME + "?) ?}}"
                    + "|\\$\\{(?<shell>[A-Za-z_][A-Za-z0-9_]{0,40})}"
                    + "|\\$(?<bare>[A-Za-z_][A-Za-z0-9_]{0,40})(?![A-Za-z0-9_(])"
                    + "|<(?<angle>" + NAME + ")>"
                    + "|(?<![\\w\\])!])\\[(?<square>" + NAME + ")](?![(\\[:])"
                    + "|%(?<percent>[A-Z][A-Z0-9_]{1,40})%"
                    + "|(?<![\\w@])@(?<at>[a-z][a-z_-]{1,30})@?(?![\\w.@-])"
                    + "|(?<pattern>(?<![A-Za-z0-9])(?:YYYY-?MM-?DD(?:[-_T]?HH:?MM(?::?SS)?)?)(?![A-Za-z0-9]))"
                    + "|(?<![\\w.])(?<version>(?<v>v?)\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}(?:-[0-9A-Za-z.]{1,20})?|vX\\.Y\\.Z|X\\.Y\\.Z)(?![\\w.]*\\w)");
    private static final Pattern GOES_BACK = Pattern.compile(
            "\\b(?:roll(?:ed|ing)?[ -_]?back|previous|revert\\w*|restore\\w*|old|last good)\\b",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final PlaceholderValues values;
    private final Set<String> unfilled = new LinkedHashSet<>();

    private Placeholders(String text, PlaceholderValues values) {
        this.text = text;
        this.values = values;
    }

    public static FilledText fill(String text, PlaceholderValues values) {
        return new Placeholders(text, values).filled();
    }

    /** All placeholders of a text as written, each once. */
    public static List<String> in(String text) {
        return fill(text, new PlaceholderValues(Map.of(), null, ZoneOffset.UTC)).unfilled();
    }

    private FilledText filled() {
        if (text.length() > LONGEST) {
            return new FilledText(text, List.of());
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        Matcher match = PLACEHOLDER.matcher(text);
        while (match.find()) {
            match.appendReplacement(out, Matcher.quoteReplacement(replacement(match)));
        }
        match.appendTail(out);
        return new FilledText(out.toString(), List.copyOf(unfilled));
    }

    private String replacement(Matcher match) {
        Optional<String> value = value(match);
        // A shell's own variable and somebody's handle are no placeholders just because they look alike.
        if (value.isEmpty() && match.group("bare") == null && match.group("at") == null) {
            unfilled.add(match.group());
        }
        return value.orElse(match.group());
    }

    private Optional<String> value(Matcher match) {
        if (match.group("version") != null) {
            return version(match);
        }
        if (match.group("pattern") != null) {
            return date(zone -> DateFormats.format(javaPattern(match.group("pattern")), zone), false);
        }
        for (String name : new String[] {"braces", "shell", "bare", "angle", "square", "percent", "at"}) {
            if (match.group(name) != null) {
                return values.of(match.group(name).strip());
            }
        }
        boolean utc = match.group("utc") != null || match.group("utc2") != null;
        String format = match.group("format") == null ? match.group("format2") : match.group("format");
        Optional<ZonedDateTime> at = at(utc);
        return at.flatMap(instant -> DateFormats.posix(format == null ? "%a %b %e %H:%M:%S %Z %Y" : format, instant));
    }

    private Optional<String> date(Function<ZonedDateTime, String> format, boolean utc) {
        return at(utc).map(format);
    }

    private Optional<ZonedDateTime> at(boolean utc) {
        ZoneId zone = utc ? ZoneOffset.UTC : values.zone();
        return Optional.ofNullable(values.at()).map(instant -> instant.atZone(zone));
    }

    /** M is the month before the hour and the minute behind it. */
    private static String javaPattern(String pattern) {
        int hour = pattern.indexOf("HH");
        String day = hour < 0 ? pattern : pattern.substring(0, hour);
        String time =
                hour < 0 ? "" : pattern.substring(hour).replace("MM", "mm").replace("SS", "ss");
        return day.replace("YYYY", "uuuu").replace("DD", "dd").replace("T", "'T'") + time;
    }

    private Optional<String> version(Matcher match) {
        boolean back = GOES_BACK.matcher(around(match)).find();
        boolean marked = match.group("version").startsWith("v");
        return values.of(back ? "previous_version" : "version").map(version -> {
            String plain = version.startsWith("v") ? version.substring(1) : version;
            return marked ? "v" + plain : plain;
        });
    }

    /** The line of a match, and the one before it where the line goes on from there. */
    private String around(Matcher match) {
        int start = text.lastIndexOf('\n', Math.max(0, match.start() - 1)) + 1;
        for (int lines = 0; lines < MOST_LINES && start > 1 && text.charAt(start - 2) == '\\'; lines++) {
            start = text.lastIndexOf('\n', start - 2) + 1;
        }
        int end = text.indexOf('\n', match.end());
        return text.substring(start, end < 0 ? text.length() : end);
    }
}
