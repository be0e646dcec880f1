package dev.goaround.checklist.reading.structure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells titles that return apart: by the heading above, then by a number. */
final class UniqueTitles {

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    String unique(String title, String parent) {
        if (taken.add(title)) {
            return title;
        }
        String qualified = parent.isBlank() ? title : parent + ": " + title;
        String candidate = qualified;
        while (!taken.add(candidate)) {
            candidate = qualified + " (" + numbers.merge(qualified, 2, (number, two) -> number + 1) + ")";
        }
        return candidate;
    }
}
