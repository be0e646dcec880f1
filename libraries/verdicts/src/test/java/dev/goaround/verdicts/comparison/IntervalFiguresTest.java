package dev.goaround.verdicts.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalFiguresTest {
    private static final double R_TOLERANCE = 1e-4;

    static List<String> figures() {
        return Samples.lines("interval-figures.txt");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theEndsLieWhereTheTestPassesItsQuantile(String line) {
        String[] part = line.split(";", -1);
        double confidence = Double.parseDouble(part[0]);
        double[] x = Samples.numbers(part[7]);
        double[] y = Samples.numbers(part[8]);
        LocationShift shift = LocationShift.between(x, y).orElseThrow();
        ShiftInterval kayenta = shift.asInKayenta(confidence);
        // Beyond 1e12 a double's own step is larger than the tolerance.
        double near = R_TOLERANCE + 4 * Math.ulp(largest(x, y));
        assertNear(kayenta.lower(), part[1], part[2], near);
        assertNear(kayenta.upper(), part[3], part[4], near);
        if (!part[5].isEmpty()) {
            ShiftInterval exact = shift.asInR(confidence);
            assertThat(exact.lower()).isEqualTo(Double.parseDouble(part[5]));
            assertThat(exact.upper()).isEqualTo(Double.parseDouble(part[6]));
        }
    }

    private static void assertNear(double end, String kind, String places, double near) {
        double nearest = Arrays.stream(Samples.numbers(places))
                .map(place -> Math.abs(place - end))
                .min()
                .orElseThrow();
        assertThat(nearest).isLessThanOrEqualTo(kind.equals("end") ? 0 : near);
    }

    private static double largest(double[]... samples) {
        return Arrays.stream(samples)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    /** The figures of R's {@code wilcox.test} that Kayenta's tests compare with, to a millionth. */
    @ParameterizedTest
    @CsvSource({
        "half-steps-90-a, half-steps-90-b, 0.95, -0.500002521696696, -3.486287505871302E-5",
        "half-steps-180-a, half-steps-180-b, 0.98, -0.4999173250549087, -6.912685789769486E-6",
        "mostly-zero-a, mostly-zero-b, 0.95, 3.521755377702165E-5, 2.02456461662334E-5"
    })
    void rsIntervalsComeOutOfTheSameSearch(
            String experiment, String control, double confidence, double lower, double upper) {
        ShiftInterval interval = shift(experiment, control).asInR(confidence);
        assertThat(interval.lower()).isCloseTo(lower, within(1e-6));
        assertThat(interval.upper()).isCloseTo(upper, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "half-steps-90-a, half-steps-90-b, -0.4999393907180323",
        "half-steps-180-a, half-steps-180-b, -3.45044082729315E-5"
    })
    void rsEstimatesAreMetWithoutTheCorrection(String experiment, String control, double estimate) {
        assertThat(shift(experiment, control).asInR(0.95).estimate()).isCloseTo(estimate, within(1e-6));
        assertThat(shift(experiment, control).asInKayenta(0.95).estimate()).isCloseTo(estimate, within(R_TOLERANCE));
    }

    @Test
    void kayentasOwnEstimateIsMetWithTheCorrection() {
        assertThat(shift("mostly-zero-a", "mostly-zero-b").asInKayenta(0.95).estimate())
                .isCloseTo(2.6279243045155653E-5, within(1e-6));
    }

    @Test
    void smallSamplesWithoutTiesAreExact() {
        assertThat(shift("ten-to-forty", "one-to-four").asInR(0.95)).isEqualTo(new ShiftInterval(22.5, 6, 39));
    }

    /** The figures of the test's statistic at both ends of all shifts. */
    @ParameterizedTest
    @CsvSource({
        "-3.124999999999986, 1.9599639845400536, 17.090968923762254",
        "5.555555555555557, 1.9599639845400536, -20.997687930433106",
        "-3.124999999999986, -1.9599639845400536, 21.01089689284236",
        "5.555555555555557, -1.9599639845400536, -17.077759961353"
    })
    void theStatisticIsRs(double shift, double quantile, double expected) {
        SortedSample x = SortedSample.of("x", Samples.published("mostly-zero-a"));
        SortedSample y = SortedSample.of("y", Samples.published("mostly-zero-b"));
        assertThat(RankSum.of(x, y, shift).z(true) - quantile).isCloseTo(expected, within(1e-6));
    }

    private static LocationShift shift(String experiment, String control) {
        return LocationShift.between(Samples.published(experiment), Samples.published(control))
                .orElseThrow();
    }
}
