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
record Pieces(Duration length, long closed, long looked, int looks, List<Piece> pieces) {

    static final long NEVER = Long.MIN_VALUE;

    Pieces {
        pieces = pieces == null ? List.of() : List.copyOf(pieces);
    }

    /** @param before null, or with pieces of another length: only the looks that were taken count */
    static Pieces of(Duration length, Pieces before) {
        if (before != null && before.length.equals(length)) {
            return before;
        }
        return new Pieces(length, NEVER, NEVER, before == null ? 0 : before.looks, List.of());
    }

    /** Up to that piece, of which there may be nothing to say. */
    Pieces closed(long number, Piece piece) {
        List<Piece> more = new ArrayList<>(pieces);
        if (piece != null) {
            more.add(piece);
        }
        return new Pieces(length, number, looked, looks, more);
    }

    /** Without those before that number. Others are compared then, which is another look. */
    Pieces from(long number) {
        if (pieces.isEmpty() || pieces.get(0).number() >= number) {
            return this;
        }
        List<Piece> rest =
                pieces.stream().filter(piece -> piece.number() >= number).toList();
        return new Pieces(length, closed, closed == looked ? NEVER : looked, looks, rest);
    }

    /** Whether the last look was at these very pieces: to look again costs nothing, and shows the same. */
    boolean isSeen() {
        return looks > 0 && looked == closed;
    }

    boolean isDue(int between) {
        return looked == NEVER || closed - looked >= between;
    }

    /** Those of the last look: what it said can be said again. */
    Pieces lastLook() {
        List<Piece> then =
                pieces.stream().filter(piece -> piece.number() <= looked).toList();
        return new Pieces(length, looked, looked, looks, then);
    }

    /** The number that a look at these pieces has. */
    int look() {
        return isSeen() ? looks : looks + 1;
    }

    Pieces seen() {
        return new Pieces(length, closed, closed, look(), pieces);
    }

    double[] values(ToDoubleFunction<Piece> side) {
        return pieces.stream().mapToDouble(side).toArray();
    }

    long samples() {
        return pieces.stream().mapToLong(Piece::samples).sum();
    }

    Long requests() {
        boolean counted = pieces.stream().map(Piece::requests).allMatch(Objects::nonNull);
        return counted && !pieces.isEmpty()
                ? Long.valueOf(pieces.stream().mapToLong(Piece::requests).sum())
                : null;
    }
}
