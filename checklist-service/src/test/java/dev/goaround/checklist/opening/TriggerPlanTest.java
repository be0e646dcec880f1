package dev.goaround.checklist.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.walk.Scenario;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a checklist's line to the trigger that is judged. */
class TriggerPlanTest {

    private static final EnvironmentDefinition FULL =
            Scenario.defined(Scenario.DEFINITION).definition().environments().get("production");

    private static WatchedTrigger trigger(String line) {
        List<WatchedTrigger> triggers = Walk.of(
                        Scenario.report("## Rollback criteria\n- " + line + "\n"),
                        "production",
                        new ServiceDefinition("shop", null, List.of(), Map.of("production", FULL), null, null))
                .triggers();
        assertThat(triggers).hasSize(1);
        return triggers.get(0);
    }

    @Test
    void someOfTheLastChecksAreCountedAsTheLineSays() {
        Trigger rule =
                trigger("Error rate > 5% at three of the last five checks").rule();

        assertThat(rule.condition().times()).isEqualTo(3);
        assertThat(rule.condition().outOf()).isEqualTo(5);
    }

    @Test
    void anAnnotationSaysModeGapPolicyAndFloor() {
        Trigger rule = trigger("Too many errors <!-- goaround: trigger error_rate > 5% 3 of 5 mode=shadow gap=reset"
                        + " min-samples=7 min-requests=70 -->")
                .rule();

        assertThat(rule.mode()).isEqualTo(TriggerMode.SHADOW);
        assertThat(rule.gap()).isEqualTo(GapPolicy.RESET);
        assertThat(rule.floor()).isEqualTo(new Floor(7, 70));
    }

    @Test
    void aFindingMayAskInsteadOfOrdering() {
        Trigger rule = trigger("Data corruption <!-- goaround: finding data-corruption mode=ask -->")
                .rule();

        assertThat(rule.finding()).isEqualTo("data-corruption");
        assertThat(rule.mode()).isEqualTo(TriggerMode.ASK);
    }

    @Test
    void withoutAnAnnotationABreachOrdersAndTheDefinitionsFloorHolds() {
        Trigger rule = trigger("Error rate > 5% for 5 minutes").rule();

        assertThat(rule.mode()).isEqualTo(TriggerMode.AUTOMATIC);
        assertThat(rule.gap()).isEqualTo(GapPolicy.HOLD);
        assertThat(rule.floor()).isEqualTo(new Floor(3, 20));
    }
}
