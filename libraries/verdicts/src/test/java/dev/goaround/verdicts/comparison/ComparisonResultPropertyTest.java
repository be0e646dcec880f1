package dev.goaround.verdicts.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class ComparisonResultPropertyTest {

    /** Whole numbers in a narrow range: many ties, constants, single values. */
    @Provide
    Arbitrary<double[]> samples() {
        Arbitrary<double[]> tied = Arbitraries.integers()
                .between(-6, 6)
                .map(Integer::doubleValue)
                .list()
                .ofMinSize(1)
                .ofMaxSize(70)
                .map(ComparisonResultPropertyTest::array);
        Arbitrary<double[]> free = Arbitraries.doubles()
                .between(-1000, 1000)
                .ofScale(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(70)
                .map(ComparisonResultPropertyTest::array);
        return Arbitraries.oneOf(tied, free);
    }

    @Property(tries = 300)
    void swappedSidesMirrorTheInterval(
            @ForAll("samples") double[] x,
            @ForAll("samples") double[] y,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double confidence) {
        ShiftInterval there = shift(x, y).byOrderStatistics(confidence);
        ShiftInterval back = shift(y, x).byOrderStatistics(confidence);
        assertThat(back.estimate()).isEqualTo(0 - there.estimate());
        assertThat(back.lower()).isEqualTo(0 - there.upper());
        assertThat(back.upper()).isEqualTo(0 - there.lower());
    }

    @Property(tries = 300)
    void swappedSidesLeaveThePAndMirrorU(@ForAll("samples") double[] x, @ForAll("samples") double[] y) {
        MannWhitney there = MannWhitney.test(x, y, MannWhitney.Method.AS_R);
        MannWhitney back = MannWhitney.test(y, x, MannWhitney.Method.AS_R);
        assertThat(there.u() + back.u()).isEqualTo((double) x.length * y.length);
        assertThat(there.p()).isCloseTo(back.p(), within(1e-12)).isBetween(0.0, 1.0);
        assertThat(EffectSize.CLES.of(x, y).orElseThrow())
                .isCloseTo(1 - EffectSize.CLES.of(y, x).orElseThrow(), within(1e-12));
    }

    @Property(tries = 300)
    void theOrderOfTheValuesDoesNotMatter(
            @ForAll("samples") double[] x, @ForAll("samples") double[] y, @ForAll long seed) {
        LocationShift straight = shift(x, y);
        LocationShift shuffled = shift(shuffled(x, seed), shuffled(y, seed + 1));
        assertThat(shuffled.byOrderStatistics(0.95)).isEqualTo(straight.byOrderStatistics(0.95));
        assertThat(shuffled.asInKayenta(0.98)).isEqualTo(straight.asInKayenta(0.98));
        assertThat(shuffled.asInR(0.98)).isEqualTo(straight.asInR(0.98));
    }

    @Property(tries = 300)
    void aChangeOfUnitChangesTheUnitOnly(@ForAll("samples") double[] x, @ForAll("samples") double[] y) {
        // A power of two scales without rounding.
        double unit = 1.0 / 1024;
        ShiftInterval plain = shift(x, y).byOrderStatistics(0.95);
        ShiftInterval scaled = shift(times(x, unit), times(y, unit)).byOrderStatistics(0.95);
        assertThat(scaled)
                .isEqualTo(new ShiftInterval(plain.estimate() * unit, plain.lower() * unit, plain.upper() * unit));
        assertThat(MannWhitney.test(times(x, unit), times(y, unit), MannWhitney.Method.AS_R))
                .isEqualTo(MannWhitney.test(x, y, MannWhitney.Method.AS_R));
    }

    @Property(tries = 300)
    void whatIsAddedToBothSidesDoesNotMatter(
            @ForAll("samples") double[] x,
            @ForAll("samples") double[] y,
            @ForAll @DoubleRange(min = -500, max = 500) double more) {
        ShiftInterval plain = shift(x, y).byOrderStatistics(0.95);
        ShiftInterval moved =
                shift(plus(x, Math.rint(more)), plus(y, Math.rint(more))).byOrderStatistics(0.95);
        assertThat(moved.estimate()).isCloseTo(plain.estimate(), within(1e-9));
        assertThat(moved.lower()).isCloseTo(plain.lower(), within(1e-9));
        assertThat(moved.upper()).isCloseTo(plain.upper(), within(1e-9));
    }

    @Property(tries = 300)
    void whatIsAddedToOneSideIsTheShift(@ForAll("samples") double[] x, @ForAll("samples") double[] y) {
        ShiftInterval plain = shift(x, y).byOrderStatistics(0.95);
        ShiftInterval moved = shift(plus(x, 64), y).byOrderStatistics(0.95);
        // Rounding may part values that were equal, and R's choice of method with them; the estimate knows no method.
        assertThat(moved.estimate()).isCloseTo(plain.estimate() + 64, within(1e-9));
    }

    @Property(tries = 300)
    void anIntervalHoldsItsEstimate(
            @ForAll("samples") double[] x,
            @ForAll("samples") double[] y,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double confidence) {
        ShiftInterval interval = shift(x, y).byOrderStatistics(confidence);
        assertThat(interval.estimate()).isBetween(interval.lower(), interval.upper());
    }

    @Property(tries = 300)
    void moreConfidenceIsAWiderInterval(
            @ForAll("samples") double[] x,
            @ForAll("samples") double[] y,
            @ForAll @DoubleRange(min = 0.5, max = 0.9) double confidence) {
        LocationShift shift = shift(x, y);
        ShiftInterval narrow = shift.byOrderStatistics(confidence);
        ShiftInterval wide = shift.byOrderStatistics(confidence + 0.09);
        assertThat(wide.lower()).isLessThanOrEqualTo(narrow.lower());
        assertThat(wide.upper()).isGreaterThanOrEqualTo(narrow.upper());
    }

    @Property(tries = 300)
    void kayentasIntervalLiesAmongTheDifferences(@ForAll("samples") double[] x, @ForAll("samples") double[] y) {
        ShiftInterval interval = shift(x, y).asInKayenta(0.98);
        double least =
                Arrays.stream(x).min().orElseThrow() - Arrays.stream(y).max().orElseThrow();
        double greatest =
                Arrays.stream(x).max().orElseThrow() - Arrays.stream(y).min().orElseThrow();
        for (double figure : new double[] {interval.estimate(), interval.lower(), interval.upper()}) {
            assertThat(figure).isBetween(least, greatest);
        }
    }

    @Property(tries = 200)
    void aRanksDifferenceIsTheOneOfTheSortedList(@ForAll("samples") double[] x, @ForAll("samples") double[] y) {
        PairwiseDifferences differences = new PairwiseDifferences(SortedSample.of("x", x), SortedSample.of("y", y));
        double[] all = Arrays.stream(x)
                .flatMap(a -> Arrays.stream(y).map(b -> a - b))
                .map(difference -> difference + 0.0)
                .sorted()
                .toArray();
        assertThat(differences.size()).isEqualTo(all.length);
        for (int rank = 1; rank <= all.length; rank += 1 + all.length / 40) {
            assertThat(differences.at(rank)).isEqualTo(all[rank - 1]);
        }
        assertThat(differences.at(all.length)).isEqualTo(all[all.length - 1]);
    }

    private static LocationShift shift(double[] x, double[] y) {
        return LocationShift.between(x, y).orElseThrow();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double[] plus(double[] values, double more) {
        return Arrays.stream(values).map(value -> value + more).toArray();
    }

    private static double[] shuffled(double[] values, long seed) {
        List<Double> list = new ArrayList<>(Arrays.stream(values).boxed().toList());
        Collections.shuffle(list, new Random(seed));
        return array(list);
    }
}
