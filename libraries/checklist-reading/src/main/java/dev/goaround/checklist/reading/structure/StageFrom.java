package dev.goaround.checklist.reading.structure;

/** What the stage of a phase was taken from, from the surest to the mere guess. */
public enum StageFrom {
    /** An annotation behind the heading says it. */
    ANNOTATION("annotation"),
    /** The heading's own words. */
    HEADING("heading"),
    /** The words of a heading above it, or of those below it. */
    AROUND("around"),
    /** No words: only where it stands between the phases that have some. */
    PLACE("place");

    private final String word;

    StageFrom(String word) {
        this.word = word;
    }

    /** As it is written in reports. */
    public String word() {
        return word;
    }
}
