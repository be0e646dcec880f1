package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.someOf;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code M of N}: evaluations that need not follow each other. */
class SomeOfSeveralTest {

    private static final Condition LOAD = when("load", ">", 0.05);

    /** b: bad, g: good, -: a gap that the source says; the letters below are the verdicts: B breach, p pending, h, u. */
    @ParameterizedTest(name = "{0} of {1}, {2}: {3}")
    @CsvSource({
        "3, 5, HOLD,   bgbgb,      p p p p B",
        "3, 5, HOLD,   bbb, p p B",
        "3, 5, HOLD,   bgbgbggg, p p p p B p p p",
        "3, 5, HOLD,   bbbgg, p p B B B",
        "3, 5, HOLD,   bbggbg, p p p p B p",
        "3, 5, HOLD,   ggggg, h h h h h",
        "2, 3, HOLD,   bggb, p p p p",
        "2, 3, HOLD,   bgggb, p p p h p",
        "2, 3, HOLD,   b--b, p u u B",
        "2, 3, RESET,  b--b, p u u p",
        "2, 3, BREACH, b-b, p B B",
        "3, 5, BREACH, bg--b, p p u B B",
        "5, 5, HOLD,   bbgbbbbb, p p h p p p p B",
    })
    void aVerdictFollowsTheLastFew(int times, int of, GapPolicy gap, String rows, String expected) {
        List<String> verdicts = play(times, of, gap, rows);

        String wanted = expected.replace(" ", "");
        assertThat(String.join("", verdicts)).isEqualTo(wanted);
    }

    @Test
    void theReasonSaysHowManyOfHowManyAndSinceWhen() {
        Timeline.of(loaded().trigger("load", someOf(LOAD, 3, 5)))
                .at("0s")
                .measured("load", 0.08)
                .at("1s")
                .measured("load", 0.01)
                .expectPendingSince("load", "0s")
                .expectReason(
                        "load", "is not > 0.05 now, bad at 1 of the last 5 checks since 12:00:00 UTC, breach at 3")
                .at("2s")
                .measured("load", 0.08)
                .at("3s")
                .measured("load", 0.08)
                .expect("load", BREACH)
                .expectReason("load", "load 0.08 > 0.05, bad at 3 of the last 5 checks since 12:00:00 UTC")
                .at("4s")
                .measured("load", 0.01)
                .expect("load", BREACH)
                .at("5s")
                .measured("load", 0.01)
                .expectPendingSince("load", "2s");
    }

    @Test
    void aCheckThatWasGoodOftenEnoughIsHealthy() {
        Timeline.of(loaded().check("load", over(someOf(when("load", "<", 0.05), 2, 3), "1s")))
                .at("1s")
                .measured("load", 0.01)
                .expectPendingSince("load", "1s")
                .at("2s")
                .measured("load", 0.01)
                .expectSettled("load", HEALTHY);
    }

    @Test
    void eachSourceHasItsOwnChecks() {
        Timeline.of(plan().withoutCounters().withFront().trigger("down", someOf(when("health", "<", 1), 2, 3)))
                .at("0s")
                .down(Plans.HTTP)
                .up(Plans.FRONT, null)
                .at("1s")
                .up(Plans.HTTP, null)
                .down(Plans.FRONT)
                .expect("down", HEALTHY)
                .at("2s")
                .down(Plans.HTTP)
                .expect("down", BREACH);
    }

    @Test
    void aRevisionOfThePlanKeepsWhatWasCounted() {
        Timeline.of(loaded().trigger("load", someOf(LOAD, 2, 4)))
                .restartingAlways()
                .at("0s")
                .measured("load", 0.08)
                .plan(loaded().revision(2).trigger("load", someOf(LOAD, 2, 4)))
                .expectPendingSince("load", "0s")
                .at("1s")
                .measured("load", 0)
                .at("2s")
                .measured("load", 0.08)
                .expect("load", BREACH);
    }

    @Property(tries = 200)
    void itIsInBreachExactlyWhenSoManyOfTheLastWereBad(
            @ForAll @Size(max = 60) List<Boolean> bad, @ForAll @IntRange(min = 1, max = 6) int times) {
        int of = times + 3;
        StringBuilder rows = new StringBuilder();
        bad.forEach(one -> rows.append(one ? 'b' : 'g'));
        List<String> verdicts = play(times, of, GapPolicy.HOLD, rows.toString());
        for (int i = 0; i < bad.size(); i++) {
            long seen = bad.subList(Math.max(0, i + 1 - of), i + 1).stream()
                    .filter(one -> one)
                    .count();
            assertThat(verdicts.get(i)).as(rows + " at " + i).isEqualTo(seen >= times ? "B" : seen > 0 ? "p" : "h");
        }
    }

    private static Plans loaded() {
        return plan().withoutCounters().withPrometheus("load");
    }

    private static List<String> play(int times, int of, GapPolicy gap, String rows) {
        Timeline timeline = Timeline.of(loaded().trigger("load", someOf(LOAD, times, of), gap, new Floor(1, 0)));
        List<String> verdicts = new ArrayList<>();
        for (int i = 0; i < rows.length(); i++) {
            timeline.at(i + "s");
            switch (rows.charAt(i)) {
                case 'b' -> timeline.measured("load", 0.08);
                case 'g' -> timeline.measured("load", 0.01);
                default -> timeline.unmeasured();
            }
            boolean pending = timeline.verdict("load").pendingSince() != null;
            verdicts.add(
                    switch (timeline.verdict("load").kind()) {
                        case BREACH -> "B";
                        case UNKNOWN -> "u";
                        case INSUFFICIENT -> "i";
                        case HEALTHY -> pending ? "p" : "h";
                    });
        }
        return verdicts;
    }
}
