package dev.goaround.checklist.reading.words;

import java.util.regex.Pattern;

/** "Green" in a blue-green deployment is a place, and elsewhere it says that something passes. */
public final class GreenWords {

    private static final Pattern SIDE =
            Pattern.compile("\\bgreen (?:environment|stack|side|slot|fleet|cluster|deployment|version"
                    + "|instances?|pods?|tasks?|target)\\b|\\b(?:to|on|in) (?:the )?green\\b|\\bblue[ /-]+green\\b");
    private static final Pattern GREEN = Pattern.compile("\\bgreen\\W*$");

    private GreenWords() {}

    public static boolean namesASide(String text) {
        String plain = PlainLine.of(text);
        return plain.contains("green") && SIDE.matcher(plain).find();
    }

    /** Whether a line says of something that it is green and may mean its side: "Health check green". */
    public static boolean mayBeASide(String text) {
        String plain = PlainLine.of(text);
        return plain.contains("green")
                && GREEN.matcher(plain).find()
                && !SIDE.matcher(plain).find();
    }
}
