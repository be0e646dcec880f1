package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.evidence.Proof;
import dev.goaround.contracts.ingress.EvidenceSubmitted;
import dev.goaround.contracts.ingress.ProgressReported;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An item with a limit is settled by a figure that meets it; whatever else is said of it says nothing. */
class FigureTest {

    private static final String CHECKLIST = """
            # R
            ## Preparation
            - [ ] Test coverage > 80%
            - [ ] All unit tests passing
            - [ ] PR has 2+ approvals
            ## Deploy
            - [ ] Deploy the new version
            ## Verification
            - [ ] Smoke tests passed
            ## Monitoring
            - [ ] Monitor for 10 minutes
            """;

    private final Scenario scenario =
            new Scenario(CHECKLIST, Scenario.DEFINITION).at("0S").started("2.0");

    private Scenario submitted(String name, boolean passed, Double value, String unit, Instant at) {
        return scenario.act((d, now) -> EvidenceCommands.submit(
                d, new EvidenceSubmitted(d.id(), name, null, passed, value, unit, at, null), "ci", now));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            0.83,  -,        done
            83,    percent,  done
            83,    %,        done
            0.83,  ratio,    done
            1,     ratio,    done
            80,    percent,  failed
            0.79,  -,        failed
            0,     -,        failed
            """)
    void aFigureIsReadInItsUnit(double value, String unit, String state) {
        submitted("test_coverage", true, value, unit, scenario.now());
        assertThat(scenario.item("coverage").state().label()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            83,       -,       for 83 % add "unit": "percent"
            1,        -,       may be 100 % or 1 %
            83,       ratio,   more than 100 %
            101,      percent, more than 100 %
            -0.9,     -,       below zero
            NaN,      -,       no number that can be compared
            Infinity, -,       no number that can be compared
            0.9,      ms,      does not measure test_coverage
            0.9,      bananas, does not measure test_coverage
            """)
    void whatIsBeyondUnderstandingIsRefusedWithWhatWouldBeRight(double value, String unit, String why) {
        assertThat(submitted("test_coverage", true, value, unit, scenario.now()).refusal())
                .contains(why)
                .contains("asks for test_coverage > 0.8");
        assertThat(scenario.item("coverage").isSettled()).isFalse();
    }

    @Test
    void neitherAWordNorAStepReportNorATickSettlesIt() {
        assertThat(submitted("test_coverage", true, null, null, scenario.now()).refusal())
                .contains("asks for a figure, test_coverage > 0.8");
        assertThat(scenario.step("coverage", false).refusal()).contains("asks for a figure");
        assertThat(scenario.ticked("coverage").refusal())
                .contains("asks for a figure")
                .contains("waived");
        assertThat(scenario.step("unit tests", false).item("unit tests").isSettled())
                .isTrue();
        scenario.waived("coverage", "the report is broken, looked at by hand");
        assertThat(scenario.item("coverage").state().label()).isEqualTo("waived");
    }

    @Test
    void aSoakIsProvedByNoEvidence() {
        scenario.act((d, at) -> EvidenceCommands.submit(
                d,
                new EvidenceSubmitted(d.id(), "soak", scenario.id("Monitor for"), true, 1.0, null, at, null),
                "ci",
                at));
        assertThat(scenario.refusal()).contains("only a verdict ticks it");
    }

    @Test
    void aResultOfAnotherCommitVersionOrTimeIsRefused() {
        assertThat(of("0000000", null, scenario.now()).last()).isInstanceOf(CommandResult.Changed.class);
        assertThat(of(null, "1.9", scenario.now()).refusal())
                .contains("is of version 1.9, and this deployment is of 2.0");
        assertThat(of(null, null, scenario.now().plusSeconds(90)).refusal()).contains("is in the future");
        assertThat(of(null, "2.0", scenario.now()).last()).isNotInstanceOf(CommandResult.Refused.class);
    }

    private Scenario of(String commit, String version, Instant at) {
        return scenario.act((d, now) -> EvidenceCommands.submit(
                d,
                new EvidenceSubmitted(d.id(), "unit-tests", null, true, null, null, at, null, commit, version),
                "ci",
                now));
    }

    @Test
    void whatCameLateSaysNothingNew() {
        scenario.at("60S");
        submitted("unit-tests", false, null, null, Scenario.T0.plusSeconds(50));
        submitted("unit-tests", true, null, null, Scenario.T0.plusSeconds(10));
        assertThat(scenario.item("unit tests").state()).isInstanceOf(ItemState.Failed.class);
        assertThat(scenario.last()).isInstanceOf(CommandResult.Unchanged.class);
        submitted("unit-tests", true, null, null, Scenario.T0.plusSeconds(55));
        submitted("unit-tests", false, null, null, Scenario.T0.plusSeconds(20));
        assertThat(scenario.item("unit tests").state().label()).isEqualTo("done");
    }

    @Test
    void theAnswerSaysWhichItemsAreMetAndWhyOthersAreNot() {
        EvidenceCommands.Weighing met =
                EvidenceCommands.weigh(scenario.deployment(), proof("unit-tests", true, null), "ci", scenario.now());
        assertThat(met.items()).singleElement().satisfies(item -> {
            assertThat(item.met()).isTrue();
            assertThat(item.text()).isEqualTo("All unit tests passing");
        });
        EvidenceCommands.Weighing not =
                EvidenceCommands.weigh(scenario.deployment(), proof("test_coverage", true, 0.5), "ci", scenario.now());
        assertThat(not.items()).singleElement().satisfies(item -> {
            assertThat(item.met()).isFalse();
            assertThat(item.why()).contains("0.5 > 0.8 does not hold");
        });
    }

    private Proof proof(String name, boolean passed, Double value) {
        return Proof.of(new EvidenceSubmitted("x", name, null, passed, value, null, scenario.now(), null));
    }

    @Test
    void evidenceAboutTheNewVersionFromBeforeItWasThereIsRefused() {
        submitted("test_coverage", true, 0.9, null, scenario.now());
        submitted("unit-tests", true, null, null, scenario.now());
        submitted("approvals", true, 2.0, null, scenario.now());
        assertThat(submitted("smoke tests", true, null, null, scenario.now()).refusal())
                .contains("which is not there yet")
                .contains("{\"what\":\"deployed\"}");
        scenario.at("600S").progress(ProgressReported.What.DEPLOYED);
        assertThat(submitted("smoke tests", true, null, null, Scenario.T0.plusSeconds(300))
                        .refusal())
                .contains("was obtained before");
        submitted("smoke tests", true, null, null, scenario.now());
        assertThat(scenario.item("Smoke tests").isSettled()).isTrue();
    }
}
