package dev.goaround.imports;

/**
 * Something that is not imported.
 *
 * @param of what it belongs to, such as “alert HighLatency”
 * @param field its name in the file
 * @param said what stands there, shortened; or null
 * @param why it cannot be kept as it is meant
 * @param instead what to write by hand; or null where there is nothing
 * @param whole whether all of {@code of} is left out; else only this field
 */
public record ImportRefusal(
        SourcePlace at, String of, String field, String said, String why, String instead, boolean whole) {

    /** What a refusal is of that concerns the whole file. */
    public static final String DOCUMENT = "the document";

    private static final int LONGEST = 100;

    public ImportRefusal {
        of = shortened(of);
        field = shortened(field);
        said = said == null ? null : shortened(said);
    }

    /** Whether the file is none of its kind; then nothing of it can be imported. */
    public boolean isOfDocument() {
        return of.equals(DOCUMENT);
    }

    @Override
    public String toString() {
        String line = "line " + at.line() + ", column " + at.column() + ": " + of + ", " + field
                + (said == null ? "" : " ‘" + said + "’") + ": " + (whole ? "not imported: " : "left out: ") + why
                + (instead == null ? "" : "; " + instead);
        return line.replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    static String shortened(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
