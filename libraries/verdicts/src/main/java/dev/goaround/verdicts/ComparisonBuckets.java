package dev.goaround.verdicts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What a statistical comparison keeps of its window, and the looks that it took.
 *
 * @param length of each piece; another length begins anew
 * @param closed the number of the last piece that was added up
 * @param looked the last piece's number at the last look; {@link #NEVER} before, and where the pieces are others since
 * @param looks taken at this deployment
 * @param pieces ascending
 */
record ComparisonBuckets(Duration length, long closed, long looked, int looks, List<ComparisonBucket> pieces) {

    static final long NEVER = Long.MIN_VALUE;

    ComparisonBuckets {
        pieces = pieces == null ? List.of() : List.copyOf(pieces);
    }

    /** @param before null, or with pieces of another length: only the looks that were taken count */
    static ComparisonBuckets of(Duration length, ComparisonBuckets before) {
        if (before != null && before.length.equals(length)) {
            return before;
        }
        return new ComparisonBuckets(length, NEVER, NEVER, before == null ? 0 : before.looks, List.of());
    }

    /** Up to that piece, of which there may be nothing to say. */
    ComparisonBuckets closed(long number, ComparisonBucket bucket) {
        List<ComparisonBucket> more = new ArrayList<>(pieces);
        if (bucket != null) {
            more.add(bucket);
        }
        return new ComparisonBuckets(length, number, looked, looks, more);
    }

    /** Without those before that number. Others are compared then, which is another look. */
    ComparisonBuckets from(long number) {
        if (pieces.isEmpty() || pieces.get(0).number() >= number) {
            return this;
        }
        List<ComparisonBucket> rest =
                pieces.stream().filter(bucket -> bucket.number() >= number).toList();
        return new ComparisonBuckets(length, closed, closed == looked ? NEVER : looked, looks, rest);
    }

    /** Whether the last look was at these very pieces: to look again costs nothing, and shows the same. */
    boolean isSeen() {
        return looks > 0 && looked == closed;
    }

    boolean isDue(int between) {
        return looked == NEVER || closed - looked >= between;
    }

    /** Those of the last look: what it said can be said again. */
    ComparisonBuckets lastLook() {
        List<ComparisonBucket> then =
                pieces.stream().filter(bucket -> bucket.number() <= looked).toList();
        return new ComparisonBuckets(length, looked, looked, looks, then);
    }

    /** The number that a look at these pieces has. */
    int look() {
        return isSeen() ? looks : looks + 1;
    }

    ComparisonBuckets seen() {
        return new ComparisonBuckets(length, closed, closed, look(), pieces);
    }

    double[] values(ToDoubleFunction<ComparisonBucket> side) {
        return pieces.stream().mapToDouble(side).toArray();
    }

    long samples() {
        return pieces.stream().mapToLong(ComparisonBucket::samples).sum();
    }

    Long requests() {
        boolean counted = pieces.stream().map(ComparisonBucket::requests).allMatch(Objects::nonNull);
        return counted && !pieces.isEmpty()
                ? Long.valueOf(
                        pieces.stream().mapToLong(ComparisonBucket::requests).sum())
                : null;
    }
}
