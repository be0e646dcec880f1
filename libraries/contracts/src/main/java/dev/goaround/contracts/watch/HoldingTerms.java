package dev.goaround.contracts.watch;

import java.time.Duration;
import java.util.function.Function;

/** How long, or at how many evaluations, a condition has to hold before that counts. */
public sealed interface HoldingTerms {

    /** More evaluations than these are not kept. */
    int MOST_OUT_OF = 60;

    /**
     * All the time and at every evaluation: one that does not hold starts both again.
     *
     * @param heldFor zero where the time does not matter
     * @param times evaluations in a row, at least 1
     */
    record Unbroken(Duration heldFor, int times) implements HoldingTerms {

        /** One evaluation is enough. */
        public static final Unbroken AT_ONCE = new Unbroken(Duration.ZERO, 1);

        public Unbroken {
            heldFor = heldFor == null ? Duration.ZERO : heldFor;
            times = Math.max(1, times);
        }

        @Override
        public <T> T fold(Function<Unbroken, T> unbroken, Function<SomeOfSeveral, T> someOfSeveral) {
            return unbroken.apply(this);
        }
    }

    /**
     * At some of the last evaluations, in whatever order.
     *
     * @param heldFor time since the first of those that hold, zero where it does not matter
     * @param outOf how many of the last evaluations count; more than {@code times}, at most {@link #MOST_OUT_OF}
     */
    record SomeOfSeveral(Duration heldFor, int times, int outOf) implements HoldingTerms {

        public SomeOfSeveral {
            heldFor = heldFor == null ? Duration.ZERO : heldFor;
            times = Math.max(1, times);
            outOf = Math.min(MOST_OUT_OF, outOf);
        }

        @Override
        public <T> T fold(Function<Unbroken, T> unbroken, Function<SomeOfSeveral, T> someOfSeveral) {
            return someOfSeveral.apply(this);
        }
    }

    /**
     * @param heldFor null: as zero
     * @param outOf of how many evaluations {@code times} have to hold; null, or no more than these: all, in a row
     */
    static HoldingTerms of(Duration heldFor, int times, Integer outOf) {
        return outOf == null || outOf <= Math.max(1, times)
                ? new Unbroken(heldFor, times)
                : new SomeOfSeveral(heldFor, times, outOf);
    }

    Duration heldFor();

    int times();

    /**
     * Whether they are met.
     *
     * @param held how long it has held, since the first evaluation that counts
     * @param evaluations at how many of those that count
     */
    default boolean areMetBy(Duration held, int evaluations) {
        return held.compareTo(heldFor()) >= 0 && evaluations >= times();
    }

    /** What the function of its kind makes of it. */
    <T> T fold(Function<Unbroken, T> unbroken, Function<SomeOfSeveral, T> someOfSeveral);
}
