package dev.goaround.checklist.library;

import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.start.Slugs;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checklist's text with what was read of it.
 *
 * @param name that it is stored under: lower-case letters, digits, hyphens
 */
public record ChecklistDocument(String name, String text, ReadingReport report) {

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A\\uFEFF?---\\s*\\R(.*?)\\R---\\s*(?:\\R|\\z)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?m)^name:\\s*[\"']?([^\"'\\r\\n#]+?)[\"']?\\s*$");
    private static final ChecklistReader READER = ServiceReader.of(null);

    /** What became of a text. */
    public sealed interface Import {

        /** What each case leads to. */
        <T> T fold(Function<Imported, T> imported, Function<Refused, T> refused);

        record Imported(ChecklistDocument document) implements Import {
            @Override
            public <T> T fold(Function<Imported, T> imported, Function<Refused, T> refused) {
                return imported.apply(this);
            }
        }

        /** @param tooLarge true if only its size is wrong: in bytes, or in what it holds */
        record Refused(String reason, boolean tooLarge) implements Import {
            @Override
            public <T> T fold(Function<Imported, T> imported, Function<Refused, T> refused) {
                return refused.apply(this);
            }
        }
    }

    /**
     * @param wishedName or null for the front matter's {@code name}, else the fallback, else the title
     * @param fallback or null
     */
    public static Import of(String text, String wishedName, String fallback) {
        // PostgreSQL keeps no text with it.
        int nothing = text.indexOf('\0');
        if (nothing >= 0) {
            return new Import.Refused(
                    "The document has the character U+0000 in line "
                            + text.substring(0, nothing + 1).lines().count()
                            + "; it is no text. Save it as UTF-8.",
                    false);
        }
        return READER.read(text)
                .fold(
                        read -> of(text, read.report(), wishedName, fallback),
                        refused -> new Import.Refused(refused.reason(), true));
    }

    private static Import of(String text, ReadingReport report, String wishedName, String fallback) {
        if (report.items().isEmpty() && report.triggers().isEmpty()) {
            return new Import.Refused(
                    "The document has no check box and no trigger, so there is nothing to walk; write steps as “- [ ] step”.",
                    false);
        }
        String name = Optional.ofNullable(wishedName)
                .or(() -> frontMatterName(text))
                .or(() -> Optional.ofNullable(fallback))
                .or(() -> Optional.ofNullable(report.title()))
                .map(Slugs::of)
                .orElse("");
        if (name.isEmpty()) {
            return new Import.Refused(
                    "The document has no name; add ?name=…, a front matter with “name: …”, or a title.", false);
        }
        return new Import.Imported(new ChecklistDocument(name, text, report));
    }

    private static Optional<String> frontMatterName(String text) {
        Matcher matter = FRONT_MATTER.matcher(text);
        if (!matter.find()) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(matter.group(1));
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
