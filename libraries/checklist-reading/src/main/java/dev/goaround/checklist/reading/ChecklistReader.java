package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.languages.DocumentLanguage;
import dev.goaround.checklist.reading.languages.Glossary;
import dev.goaround.checklist.reading.languages.TeamGlossary;
import dev.goaround.checklist.reading.outline.Outline;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Markdown in, reading report out. Total: every text gives a report, and what is too large is refused as a value; no
 * input makes it throw. Time and memory grow linearly with the size. Safe for use by several threads.
 */
public final class ChecklistReader {

    /** 4 MiB are some forty thousand check boxes, more than anybody walks. */
    public static final int DEFAULT_MAX_BYTES = 4 << 20;

    private final int maxBytes;
    private final ReadingBudget budget;

    /** English by the phrase; of whoever has the document read. */
    private final Map<String, String> words;

    public ChecklistReader() {
        this(DEFAULT_MAX_BYTES);
    }

    /** @param maxBytes the largest document that is read, in bytes of UTF-8 */
    public ChecklistReader(int maxBytes) {
        this(maxBytes, ReadingBudget.NONE, Map.of());
    }

    /** For who shares memory with others: a document that has more than the budget is refused before it takes it. */
    public ChecklistReader(ReadingBudget budget) {
        this(DEFAULT_MAX_BYTES, budget, Map.of());
    }

    private ChecklistReader(int maxBytes, ReadingBudget budget, Map<String, String> words) {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + "; it must be 0 or more");
        }
        this.maxBytes = maxBytes;
        this.budget = budget;
        this.words = words;
    }

    /**
     * The same reader for a team that calls things otherwise: its words count in every document, and those of the document's own
     * front matter before them.
     *
     * @param english by what the team calls something. An entry that {@link TeamGlossary} refuses does not count
     */
    public ChecklistReader withWords(Map<String, String> english) {
        TeamGlossary entries = new TeamGlossary();
        Map<String, String> followed = new LinkedHashMap<>();
        english.forEach((phrase, said) -> {
            if (entries.add(phrase, said).isEmpty()) {
                followed.put(phrase, said);
            }
        });
        return new ChecklistReader(maxBytes, budget, followed);
    }

    /**
     * Reads UTF-8, with or without a byte order mark, and UTF-16 with one. Bytes that are no UTF-8 are taken as
     * Windows-1252, and text that was once read in the wrong encoding is repaired.
     */
    public ChecklistReading read(byte[] document) {
        return document.length > maxBytes
                ? tooLarge(document.length)
                : refused(budget.objection(document)).orElseGet(() -> read(Outline.of(document)));
    }

    public ChecklistReading read(String document) {
        // A character takes at least one byte: text that is too long by far is not encoded just to be measured.
        long bytes =
                document.length() > maxBytes ? document.length() : document.getBytes(StandardCharsets.UTF_8).length;
        return bytes > maxBytes
                ? tooLarge(bytes)
                : refused(budget.objection(document)).orElseGet(() -> read(Outline.of(document)));
    }

    private ChecklistReading read(Outline outline) {
        return refused(budget.objection(outline.blocks())).orElseGet(() -> {
            ReadingReport report = report(outline);
            return refused(budget.objection(report)).orElseGet(() -> new ChecklistReading.Read(report));
        });
    }

    private static Optional<ChecklistReading> refused(Optional<String> reason) {
        return reason.map(ChecklistReading.Refused::new);
    }

    /**
     * The document with its readings written behind the lines, or why it is not read. It becomes several times as large,
     * maybe too large for this reader.
     */
    public AnnotationResult annotate(byte[] document) {
        ChecklistReading reading = read(document);
        return reading instanceof ChecklistReading.Read read
                ? new AnnotationResult.Annotated(AnnotatedDocument.of(document, read.report(), unbounded()))
                : new AnnotationResult.Refused(((ChecklistReading.Refused) reading).reason());
    }

    /** Annotations make a document several times as large; they are this reader's own, and bounded by what it read. */
    private ChecklistReader unbounded() {
        return new ChecklistReader(Integer.MAX_VALUE, ReadingBudget.NONE, words);
    }

    private ChecklistReading tooLarge(long bytes) {
        return new ChecklistReading.Refused("The document has " + bytes + " bytes, and a checklist may have " + maxBytes
                + ". Keep the steps in the checklist, and link to logs, pictures and long instructions instead.");
    }

    /** The only place where a glossary is made current: all readers of the document see its lines through it. */
    private ReadingReport report(Outline outline) {
        DocumentLanguage language = DocumentLanguage.of(DocumentLines.of(outline));
        return Glossary.of(language, words(outline)).during(() -> new ReportAssembly(outline, language.tag()).report());
    }

    /** The document's own first: of two that are the same phrase the first counts. */
    private Map<String, String> words(Outline outline) {
        Map<String, String> all = new LinkedHashMap<>(outline.words().english());
        words.forEach(all::putIfAbsent);
        return all;
    }
}
