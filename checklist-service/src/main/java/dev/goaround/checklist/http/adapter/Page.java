package dev.goaround.checklist.http.adapter;

import java.util.List;

/**
 * A part of a list.
 *
 * @param page counts from 0
 * @param size of a full page
 * @param total of the whole list
 */
public record Page<T>(List<T> items, int page, int size, long total) {
    public Page {
        items = List.copyOf(items);
    }

    /** Which part is asked for. */
    public record Wanted(int page, int size) {
        public int first() {
            return page * size;
        }
    }

    /** @throws ProblemException where the numbers make no page */
    public static Wanted wanted(int page, int size, int largest) {
        if (page < 0 || size < 1 || size > largest || (long) page * size > Integer.MAX_VALUE) {
            throw ProblemException.badRequest("page counts from 0, and size is 1 to " + largest);
        }
        return new Wanted(page, size);
    }
}
