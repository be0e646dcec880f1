package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.INSUFFICIENT;
import static dev.goaround.verdicts.Plans.burning;
import static dev.goaround.verdicts.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.watch.BurnRate;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets that are used up too fast, and figures that rise too fast. */
class BurnRateSignalAndRiseTest {

    /** 10x of an objective of 99 %: ten per cent of errors, over 60 s and over 5 s. */
    private static final Condition BURN = burning(
            new Condition("error_rate", Comparison.GREATER, 10, "count", Duration.ofSeconds(60), null, 1),
            new BurnRate(0.99, Duration.ofSeconds(5)));

    @Test
    void aBlipThatTheLongWindowDoesNotSeeIsNoBurn() {
        Timeline timeline = Timeline.of(plan().trigger("burn", BURN));
        errors(timeline, 1, 55, 0);
        errors(timeline, 56, 60, 0.5);
        timeline.expect("burn", HEALTHY).expectReason("burn", "4.17x over 1 min, 50x over 5 s of the budget of 1 %");
    }

    @Test
    void bothWindowsBurningIsABreachAndItEndsSoonAfterTheErrors() {
        Timeline timeline = Timeline.of(plan().trigger("burn", BURN));
        errors(timeline, 1, 60, 0.2);
        timeline.expect("burn", BREACH).expectReason("burn", "error budget burn 20x > 10x");
        errors(timeline, 61, 64, 0);
        errors(timeline, 65, 66, 0);
        timeline.expect("burn", HEALTHY).expectReason("burn", "0x over 5 s");
        assertThat(timeline.verdict("burn").figures().value()).isZero();
    }

    /** A figure each ten seconds over a minute, and how much it may rise in a minute. */
    @ParameterizedTest
    @CsvSource({
        "100 104 108 112 116 120 121, 0.2, ratio, BREACH",
        "100 104 108 112 116 118 120, 0.2, ratio, HEALTHY",
        "100 100 100 100 100 100 150, 40, USD, BREACH",
        "100 90 80 70 60 50 40, 0.2, ratio, HEALTHY",
        "0 1 2 3 4 5 6, 0.2, ratio, INSUFFICIENT",
        "0 1 2 3 4 5 6, 5, USD, BREACH"
    })
    void aRiseIsJudgedFromTheFirstToTheLastFigureOfTheWindow(String rows, double limit, String unit, String kind) {
        Timeline timeline = rising(limit, unit, Duration.ofMinutes(1));
        String[] figures = rows.split(" ", -1);
        for (int i = 0; i < figures.length; i++) {
            timeline.at(i * 10 + 1 + "s").measured("cost", Double.parseDouble(figures[i]));
        }
        assertThat(timeline.verdict("cost").kind())
                .as(timeline.verdict("cost").reason())
                .hasToString(kind);
    }

    @Test
    void aShorterWindowIsScaledToTheTimeThatTheLimitNames() {
        rising(0.5, "ratio", Duration.ofHours(1))
                .at("1s")
                .measured("cost", 100)
                .at("37s")
                .measured("cost", 101)
                .expect("cost", BREACH)
                .expectReason("cost", "cost rises 100 % per 1 h > 50 %")
                .expectReason("cost", "from 100 to 101 within 36 s");
    }

    @Test
    void lessThanHalfOfTheWindowSaysNothing() {
        rising(0.1, "ratio", Duration.ofMinutes(1))
                .at("1s")
                .measured("cost", 100)
                .at("21s")
                .measured("cost", 900)
                .expect("cost", INSUFFICIENT)
                .expectReason("cost", "20 s of 1 min 1 s seen");
    }

    private static Timeline rising(double limit, String unit, Duration per) {
        Condition condition = Plans.rising(
                new Condition(
                        "cost",
                        Comparison.GREATER,
                        limit,
                        unit,
                        Duration.ofMinutes(1).plusSeconds(1),
                        null,
                        1),
                per);
        return Timeline.of(plan().withoutCounters()
                .withoutHttp()
                .every("20s")
                .withPrometheus("cost")
                .trigger("cost", condition));
    }

    private static void errors(Timeline timeline, int from, int to, double ratio) {
        for (int second = from; second <= to; second++) {
            timeline.at(second + "s").errorRate(ratio);
        }
    }
}
