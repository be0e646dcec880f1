package dev.goaround.checklist.reading.placeholders;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The letters of {@code date +FORMAT} (POSIX {@code date}, and GNU's F, T, s, z and N) for one instant; runs nothing. */
final class DateFormats {

    private DateFormats() {}

    /** Empty where the format has a letter that is not known here. */
    static Optional<String> posix(String format, ZonedDateTime at) {
        StringBuilder out = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            String written = escaped ? letter(c, at) : c == '%' ? "" : String.valueOf(c);
            if (written == null) {
                return Optional.empty();
            }
            out.append(written);
            escaped = !escaped && c == '%';
        }
        return Optional.of(out.toString());
    }

    private static String letter(char letter, ZonedDateTime at) {
        return switch (letter) {
            case 'Y' -> format("uuuu", at);
            case 'y' -> format("uu", at);
            case 'm' -> format("MM", at);
            case 'd' -> format("dd", at);
            case 'e' -> String.format(Locale.ROOT, "%2d", at.getDayOfMonth());
            case 'H' -> format("HH", at);
            case 'I' -> format("hh", at);
            case 'M' -> format("mm", at);
            case 'S' -> format("ss", at);
            case 'N' -> format("nnnnnnnnn", at);
            case 'p' -> format("a", at);
            case 'j' -> format("DDD", at);
            case 'F' -> format("uuuu-MM-dd", at);
            case 'T' -> format("HH:mm:ss", at);
            case 'R' -> format("HH:mm", at);
            case 'D' -> format("MM/dd/uu", at);
            case 'b', 'h' -> format("MMM", at);
            case 'B' -> format("MMMM", at);
            case 'a' -> format("EEE", at);
            case 'A' -> format("EEEE", at);
            case 'u' -> String.valueOf(at.getDayOfWeek().getValue());
            case 'Z' -> format("zzz", at);
            case 'z' -> format("xx", at);
            case 's' -> String.valueOf(at.toEpochSecond());
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> null;
        };
    }

    static String format(String pattern, ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at);
    }
}
