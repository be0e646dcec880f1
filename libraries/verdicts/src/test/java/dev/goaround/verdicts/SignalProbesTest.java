package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.when;

import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalProbesTest {

    private static final Condition DOWN = when("health", "==", 0);
    private static final Scope BACKEND = new Scope(null, List.of("backend"));

    private static Plans twoComponents() {
        return plan().withFront().target("shop", "backend", null).target("front", "frontend", null);
    }

    @Test
    void oneFailingComponentIsEnoughHoweverManyAreWell() {
        Timeline.of(twoComponents().trigger("down", DOWN))
                .at("1s")
                .up()
                .down(Plans.FRONT)
                .expect("down", BREACH);
    }

    @Test
    void aComponentThatTheConditionDoesNotNameIsPassedOver() {
        Timeline.of(twoComponents().trigger("down", DOWN.in(BACKEND)).trigger("any", DOWN))
                .at("1s")
                .up()
                .down(Plans.FRONT)
                .expect("down", HEALTHY)
                .expect("any", BREACH)
                .at("2s")
                .down()
                .expect("down", BREACH);
    }

    @Test
    void aTargetOfNoComponentCountsWithAll() {
        Timeline.of(plan().withFront()
                        .target("shop", "backend", null)
                        .target("front", null, null)
                        .trigger("down", DOWN.in(BACKEND)))
                .at("1s")
                .up()
                .down(Plans.FRONT)
                .expect("down", BREACH);
    }

    @Test
    void environmentsNeverMixInOneSignal() {
        Timeline.of(plan().withFront()
                        .target("shop", null, null)
                        .target("front", null, "staging")
                        .trigger("down", DOWN)
                        .trigger("staging:down", DOWN.in(Scope.of("staging")))
                        .trigger("test:down", DOWN.in(Scope.of("test"))))
                .at("1s")
                .up()
                .down(Plans.FRONT)
                .expect("down", HEALTHY)
                .expect("staging:down", BREACH)
                .expect("test:down", UNKNOWN);
    }
}
