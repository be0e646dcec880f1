package dev.goaround.verdicts.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScipyFiguresTest {
    static List<String> figures() {
        return Samples.lines("scipy-figures.txt");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void uAndPAreScipys(String line) {
        String[] part = line.split(";", -1);
        double[] x = Samples.numbers(part[3]);
        double[] y = Samples.numbers(part[4]);
        MannWhitney normal = MannWhitney.test(x, y, MannWhitney.Method.NORMAL);
        assertThat(normal.u()).isEqualTo(Double.parseDouble(part[0]));
        assertThat(normal.p()).isCloseTo(Double.parseDouble(part[2]), Percentage.withPercentage(1e-9));
        if (!part[1].isEmpty()) {
            assertThat(normal.ties()).isFalse();
            assertThat(MannWhitney.test(x, y, MannWhitney.Method.EXACT).p())
                    .isCloseTo(Double.parseDouble(part[1]), Percentage.withPercentage(1e-9));
        }
    }

    /** R's own example, airquality's ozone in May and August: W = 127.5, p = 0.0001208 with ties. */
    @Test
    void theExampleOfRsManualHolds() {
        String[] part = figures().get(3).split(";", -1);
        MannWhitney test =
                MannWhitney.test(Samples.numbers(part[3]), Samples.numbers(part[4]), MannWhitney.Method.AS_R);
        assertThat(test.u()).isEqualTo(127.5);
        assertThat(test.p()).isCloseTo(0.0001208, within(5e-8));
    }

    @Test
    void theFiguresCoverManyKinds() {
        assertThat(figures()).hasSizeGreaterThan(40);
        assertThat(figures()).filteredOn(line -> line.contains(";;")).hasSizeGreaterThan(12);
    }
}
