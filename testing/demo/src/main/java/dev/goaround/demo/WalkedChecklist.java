package dev.goaround.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The checklist that the story walks: a stored one by its name, or a document of one's own.
 *
 * @param name that it is stored under
 * @param file the document, or null for one that is stored already
 */
public record WalkedChecklist(String name, Path file) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 40;

    /** @param text a name, or else the path of a file */
    public static WalkedChecklist of(String text) {
        if (NAME.matcher(text).matches() && !Files.isRegularFile(Path.of(text))) {
            return new WalkedChecklist(text, null);
        }
        Path file = Path.of(text);
        return new WalkedChecklist("demo-" + slug(file.getFileName().toString()), file);
    }

    /** What is wrong with the file, in words. */
    public Optional<String> objection() {
        return file == null || (Files.isRegularFile(file) && Files.isReadable(file))
                ? Optional.empty()
                : Optional.of(
                        file + " is neither a file that can be read nor the name of a checklist, as canary-release");
    }

    private static String slug(String fileName) {
        String plain = fileName.replaceFirst("\\.[A-Za-z]+$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String kept = plain.substring(0, Math.min(plain.length(), LONGEST_NAME)).replaceAll("-$", "");
        return kept.isEmpty() ? "document" : kept;
    }
}
