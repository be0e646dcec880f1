package dev.goaround.checklist.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.GateContext.Incident;
import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.checklist.lifecycle.IncidentCommands;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.checklist.lifecycle.TimelineEntry;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.contracts.ingress.ProgressReported;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private static final Incident SLOW = new Incident("inc-7", "checkout is slow", Scenario.T0);

    private final Scenario scenario = Scenario.usual();

    private Scenario known(Incident... open) {
        return scenario.act((d, at) -> IncidentCommands.known(d, List.of(open), "incidents changed", "ann", at));
    }

    private Scenario prepared() {
        return scenario.evidence("unit tests", true, null).ticked("Release notes");
    }

    private List<Reason> reasons(String gate) {
        return Gates.of(scenario.deployment(), gate, Scenario.T0).orElseThrow().reasons();
    }

    @Test
    void anIncidentOpenBeforeTheStartHoldsTheGateIntoTheDeployPhaseOnly() {
        scenario.at("0S").incident("checkout is slow").started("2.0");
        assertThat(scenario.openPhase()).isEqualTo("Pre-deployment");
        prepared();

        assertThat(scenario.openPhase()).isEqualTo("Pre-deployment");
        assertThat(reasons("deploy")).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(Reason.Code.INCIDENT_OPEN);
            assertThat(reason.text())
                    .isEqualTo("incident “checkout is slow” (inc-1) is open since 2026-03-03T10:00:00Z."
                            + " An operator can resolve it");
        });
    }

    @Test
    void itIsLetThroughAtOnceWhenTheLastOneIsResolved() {
        scenario.at("0S").started("2.0");
        known(SLOW, new Incident("inc-8", "mails are late", Scenario.T0));
        prepared();
        known(SLOW);
        assertThat(scenario.openPhase()).isEqualTo("Pre-deployment");
        known();

        assertThat(scenario.openPhase()).isEqualTo("Deploy");
        assertThat(scenario.timeline()).extracting(TimelineEntry::type).contains("incident");
    }

    @Test
    void whatHasBegunIsNotHeld() {
        scenario.at("0S").started("2.0");
        prepared();
        known(SLOW);
        scenario.progress(ProgressReported.What.DEPLOYED);
        assertThat(scenario.openPhase()).isEqualTo("Post-deployment verification");
    }

    @Test
    void anEmergencyIsNotHeld() {
        scenario.kind(DeploymentKind.EMERGENCY).at("0S").incident("all is down").started("2.0");
        scenario.signed("Emergency approval", "vera");
        assertThat(scenario.openPhase()).isEqualTo("Deploy");
    }

    @Test
    void whatIsKnownAlreadyAndWhatEndedChangesNothing() {
        scenario.at("0S").started("2.0");
        assertThat(known().last()).isInstanceOf(CommandResult.Unchanged.class);
        scenario.cancelled();
        assertThat(known(SLOW).last()).isInstanceOf(CommandResult.Unchanged.class);
    }
}
