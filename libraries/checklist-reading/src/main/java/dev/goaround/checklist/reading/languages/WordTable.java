package dev.goaround.checklist.reading.languages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The words of one language, from its file.
 *
 * <p>A line is {@code phrase | another one = English}; {@code #} begins a comment at the start of a line, and
 * {@code [section]} a section. In a phrase upper and lower case, accents and hyphens do not count; {@code freigabe*} stands for all
 * words that begin so, {@code (der) fehler} for both, {@code [zurückgehen/umkehren] wenn} for
 * each of them, and {@code #} for a number, which the English may repeat. A phrase
 * that means something else in English or another language has a {@code ?} before it, one of which the accents make the
 * word a {@code !}; at the beginning of a line they are said of all its phrases. What the English may say is in {@link EnglishPiece}. The section {@code function} lists small words that tell
 * the language and are not translated.
 */
record WordTable(Language language, Map<String, List<Phrase>> sections, List<String> functionWords) {

    static final List<String> SECTIONS = List.of(
            "stages",
            "zones",
            "signals",
            "comparisons",
            "times",
            "sign-offs",
            "announcements",
            "steps",
            "conditions",
            "evidence",
            "alerts",
            "windows",
            "calendar",
            "decisions",
            "paths",
            "negations",
            "particles",
            "function");

    private static final String FUNCTION_WORDS = "function";

    static WordTable of(Language language) {
        String name = "words/" + language.tag() + ".txt";
        try (InputStream in = WordTable.class.getResourceAsStream(name)) {
            return parse(language, new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static WordTable parse(Language language, String text) {
        Map<String, List<Phrase>> sections = new LinkedHashMap<>();
        List<String> functionWords = new ArrayList<>();
        String section = "";
        for (String line : text.split("\n", -1)) {
            String entry = line.strip();
            if (entry.isEmpty() || (entry.startsWith("#") && !isNumbered(entry))) {
                continue;
            }
            if (entry.startsWith("[") && entry.endsWith("]")) {
                section = entry.substring(1, entry.length() - 1);
                sections.computeIfAbsent(section, none -> new ArrayList<>());
            } else if (section.equals(FUNCTION_WORDS)) {
                functionWords.addAll(Arrays.asList(entry.split("\\s+", -1)));
            } else {
                sections.get(section).addAll(phrases(language, entry));
            }
        }
        return new WordTable(language, sections, List.copyOf(functionWords));
    }

    /** "# veces seguidas = # times in a row" is no comment. */
    private static boolean isNumbered(String entry) {
        return entry.contains("=") && entry.indexOf('#', 1) > 0;
    }

    private static List<Phrase> phrases(Language language, String entry) {
        int equals = entry.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(language.tag() + ": \"" + entry + "\" says no English");
        }
        List<EnglishPiece> english =
                EnglishPiece.parse(entry.substring(equals + 1).strip());
        String marks = Phrase.marks(entry);
        List<Phrase> phrases = new ArrayList<>();
        for (String spelling : entry.substring(marks.length(), equals).split("\\|", -1)) {
            phrases.addAll(Phrase.of(language, marks + spelling.strip(), english));
        }
        return phrases;
    }

    List<Phrase> phrases() {
        return sections.values().stream().flatMap(List::stream).toList();
    }
}
