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
            return Math.multiplyExact(page, size);
        }
    }

    /**
     * @param page as it stands in the URL
     * @param size likewise
     * @throws ProblemException where the numbers make no page, or one so far behind that no list reaches it
     */
    public static Wanted wanted(String page, String size, int largest) {
        long number = number("page", page, 0, Integer.MAX_VALUE);
        long items = number("size", size, 1, largest);
        if (number * items > Integer.MAX_VALUE) {
            throw ProblemException.badRequest(
                    "page=" + page + " with size=" + size + " begins behind the last line that a list" + " can have ("
                            + Integer.MAX_VALUE + "); page counts from 0");
        }
        return new Wanted((int) number, (int) items);
    }

    private static long number(String name, String text, long least, long most) {
        // More digits than these are a number that is too large in any case.
        boolean isNumber = text.matches("-?[0-9]{1,18}");
        long number = isNumber ? Long.parseLong(text) : Long.MAX_VALUE;
        if (number < least || number > most) {
            throw ProblemException.badRequest(name + "=" + text + " is no whole number from " + least + " to " + most
                    + "; page counts from 0, and size is" + " the most items of a page");
        }
        return number;
    }
}
