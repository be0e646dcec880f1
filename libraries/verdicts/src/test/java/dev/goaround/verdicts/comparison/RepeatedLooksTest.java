package dev.goaround.verdicts.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedLooksTest {

    @Test
    void plannedLooksSpendTheWholeInEqualShares() {
        RepeatedLooks looks = RepeatedLooks.planned(0.05, 5);
        assertThat(looks.errorOf(1)).isEqualTo(looks.errorOf(5)).isEqualTo(0.01);
    }

    @Test
    void looksWithoutAnEndNeverSpendMoreThanTheWhole() {
        RepeatedLooks looks = RepeatedLooks.openEnded(0.05);
        double spent =
                IntStream.rangeClosed(1, 100_000).mapToDouble(looks::errorOf).sum();
        assertThat(spent).isLessThan(0.05).isCloseTo(0.05, within(1e-6));
        assertThat(looks.errorOf(Integer.MAX_VALUE)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4})
    void aLookThatWasNotPlannedHasNoShare(int look) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatedLooks.planned(0.05, 3).errorOf(look))
                .withMessageContaining("look " + look);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void anErrorLiesBetweenNeverAndAlways(double error) {
        assertThatIllegalArgumentException().isThrownBy(() -> RepeatedLooks.openEnded(error));
    }
}
