package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines and columns that hold what is expected of what they stand beside. */
public final class ExpectedWords {

    private static final String NAMES =
            "(?:expected|expect|target|threshold|limit|goal|slo|acceptable|should be|must be|required|pass(?:es)? if"
                    + "|criteri(?:on|a)"
                    + "|success criteri(?:on|a)|acceptance|max(?:imum)?|min(?:imum)?)";
    private static final Pattern LINE = Pattern.compile("^\\W*" + NAMES
            + "(?: (?:value|range|result|level|threshold|limit))?\\W*[:=]\\W*?(?<value>[<>=~\\d$€£].{0,120})$");
    private static final Pattern COLUMN = Pattern.compile(
            "^" + NAMES + "(?: (?:value|range|result|level|threshold|limit))?$|^(?:target|expected) .{1,30}$");
    private static final Pattern SUCCESS =
            Pattern.compile("\\b(?:success|acceptance|exit|completion|verification|validation|pass|health"
                    + "|deployment|release)[ -](?:criteria|criterion|metrics|conditions|targets|indicators|thresholds)\\b"
                    + "|\\bcriteria (?:for|of) (?:success|acceptance)\\b|\\b(?:successful|done|complete) (?:if"
                    + "|when)\\b|\\bdefinition of done\\b"
                    + "|\\bgolden signals?\\b");

    private ExpectedWords() {}

    /** What a line such as "Expected: &lt; 1%" holds, with its sign. */
    public static Optional<String> value(String text) {
        Matcher line = LINE.matcher(PlainLine.of(text));
        return line.matches() ? Optional.of(line.group("value")) : Optional.empty();
    }

    /** Whether a column holds what is expected. */
    public static boolean isColumn(String header) {
        return COLUMN.matcher(PlainLine.of(header).replaceAll("[:*]+$", "").strip())
                .find();
    }

    /** Whether a heading, or the line over a table, is about what makes a deployment a success. */
    public static boolean isSuccess(String words) {
        return SUCCESS.matcher(PlainLine.of(words)).find() && !CriteriaPurpose.speaksOfBack(words);
    }
}
