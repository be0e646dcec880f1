package dev.goaround.checklist.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Markdown while it is written. Words of people and of services come in through {@link #words}: they become no markup. */
final class MarkdownWriter {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    MarkdownWriter heading(String title) {
        return line("## " + title).line("");
    }

    MarkdownWriter line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** One point of a list; without a value none. */
    MarkdownWriter point(String name, String value) {
        return value == null ? this : line("- " + name + ": " + value);
    }

    MarkdownWriter row(List<String> cells) {
        return line(
                cells.stream().map(cell -> cell == null ? "" : cell).collect(Collectors.joining(" | ", "| ", " |")));
    }

    MarkdownWriter head(String... columns) {
        return row(List.of(columns)).line("|" + " --- |".repeat(columns.length));
    }

    static String words(String words) {
        return words == null ? "" : words.replaceAll("\\s+", " ").strip().replaceAll("([\\\\`*_\\[\\]<>|&])", "\\\\$1");
    }

    /** An address becomes a link where it is one, and stays words where it could be anything else. */
    static String link(String name, String address) {
        return address != null && address.matches("https?://[^\\s<>()\\[\\]\\\\\"|]{1,2000}")
                ? "[" + words(name) + "](<" + address + ">)"
                : words(address);
    }

    static String when(Instant instant) {
        return instant == null ? "" : TO_THE_SECOND.format(instant);
    }

    /** As people say it: the two largest units. */
    static String took(Duration duration) {
        if (duration.isNegative() || duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return Math.max(0, duration.toMillis()) + " ms";
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return duration.toMinutes() + " min" + rest(duration.toSecondsPart(), "s");
        }
        return duration.compareTo(Duration.ofDays(1)) < 0
                ? duration.toHours() + " h" + rest(duration.toMinutesPart(), "min")
                : duration.toDays() + " d" + rest(duration.toHoursPart(), "h");
    }

    private static String rest(int part, String unit) {
        return part == 0 ? "" : " " + part + " " + unit;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
