package dev.goaround.verdicts;

import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.times;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever cannot be read in between: nothing becomes good for it that was not, nor earlier. */
class NotSeenPropertyTest {

    private record Second(int failures, boolean up, boolean countersUnread, boolean healthUnread) {}

    @Provide
    Arbitrary<List<Second>> logs() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false)),
                        Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)),
                        Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)))
                .as(Second::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void aCheckIsHealthyWithHolesOnlyWhereItIsWithout(@ForAll("logs") List<Second> log) {
        Timeline whole = Timeline.of(checks());
        Timeline holes = Timeline.of(checks());
        for (int i = 0; i < log.size(); i++) {
            play(whole.at(i + 1 + "s"), log.get(i), false);
            play(holes.at(i + 1 + "s"), log.get(i), true);
            for (String check : List.of("errors", "up")) {
                if (isGood(holes.verdict(check))) {
                    assertThat(isGood(whole.verdict(check)))
                            .as("%s in second %d: %s", check, i + 1, whole.verdict(check))
                            .isTrue();
                }
            }
        }
    }

    @Property(tries = 200)
    void aSoakWithoutBreachEndsNoEarlierWithHoles(@ForAll("logs") List<Second> log) {
        Timeline whole = Timeline.of(soak());
        Timeline holes = Timeline.of(soak());
        for (int i = 0; i < log.size(); i++) {
            Second calm =
                    new Second(0, true, log.get(i).countersUnread(), log.get(i).healthUnread());
            play(whole.at(i + 1 + "s"), calm, false);
            play(holes.at(i + 1 + "s"), calm, true);
            if (isGood(holes.verdict("soak"))) {
                assertThat(isGood(whole.verdict("soak"))).isTrue();
            }
        }
    }

    private static Plans checks() {
        return plan().check("errors", over(when("error_rate", "<", 0.02), "5s"))
                .check("up", over(when("health", "==", 1), "5s"));
    }

    private static Plans soak() {
        return plan().trigger("errors", when("error_rate", ">", 0.05))
                .trigger("down", times(when("health", "==", 0), 2))
                .soak("soak", "8s");
    }

    private static void play(Timeline timeline, Second second, boolean holes) {
        if (holes && second.countersUnread()) {
            timeline.countersUnknown();
        } else {
            timeline.requests(100, second.failures());
        }
        if (holes && second.healthUnread()) {
            timeline.unknown();
        } else if (second.up()) {
            timeline.up();
        } else {
            timeline.down();
        }
    }

    private static boolean isGood(Verdict verdict) {
        return verdict.kind() == VerdictKind.HEALTHY && verdict.pendingSince() == null;
    }
}
