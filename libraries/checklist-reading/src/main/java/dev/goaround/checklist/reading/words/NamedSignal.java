package dev.goaround.checklist.reading.words;

/**
 * A signal that a line names.
 *
 * @param measure what its values are
 * @param complement true where the line speaks of the other part of the whole ("disk used" for {@code disk_free})
 */
record NamedSignal(String name, Measure measure, boolean complement) {

    enum Measure {
        RATIO,
        DURATION,
        COUNT,
        RATIO_OR_COUNT,
        RATIO_OR_BYTES,
        MONEY,
        DAYS,
        PER_SECOND,
        /** Of a signal that is known by its name alone: whatever its value is written in. */
        AS_WRITTEN;

        /** Shares of a whole change by points, everything else by ratio. */
        boolean changesByPoints() {
            return this == RATIO || this == RATIO_OR_BYTES || this == RATIO_OR_COUNT;
        }
    }
}
