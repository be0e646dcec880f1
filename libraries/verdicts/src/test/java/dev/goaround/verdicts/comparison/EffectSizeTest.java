package dev.goaround.verdicts.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectSizeTest {

    @ParameterizedTest
    @CsvSource({
        "rising, rising, 0.5, 0",
        "cles-none-a, cles-none-b, 0, 0",
        "cles-high-a, cles-high-b, 0.771, 0.001",
        "cles-low-a, cles-low-b, 0.12, 0"
    })
    void theShareOfGreaterValuesIsKayentas(String experiment, String control, double expected, double error) {
        assertThat(EffectSize.CLES
                        .of(Samples.published(experiment), Samples.published(control))
                        .orElseThrow())
                .isCloseTo(expected, within(error));
    }

    @ParameterizedTest
    @CsvSource({"tens, tens, 1", "tens, ones-5, 10", "ones-5, tens, 0.1", "rising, falling, 1"})
    void theRatioOfTheMeansIsKayentas(String experiment, String control, double expected) {
        assertThat(EffectSize.MEAN_RATIO
                        .of(Samples.published(experiment), Samples.published(control))
                        .orElseThrow())
                .isEqualTo(expected);
    }

    @Test
    void aRatioToOrOfZeroSaysNothing() {
        double[] zeros = Samples.published("zeros-5");
        double[] tens = Samples.published("tens");
        assertThat(EffectSize.MEAN_RATIO.of(tens, zeros)).isEmpty();
        assertThat(EffectSize.MEAN_RATIO.of(zeros, tens)).isEmpty();
    }

    @Test
    void aRatioBeyondAllNumbersSaysNothing() {
        double huge = Double.MAX_VALUE;
        assertThat(EffectSize.MEAN_RATIO.of(new double[] {huge, huge}, new double[] {1}))
                .isEmpty();
    }
}
