package dev.goaround.verdicts.comparison.kayenta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.verdicts.comparison.EffectSize;
import dev.goaround.verdicts.comparison.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the unit tests of Kayenta's judge expect of its classifier, on their samples. */
class KayentaPublishedCasesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            alike                         | near-ten-a     | near-ten-b     | EITHER   | 0.10 | 0.95 | -   | -    | Pass
            high                          | near-twenty-a  | near-ten-b     | EITHER   | 0.10 | 0.95 | -   | -    | High
            low                           | near-ten-a     | near-twenty-b  | EITHER   | 0.10 | 0.95 | -   | -    | Low
            low, only more is forbidden   | near-ten-a     | near-twenty-b  | INCREASE | 0.10 | 0.95 | -   | -    | Pass
            high, only less is forbidden  | near-twenty-a  | near-ten-b     | DECREASE | 0.10 | 0.95 | -   | -    | Pass
            high, more is forbidden       | near-twenty-a  | near-ten-b     | INCREASE | 0.10 | 0.95 | -   | -    | High
            low, less is forbidden        | near-ten-a     | near-twenty-b  | DECREASE | 0.10 | 0.95 | -   | -    | Low
            high, 210 values              | mostly-zero-a  | mostly-zero-b  | EITHER   | 0.10 | 0.95 | -   | -    | High
            ratio, high                   | tenfold-a      | tenfold-b      | EITHER   | 0.10 | 0.95 | 1.2 | 0.8  | High
            ratio, low                    | near-ten-a     | near-twenty-b  | DECREASE | 0.10 | 0.95 | 1.2 | 0.8  | Low
            ratio, too small              | halved-a       | halved-b       | EITHER   | 0.10 | 0.95 | 1.0 | 0.5  | Pass
            ratio, too small, 210 values  | mostly-zero-a  | mostly-zero-b  | EITHER   | 0.10 | 0.95 | 5.0 | 1.0  | Pass
            tied                          | ones-3         | ones-2         | DECREASE | 0.10 | 0.95 | -   | -    | Pass
            same population               | rising         | falling        | DECREASE | 0.10 | 0.95 | -   | -    | Pass
            leading zero                  | leading-zero   | ones-5         | DECREASE | 0.10 | 0.95 | -   | -    | Pass
            majority tied                 | majority-one   | ones-5         | EITHER   | 0.10 | 0.95 | -   | -    | Pass
            constants                     | tens           | ones-5         | EITHER   | 0.10 | 0.95 | -   | -    | High
            constants with zeros          | tens           | zeros-5        | EITHER   | 0.10 | 0.95 | -   | -    | High
            zero mean, high               | fifties        | zeros-5        | EITHER   | 0.10 | 0.95 | 1.2 | 0.8  | High
            zero mean, low                | zeros-5        | fifties        | EITHER   | 0.10 | 0.95 | 1.2 | 0.8  | Low
            zero means                    | zeros-5        | zeros-5        | EITHER   | 0.10 | 0.95 | 1.2 | 0.8  | Pass
            """)
    void aMetricIsClassified(
            String what,
            String experiment,
            String control,
            Direction direction,
            double tolerance,
            double confidence,
            Double increase,
            Double decrease,
            String expected) {
        KayentaJudgement judgement = KayentaJudge.judge(new KayentaCase(
                Samples.published(experiment),
                Samples.published(control),
                direction,
                NanStrategy.REMOVE,
                false,
                false,
                limits(EffectSize.MEAN_RATIO, increase, decrease),
                tolerance,
                confidence));
        assertThat(judgement.classification().label()).as(what).isEqualTo(expected);
        assertThat(judgement.critical()).isFalse();
        assertThat(judgement.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "small-rates-a, small-rates-b, 0.8, 0.5, Pass",
        "latency-a, latency-b, 0.8, 0.2, High",
        "shifted-a, shifted-b, 0.8, 0.2, Low"
    })
    void theShareOfGreaterValuesLimits(
            String experiment, String control, double increase, double decrease, String expected) {
        KayentaJudgement judgement = KayentaJudge.judge(new KayentaCase(
                Samples.published(experiment),
                Samples.published(control),
                Direction.EITHER,
                NanStrategy.REMOVE,
                false,
                false,
                limits(EffectSize.CLES, increase, decrease),
                0.2,
                0.98));
        assertThat(judgement.classification().label()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "tenfold-a, tenfold-b, REMOVE, 1.0, 1.0, 1.2, 1.0, High, true",
        "critical-low-a, critical-low-b, REMOVE, 1.0, 1.0, 1.0, 1.2, Low, true",
        "tenfold-a, tenfold-b, REMOVE, 5.0, 1.0, 13.0, 1.0, High, false",
        "tenfold-a, tenfold-b, REMOVE, 13.0, 1.0, 15.0, 1.0, Pass, false",
        "tenfold-a, tenfold-b, REMOVE, 1.0, 1.0, 1.0, 1.0, High, true",
        "near-zero, zeros-10, REPLACE, 1.0, 1.0, 1.2, 0.8, High, true",
        "nothing, rising, REMOVE, 1.0, 1.0, 1.0, 1.0, Nodata, true",
        "nothing, nothing, REMOVE, 1.0, 1.0, 1.0, 1.0, Nodata, true"
    })
    void aCriticalMetricFailsTheCanary(
            String experiment,
            String control,
            NanStrategy nanStrategy,
            double increase,
            double decrease,
            double criticalIncrease,
            double criticalDecrease,
            String expected,
            boolean critical) {
        KayentaJudgement judgement = KayentaJudge.judge(new KayentaCase(
                Samples.published(experiment),
                Samples.published(control),
                Direction.EITHER,
                nanStrategy,
                true,
                false,
                new EffectLimits(EffectSize.MEAN_RATIO, increase, decrease, criticalIncrease, criticalDecrease),
                0.1,
                0.95));
        assertThat(judgement.classification().label()).isEqualTo(expected);
        assertThat(judgement.critical()).isEqualTo(critical);
        assertThat(judgement.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "REMOVE, false, false, Nodata, false",
        "REMOVE, false, true, NodataFailMetric, false",
        "REMOVE, true, true, Nodata, true",
        "REPLACE, false, false, Pass, false",
        "REPLACE, true, true, Pass, false"
    })
    void whatIsMissingIsClassified(
            NanStrategy nanStrategy, boolean critical, boolean mustHaveData, String expected, boolean fails) {
        KayentaJudgement judgement = KayentaJudge.judge(new KayentaCase(
                Samples.published("nothing"),
                Samples.published("rising"),
                Direction.DECREASE,
                nanStrategy,
                critical,
                mustHaveData,
                EffectLimits.of(EffectSize.MEAN_RATIO),
                0.1,
                0.95));
        assertThat(judgement.classification().label()).isEqualTo(expected);
        assertThat(judgement.critical()).isEqualTo(fails);
    }

    private static EffectLimits limits(EffectSize measure, Double increase, Double decrease) {
        EffectLimits none = EffectLimits.of(measure);
        return increase == null || decrease == null
                ? none
                : new EffectLimits(measure, increase, decrease, none.criticalIncrease(), none.criticalDecrease());
    }
}
