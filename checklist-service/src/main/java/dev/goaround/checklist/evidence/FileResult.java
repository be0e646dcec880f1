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
        names = List.copyOf(names);
    }

    FileResult(List<String> names, boolean passed, Double value, String what, Severities severities, Instant at) {
        this(names, passed, value, what, severities, at, null);
    }

    FileResult of(String itsCommit) {
        return new FileResult(names, passed, value, what, severities, at, itsCommit);
    }
}
