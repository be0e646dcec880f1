package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.gate.Gates;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Soak;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Steps and soaks within one phase are walked in the checklist's order. */
class CanaryTest {

    private static final String CANARY = """
            # Canary
            ## Deployment
            - [ ] Deploy the canary (5% of traffic)
            - [ ] Monitor the canary for 10 minutes
            - [ ] Expand to 50% of traffic
            - [ ] Monitor for 15 minutes
            - [ ] Expand to 100% of traffic
            - [ ] Update the load balancer
            - [ ] Error rate < 1%
            """;

    private final Scenario scenario = new Scenario(CANARY, Scenario.DEFINITION);

    @Test
    void aSoakBeginsWithTheStepBeforeIt() {
        scenario.at("0S").started("2.0");
        assertThat(scenario.watch().soaks()).isEmpty();

        scenario.at("30S").traffic(0.05);

        assertThat(scenario.watch().soaks())
                .singleElement()
                .extracting(Soak::duration, Soak::since)
                .containsExactly(Duration.ofMinutes(10), Scenario.T0.plusSeconds(30));
    }

    @Test
    void theGateBeforeTheNextShareOfTrafficWaitsForTheSoak() {
        scenario.at("0S").started("2.0").traffic(0.05);
        assertThat(gate("50%").state()).isEqualTo(Gates.Gate.State.BLOCKED);
        assertThat(gate("50%").reasons())
                .singleElement()
                .extracting(Reason::item)
                .isEqualTo(scenario.id("10 minutes"));

        scenario.at("600S").verdict("10 minutes", VerdictKind.HEALTHY);

        assertThat(gate("50%").state()).isEqualTo(Gates.Gate.State.PASSED);
        assertThat(gate("100%").state()).isEqualTo(Gates.Gate.State.BLOCKED);
    }

    @Test
    void aMeasuredItemIsNotJudgedBeforeTheStepsThatItFollows() {
        scenario.at("0S").started("2.0").traffic(0.05);
        assertThat(scenario.watch().checks()).isEmpty();

        scenario.verdict("10 minutes", VerdictKind.HEALTHY)
                .traffic(0.5)
                .verdict("15 minutes", VerdictKind.HEALTHY)
                .traffic(1)
                .step("load balancer", false);

        assertThat(scenario.watch().checks())
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("Error rate"));
    }

    @Test
    void deployedIsNoShareOfTrafficAndNothingAfterASoak() {
        scenario.at("0S").started("2.0").progress(ProgressReported.What.DEPLOYED);

        assertThat(scenario.deployment().openPhase().orElseThrow().items())
                .filteredOn(item -> item.kind() == ItemKind.STEP)
                .noneMatch(item -> item.isSettled());
    }

    @Test
    void aGateOfWhatIsNoStepIsNotKnown() {
        scenario.at("0S").started("2.0");

        assertThat(Gates.of(scenario.deployment(), scenario.id("10 minutes"), scenario.now()))
                .isEmpty();
        assertThat(Gates.names(scenario.deployment())).contains(scenario.id("50%"));
    }

    private Gates.Gate gate(String step) {
        return Gates.of(scenario.deployment(), scenario.id(step), scenario.now())
                .orElseThrow();
    }
}
