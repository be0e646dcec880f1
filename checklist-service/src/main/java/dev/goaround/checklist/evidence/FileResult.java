package dev.goaround.checklist.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What the file of a tool says.
 *
 * @param names what was checked, the most telling first: the first that an item is about counts
 * @param passed by the tool's own judgement; a figure is held against the item's limit besides
 * @param value the figure, in base units, or null
 * @param what in words: {@code 212 tests, 5 skipped}
 * @param severities what a scanner found, or null
 * @param at when the tool says that it ran, or null
 * @param commit that it says it looked at, or null
 */
public record FileResult(
        List<String> names,
        boolean passed,
        Double value,
        String what,
        Severities severities,
        Instant at,
        String commit) {
    public FileResult {
        names = names.stream()
                .limit(MOST_NAMES)
                .map(name -> cut(name, LONGEST_NAME))
                .toList();
        what = cut(what, LONGEST_SENTENCE);
        commit = cut(commit, LONGEST_NAME);
    }

    /** A file's own words become part of events and pages; no tool's name is longer. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_SENTENCE = 2_000;
    private static final int MOST_NAMES = 25;

    FileResult(List<String> names, boolean passed, Double value, String what, Severities severities, Instant at) {
        this(names, passed, value, what, severities, at, null);
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    FileResult of(String itsCommit) {
        return new FileResult(names, passed, value, what, severities, at, itsCommit);
    }
}
