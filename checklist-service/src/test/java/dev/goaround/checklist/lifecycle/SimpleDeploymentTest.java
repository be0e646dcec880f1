package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.clock.NextWake;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.deployment.Remedy;
import dev.goaround.contracts.ingress.ProgressReported;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a release engineer with a short checklist meets: “deployed” carries it on, and where more is needed the gate says what to send. */
class SimpleDeploymentTest {

    private static final String CHECKLIST = """
            # R
            ## Preparation
            - [ ] Release notes are written
            - [ ] Test coverage > 80%
            - [ ] QA approval
            - [ ] Help pages are updated (if customer-facing changes)
            ## Deploy
            - [ ] Deploy to production
            ## Verification
            - [ ] Error rate < 1%
            - [ ] Login works
            ## Monitoring
            - [ ] Monitor for 10 minutes
            """;

    private Scenario scenario = new Scenario(CHECKLIST, Scenario.DEFINITION);

    private Reason reason(String about) {
        return scenario.reasons().stream()
                .filter(one -> one.text().contains(about))
                .findFirst()
                .orElseThrow(() -> new AssertionError(scenario.reasons().toString()));
    }

    private String path(String rest) {
        return "/api/v1/deployments/" + scenario.deployment().id() + rest;
    }

    private void prepared() {
        scenario.at("0S").started("2.0");
        scenario.ticked("Release notes")
                .ticked("Help pages")
                .signed("QA", "vera")
                .evidence("test_coverage", true, 0.9);
    }

    @Test
    void deployedAloneCarriesItIntoVerification() {
        prepared();
        assertThat(scenario.openPhase()).isEqualTo("Deploy");
        assertThat(reason("Deploy to production").request())
                .isEqualTo(new Remedy("POST", path("/progress"), Map.of("what", "deployed")));
        scenario.at("5S").progress(ProgressReported.What.DEPLOYED);
        assertThat(scenario.openPhase()).isEqualTo("Verification");
    }

    @Test
    void deployedThatIsReportedBeforeItsPhaseIsOpenIsNotAskedForAgain() {
        scenario.at("0S").started("2.0").progress(ProgressReported.What.DEPLOYED);
        scenario.ticked("Release notes")
                .ticked("Help pages")
                .signed("QA", "vera")
                .evidence("test_coverage", true, 0.9);
        assertThat(scenario.openPhase()).isEqualTo("Verification");
        assertThat(scenario.item("Deploy to").state().label()).isEqualTo("done");
    }

    @Test
    void everyReasonHasTheRequestThatSatisfiesIt() {
        scenario.at("0S").started("2.0");

        assertThat(reason("Release notes").request())
                .isEqualTo(new Remedy("POST", path("/items/" + scenario.id("Release notes") + "/tick"), Map.of()));
        assertThat(reason("QA").request())
                .isEqualTo(new Remedy("POST", path("/sign-offs"), Map.of("item", scenario.id("QA"))));
        assertThat(reason("coverage").request().body())
                .containsEntry("name", "test_coverage")
                .containsEntry("unit", "ratio")
                .containsEntry("value", "<the figure, > 0.8>");
        assertThat(reason("Help pages").text())
                .contains("the fact customer-facing decides, and the start did not state it");
    }

    @Test
    void aFactThatTheStartStatedIsNamedWithItsValue() {
        scenario.at("0S").started("2.0", Map.of("customer_facing", true), null, false);
        assertThat(reason("Help pages").text())
                .endsWith("the fact customer-facing decides, and the start stated customer_facing = true");
    }

    @Test
    void aReasonOfNoVerdictYetNamesWhatItWaitsFor() {
        prepared();
        assertThat(Gates.of(scenario.deployment(), "end", scenario.now())
                        .orElseThrow()
                        .reasons())
                .extracting(Reason::text)
                .anyMatch(text -> text.contains("it is judged once “Monitoring” is open"));
        scenario.at("5S").progress(ProgressReported.What.DEPLOYED);
        assertThat(reason("Error rate").text())
                .isEqualTo(
                        "“Error rate < 1%” has no verdict yet: it waits for web/traffic (error_rate); its window of 5 s is"
                                + " not full before 2026-03-03T10:00:10Z");
        scenario.ticked("Login works").waived("Error rate", "looked at by hand");
        assertThat(reason("Monitor for").text())
                .contains(
                        "its 10 min began at 2026-03-03T10:00:05Z and are over at 2026-03-03T10:10:05Z at the earliest")
                .contains("web/health, web/traffic");
    }

    @Test
    void theT0OfAPlanHoldsTheGateIntoTheDeployPhaseWithoutAnyHeadingThatSaysSo() {
        scenario.plannedFor(Scenario.T0.plus(Duration.ofHours(1))).at("0S").planned("2.0");
        assertThat(scenario.openPhase()).isEqualTo("Preparation");
        scenario.at("60S").started("2.0");
        scenario.ticked("Release notes")
                .ticked("Help pages")
                .signed("QA", "vera")
                .evidence("test_coverage", true, 0.9);

        assertThat(scenario.openPhase()).isEqualTo("Preparation");
        assertThat(scenario.reasons()).extracting(Reason::code).containsExactly(Reason.Code.NOT_DUE);
        assertThat(NextWake.of(scenario.deployment(), scenario.now())).contains(Scenario.T0.plus(Duration.ofHours(1)));
        scenario.moved(Scenario.T0.plus(Duration.ofMinutes(30)), "earlier");
        scenario.at("1799S").woken();
        assertThat(scenario.openPhase()).isEqualTo("Preparation");
        scenario.at("1800S").woken();
        assertThat(scenario.openPhase()).isEqualTo("Deploy");
    }

    @Test
    void itHoldsAnEmptyDeployPhaseAndTheStepsOfAListToo() {
        scenario = new Scenario(
                        "# R\n## Preparation\n- [ ] Notes\n## Deploy\nBy the pipeline.\n## Verification\n- [ ] Login works\n",
                        Scenario.DEFINITION)
                .at("0S")
                .planned("2.0")
                .at("60S")
                .started("2.0")
                .ticked("Notes");
        assertThat(scenario.openPhase()).isEqualTo("Preparation");
        assertThat(NextWake.of(scenario.deployment(), scenario.now())).contains(Scenario.T0.plusSeconds(3600));
        scenario.at("3600S").woken();
        assertThat(scenario.openPhase()).isEqualTo("Verification");

        Scenario list = new Scenario("# L\n- [ ] Notes\n- [ ] Deploy to production\n", Scenario.DEFINITION)
                .at("0S")
                .planned("2.0")
                .at("60S")
                .started("2.0")
                .ticked("Notes");
        Gates.Gate gate =
                Gates.of(list.deployment(), list.id("Deploy to"), list.now()).orElseThrow();
        assertThat(gate.reasons()).extracting(Reason::code).containsExactly(Reason.Code.NOT_DUE);
        assertThat(Gates.of(list.deployment(), list.id("Deploy to"), Scenario.T0.plusSeconds(3600))
                        .orElseThrow()
                        .state())
                .isEqualTo(Gates.Gate.State.PASSED);
    }

    @Test
    void aReasonThatSaysNothingIsNone() {
        scenario.at("0S").started("2.0");
        for (String reason : List.of("", " ", "\u00a0", "...", "-")) {
            assertThat(scenario.waived("Release notes", reason).refusal()).contains("reason is missing");
        }
    }
}
