package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.INSUFFICIENT;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.held;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.times;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.watch.Condition;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Condition ERRORS = held(when("error_rate", ">", 0.05), "5s");

    @Test
    void everyRuleGetsAVerdictAndALaterRevisionAloneIsNoNews() {
        Timeline timeline = Timeline.of(plan().trigger("errors", ERRORS).check("ok", when("health", "==", 1)));
        assertThat(timeline.said()).hasSize(2).allMatch(line -> line.startsWith("1 "));
        timeline.plan(plan().revision(2).trigger("errors", ERRORS).check("ok", when("health", "==", 1)));
        assertThat(timeline.said()).hasSize(2);
        timeline.at("1s").errorRate(0.9).plan(plan().revision(3).trigger("errors", ERRORS));
        assertThat(timeline.said()).hasSize(3).last().asString().contains("errors HEALTHY");
    }

    @Test
    void aBreachIsAnnouncedOnceHoweverOftenThePlanIsRevised() {
        Timeline timeline = Timeline.of(plan().trigger("errors", when("error_rate", ">", 0.05)))
                .at("1s")
                .errorRate(0.9);
        for (int revision = 2; revision <= 5; revision++) {
            timeline.plan(plan().revision(revision).trigger("errors", when("error_rate", ">", 0.05)))
                    .expectNothingChanged()
                    .expectBreachOf("errors");
        }
    }

    @Test
    void aRuleThatIsNewOrSaysSomethingElseIsSaidAgain() {
        Timeline timeline = Timeline.of(plan().trigger("errors", ERRORS));
        timeline.plan(plan().revision(2).trigger("errors", ERRORS).soak("soak", "5s"));
        assertThat(timeline.said()).hasSize(2).last().asString().contains("soak");
        timeline.plan(plan().revision(3).trigger("errors", ERRORS).soak("soak", "6s"));
        assertThat(timeline.said()).hasSize(3).last().asString().contains("soak");
        timeline.plan(plan().revision(4)
                .trigger("errors", held(when("error_rate", ">", 0.06), "5s"))
                .soak("soak", "6s"));
        assertThat(timeline.said()).hasSize(4).last().asString().contains("errors");
    }

    @Test
    void allIsSaidAgainWhereWindowsBeginElsewhereOrAnotherVersionIsExpectedOrABreachOrdersNow() {
        Timeline timeline = Timeline.of(plan().unarmed().trigger("errors", ERRORS));
        timeline.plan(plan().unarmed().revision(2).since("1s").trigger("errors", ERRORS));
        assertThat(timeline.said()).hasSize(2);
        timeline.plan(plan().unarmed().revision(3).since("1s").expecting("2").trigger("errors", ERRORS));
        assertThat(timeline.said()).hasSize(3);
        timeline.plan(plan().revision(4).since("1s").expecting("2").trigger("errors", ERRORS));
        assertThat(timeline.said()).hasSize(4);
    }

    /** Whoever waits for the proof of a rollback counts verdicts by revision. */
    @Test
    void underAPlanThatVerifiesARollbackAllIsSaidAtEachRevision() {
        Timeline timeline = Timeline.of(plan().verification().unarmed().check("back", when("health", "==", 1)));
        timeline.plan(plan().revision(2).verification().unarmed().check("back", when("health", "==", 1)));
        assertThat(timeline.said()).hasSize(2);
    }

    @Test
    void whatWasBadBeforeTheVersionCameNeitherOrdersNorCountsAfterItCame() {
        Condition bad = held(over(when("error_rate", ">", 0.05), "2s"), "3s");
        Timeline timeline = Timeline.of(plan().unarmed().trigger("errors", bad));
        for (int second = 1; second <= 5; second++) {
            timeline.at(second + "s").errorRate(0.9);
        }
        timeline.expectBreachOf("errors")
                .plan(plan().revision(2).since("5500ms").trigger("errors", bad))
                .expectBreachOf()
                .expect("errors", INSUFFICIENT)
                .at("6s")
                .errorRate(0.9)
                .expectBreachOf()
                .at("7s")
                .errorRate(0.9)
                .expectPendingSince("errors", "7s")
                .at("9s")
                .errorRate(0.9)
                .expectBreachOf()
                .at("10s")
                .errorRate(0.9)
                .expectBreachOf("errors");
    }

    @Test
    void aFindingFromBeforeTheVersionCameStandsAndOrdersNothingUntilItIsRaisedAgain() {
        Timeline.of(plan().unarmed().findingTrigger("corrupt", "data-corruption"))
                .at("1s")
                .finding("data-corruption")
                .plan(plan().revision(2).since("2s").findingTrigger("corrupt", "data-corruption"))
                .expect("corrupt", BREACH)
                .expectBreachOf()
                .expectReason(
                        "corrupt",
                        "data-corruption raised by ana at 12:00:01 UTC: rows differ"
                                + " (before the new version was there: it orders nothing)")
                .at("3s")
                .tick()
                .expectBreachOf()
                .finding("data-corruption")
                .expectBreachOf("corrupt");
    }

    @Test
    void aVersionThatIsWellAfterItCameIsNotInBreachForWhatWasBefore() {
        Timeline.of(plan().unarmed().trigger("down", times(when("health", "==", 0), 3)))
                .at("1s")
                .down()
                .at("2s")
                .down()
                .at("3s")
                .down()
                .expectBreachOf("down")
                .plan(plan().revision(2).since("3500ms").trigger("down", times(when("health", "==", 0), 3)))
                .expectBreachOf()
                .at("4s")
                .down()
                .expectBreachOf()
                .at("5s")
                .up()
                .expectSettled("down", HEALTHY);
    }

    @Test
    void pendingIsKeptOverARevisionAndATrafficStep() {
        Timeline.of(plan().trigger("errors", ERRORS))
                .at("1s")
                .errorRate(0.9)
                .expectPendingSince("errors", "1s")
                .plan(plan().revision(2).trigger("errors", ERRORS))
                .expectPendingSince("errors", "1s")
                .at("3s")
                .errorRate(0.9)
                .plan(plan().revision(3).since("4s").trigger("errors", ERRORS))
                .expect("errors", INSUFFICIENT)
                .at("5s")
                .firstScrape()
                .at("6s")
                .errorRate(0.9)
                .expect("errors", BREACH)
                .expectReason("errors", "since 12:00:01 UTC");
    }

    @Test
    void aRuleThatSaysSomethingElseStartsAnew() {
        Timeline.of(plan().trigger("errors", ERRORS))
                .at("1s")
                .errorRate(0.9)
                .plan(plan().revision(2).trigger("errors", held(when("error_rate", ">", 0.06), "5s")))
                .expectPendingSince("errors", "1s")
                .at("6s")
                .errorRate(0.9)
                .plan(plan().revision(3).trigger("errors", held(when("error_rate", ">", 0.07), "5s")))
                .expectPendingSince("errors", "6s");
    }

    @Test
    void pendingTimeOfAnotherVersionIsDropped() {
        Timeline.of(plan().trigger("errors", over(ERRORS, "2s")))
                .at("1s")
                .errorRate(0.9)
                .plan(plan().revision(2).since("2s").expecting("2.0.0").trigger("errors", over(ERRORS, "2s")))
                .at("3s")
                .firstScrape()
                .at("6s")
                .errorRate(0.9)
                .at("7s")
                .errorRate(0.9)
                .expectPendingSince("errors", "7s");
    }

    @Test
    void windowsNeverReachBackOverTheStep() {
        Timeline.of(plan().trigger("errors", when("error_rate", ">", 0.05)))
                .at("1s")
                .errorRate(0.9)
                .expect("errors", BREACH)
                .plan(plan().revision(2).since("1500ms").trigger("errors", when("error_rate", ">", 0.05)))
                .expect("errors", INSUFFICIENT)
                .expectBreachOf()
                .at("2s")
                .errorRate(0.9)
                .expect("errors", INSUFFICIENT)
                .at("3s")
                .errorRate(0.0)
                .expect("errors", HEALTHY);
    }

    @Test
    void anEarlierOrEqualRevisionChangesNothing() {
        Timeline.of(plan().revision(3).trigger("errors", ERRORS))
                .plan(plan().revision(2))
                .expectTaken(Judgement.Taken.STALE)
                .plan(plan().revision(3))
                .expectTaken(Judgement.Taken.STALE)
                .expect("errors", INSUFFICIENT);
    }

    @Test
    void aChangedPlanNeverFiresByItself() {
        Timeline.of(plan().trigger("errors", ERRORS))
                .at("1s")
                .errorRate(0.9)
                .plan(plan().revision(2).trigger("errors", ERRORS).trigger("more", when("error_rate", ">", 0.5)))
                .expectPendingSince("more", "1s")
                .expectBreachOf()
                .at("2s")
                .errorRate(0.9)
                .expectBreachOf("more");
    }

    @Test
    void aBreachIsSaidAgainUnderTheNextRevision() {
        Timeline.of(plan().trigger("errors", when("error_rate", ">", 0.05)))
                .at("1s")
                .errorRate(0.9)
                .expectBreachOf("errors")
                .plan(plan().revision(2).trigger("errors", when("error_rate", ">", 0.05)))
                .expectBreachOf("errors")
                .at("2s")
                .errorRate(0.9)
                .expectBreachOf("errors");
    }

    @Test
    void sourcesThatTheNewPlanDoesNotNameAreForgotten() {
        Timeline.of(plan().trigger("errors", ERRORS))
                .at("1s")
                .errorRate(0)
                .plan(plan().revision(2).withoutCounters().trigger("errors", ERRORS))
                .expect("errors", UNKNOWN)
                .at("2s")
                .errorRate(0)
                .expectTaken(Judgement.Taken.NOT_PLANNED);
    }

    @Test
    void aCheckIsHealthyWhenItHoldsOverAFullWindow() {
        Timeline.of(plan().check("ok", when("error_rate", "<", 0.01)))
                .at("1s")
                .errorRate(0)
                .expect("ok", INSUFFICIENT)
                .expectReason("ok", "1 s of 10 s seen")
                .at("9s")
                .errorRate(0)
                .expect("ok", INSUFFICIENT)
                .at("10s")
                .errorRate(0)
                .expectSettled("ok", HEALTHY)
                .expectReason("ok", "error rate 0 % < 1 % (window 10 s, 3,000 requests)")
                .at("11s")
                .errorRate(0.5)
                .expect("ok", BREACH)
                .expectReason("ok", "is not < 1 %");
    }

    @Test
    void aChecksTimeStartsAgainAfterAGap() {
        Condition twice = times(held(over(when("health", "==", 1), "1s"), "3s"), 2);
        Timeline.of(plan().check("ok", twice))
                .at("1s")
                .up()
                .expectPendingSince("ok", "1s")
                .at("2s")
                .up()
                .at("3s")
                .unknown()
                .expect("ok", UNKNOWN)
                .at("4s")
                .up()
                .expectPendingSince("ok", "4s")
                .at("7s")
                .up()
                .expectSettled("ok", HEALTHY);
    }

    @Test
    void aCheckIsNotHealthyBeforeAllOfItsWindowWasSeen() {
        Timeline timeline = Timeline.of(plan().check("ok", when("error_rate", "<", 0.01)))
                .at("100s")
                .errorRate(0)
                .expect("ok", INSUFFICIENT)
                .expectReason("ok", "1 s of 10 s seen");
        run(timeline, 101, 105);
        timeline.at("106s").countersUnknown().expect("ok", UNKNOWN);
        run(timeline, 107, 116);
        timeline.expect("ok", INSUFFICIENT).at("117s").errorRate(0).expectSettled("ok", HEALTHY);
    }

    @Test
    void aPageThatCanBeReadAtEverySecondTickPassesNoCheck() {
        Timeline timeline = Timeline.of(plan().check("ok", when("error_rate", "<", 0.01)));
        for (int second = 1; second <= 60; second++) {
            timeline.at(second + "s");
            if (second % 2 == 0) {
                timeline.countersUnknown().expect("ok", UNKNOWN);
            } else {
                timeline.errorRate(0).expect("ok", INSUFFICIENT);
            }
        }
    }

    @Test
    void aCheckOfTheLatestAnswerHoldsOverItsWindowOnlyIfNoneInItWasBad() {
        Timeline timeline = Timeline.of(plan().check("up", when("health", "==", 1)));
        for (int second = 1; second <= 9; second++) {
            timeline.at(second + "s").up();
        }
        timeline.at("10s").down().expect("up", BREACH);
        for (int second = 11; second <= 19; second++) {
            timeline.at(second + "s").up().expect("up", INSUFFICIENT);
        }
        timeline.at("20s").up().expectSettled("up", HEALTHY);
    }

    private static void run(Timeline timeline, int from, int to) {
        for (int second = from; second <= to; second++) {
            timeline.at(second + "s").errorRate(0);
        }
    }
}
