package dev.goaround.verdicts.comparison.kayenta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.verdicts.comparison.EffectSize;
import dev.goaround.verdicts.comparison.ShiftInterval;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KayentaJudgeTest {

    /** Between negative values the ratio of the means turns round: minus one is a tenth of minus ten, and no increase. */
    @ParameterizedTest
    @CsvSource({
        "1, 10, 1, 1, EITHER, HIGH",
        "5, 10, 5, 1, EITHER, HIGH",
        "5, 1, 5, 10, EITHER, LOW",
        "5, 10, 5, 1, DECREASE, PASS",
        "5, -1, 5, -10, EITHER, PASS",
        "5, 0.000001, 5, 0, EITHER, HIGH",
        "5, 3, 8, 3, EITHER, PASS"
    })
    void twoConstantsAreToldApartWithoutDrawingLots(
            int size, double experiment, int otherSize, double control, Direction direction, Classification expected) {
        KayentaCase given = given(constant(size, experiment), constant(otherSize, control), direction);
        KayentaJudgement judgement = KayentaJudge.judge(given);
        assertThat(judgement.classification()).isEqualTo(expected);
        assertThat(KayentaJudge.judge(given)).isEqualTo(judgement);
        double shift = experiment - control;
        if (shift != 0) {
            assertThat(judgement.shift()).contains(new ShiftInterval(shift, shift, shift));
        }
    }

    @Test
    void missingValuesAreLeftOutOrZero() {
        double nan = Double.NaN;
        double[] experiment = {nan, 5, 6, 7, 5.5, nan, nan, nan, nan, nan, nan, nan};
        double[] control = {5, 6, 7, 5.5};
        assertThat(KayentaJudge.judge(given(experiment, control, Direction.EITHER))
                        .reason())
                .contains("same values");
        KayentaCase zeros = new KayentaCase(
                experiment,
                control,
                Direction.EITHER,
                NanStrategy.REPLACE,
                false,
                false,
                EffectLimits.of(EffectSize.MEAN_RATIO),
                0.1,
                0.8);
        assertThat(KayentaJudge.judge(zeros).classification()).isEqualTo(Classification.LOW);
    }

    @Test
    void nothingButMissingValuesIsNoData() {
        double[] missing = {Double.NaN, Double.NaN};
        KayentaJudgement judgement = KayentaJudge.judge(given(missing, constant(3, 1), Direction.EITHER));
        assertThat(judgement.classification()).isEqualTo(Classification.NODATA);
        assertThat(judgement.reason()).contains("experiment");
    }

    @Test
    void valuesBeyondAllDifferencesAreAnError() {
        double huge = Double.MAX_VALUE;
        KayentaJudgement judgement =
                KayentaJudge.judge(given(new double[] {huge, 1}, new double[] {-huge, 2}, Direction.EITHER));
        assertThat(judgement.classification()).isEqualTo(Classification.ERROR);
    }

    @Test
    void theGivenValuesStayAsTheyAre() {
        double[] experiment = {3, 1, 2};
        double[] control = {9, 7, 8};
        KayentaJudge.judge(given(experiment, control, Direction.EITHER));
        assertThat(experiment).containsExactly(3, 1, 2);
        assertThat(control).containsExactly(9, 7, 8);
    }

    @Test
    void halfAMillionValuesASideAreJudged() {
        Random random = new Random(3);
        double[] control =
                IntStream.range(0, 500_000).mapToDouble(i -> random.nextInt(50)).toArray();
        double[] experiment = Arrays.stream(control).map(value -> value * 1.5).toArray();
        assertThat(KayentaJudge.judge(given(experiment, control, Direction.EITHER))
                        .classification())
                .isEqualTo(Classification.HIGH);
    }

    @Property(tries = 300)
    void whatIsHighOneWayIsLowTheOther(
            @ForAll @Size(min = 5, max = 40) int @IntRange(min = 1, max = 1000) [] drawn,
            @ForAll @IntRange(min = 1, max = 3000) int more) {
        double[] control = Arrays.stream(drawn).asDoubleStream().toArray();
        double[] experiment = Arrays.stream(control).map(value -> value + more).toArray();
        Classification there =
                KayentaJudge.judge(given(experiment, control, Direction.EITHER)).classification();
        Classification back =
                KayentaJudge.judge(given(control, experiment, Direction.EITHER)).classification();
        assertThat(there).isIn(Classification.HIGH, Classification.PASS);
        assertThat(back).isIn(Classification.LOW, Classification.PASS);
    }

    @Property(tries = 300)
    void aLessTolerantJudgePassesNoMore(
            @ForAll @Size(min = 3, max = 40) int @IntRange(min = 1, max = 20) [] drawn,
            @ForAll @IntRange(min = 0, max = 30) int more) {
        double[] control = Arrays.stream(drawn).asDoubleStream().toArray();
        double[] experiment =
                Arrays.stream(drawn).mapToDouble(value -> value * 1.1 + more).toArray();
        boolean strictPasses = passes(experiment, control, 0.1);
        assertThat(passes(experiment, control, 0.5)).isIn(true, strictPasses);
    }

    private static boolean passes(double[] experiment, double[] control, double tolerance) {
        return KayentaJudge.judge(new KayentaCase(
                                experiment,
                                control,
                                Direction.EITHER,
                                NanStrategy.REMOVE,
                                false,
                                false,
                                EffectLimits.of(EffectSize.MEAN_RATIO),
                                tolerance,
                                0.98))
                        .classification()
                == Classification.PASS;
    }

    private static KayentaCase given(double[] experiment, double[] control, Direction direction) {
        return new KayentaCase(
                experiment,
                control,
                direction,
                NanStrategy.REMOVE,
                false,
                false,
                EffectLimits.of(EffectSize.MEAN_RATIO),
                KayentaCase.DEFAULT_TOLERANCE,
                KayentaCase.DEFAULT_CONFIDENCE);
    }

    private static double[] constant(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }
}
