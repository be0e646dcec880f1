package dev.goaround.checklist.reading.languages;

/** A language whose words are known. */
enum Language {
    ENGLISH("en", false),
    GERMAN("de", true),
    FRENCH("fr", true),
    SPANISH("es", true),
    PORTUGUESE("pt", true),
    ITALIAN("it", true),
    DUTCH("nl", true),
    POLISH("pl", true),
    CHINESE("zh", false),
    JAPANESE("ja", false),
    KOREAN("ko", false),
    /** What a team calls things, in whatever language. */
    TEAM("x-team", false);

    private final String tag;
    private final boolean decimalComma;

    Language(String tag, boolean decimalComma) {
        this.tag = tag;
        this.decimalComma = decimalComma;
    }

    /** By BCP 47. */
    String tag() {
        return tag;
    }

    /** Whether "1.000,5" is a thousand and a half. */
    boolean hasDecimalComma() {
        return decimalComma;
    }
}
