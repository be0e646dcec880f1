package dev.goaround.notifier.text;

/** The characters that XML 1.0 allows (section 2.2). */
public final class XmlCharacters {
    private static final int REPLACEMENT = 0xFFFD;

    private XmlCharacters() {}

    /** What is not allowed is replaced, so that a page and a feed stay well-formed whatever a checklist holds. */
    public static String only(String text) {
        return text.codePoints().allMatch(XmlCharacters::isAllowed)
                ? text
                : text.codePoints()
                        .map(each -> isAllowed(each) ? each : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isAllowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }
}
