package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.clock.NextWake;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import dev.goaround.contracts.deployment.ItemRef;
import dev.goaround.contracts.deployment.PhaseEntered;
import dev.goaround.contracts.deployment.PhaseOverdue;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.verdict.VerdictKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A checklist that counts from T-0, planned nine days ahead. */
class ClockTest {

    static final String CHECKLIST = """
            # Release by the clock

            ## One week before
            - [ ] Staging is up to date
            - [ ] Product owner approval

            ## T-60 minutes: Preparation
            - [ ] Backup verified
            - [ ] Error rate < 1%

            ## T-0: Deployment
            - [ ] Deploy the new version

            ## T+5 minutes: Verification
            - [ ] Login works
            - [ ] Mail goes out (if mail changes)

            ## T+60 minutes: Monitoring
            - [ ] Dashboards look right

            ## Week 1
            - [ ] Review the logs
            """;

    private static final Instant T0 = Scenario.T0.plus(Duration.ofDays(9));

    private final Scenario scenario = new Scenario(CHECKLIST, Scenario.DEFINITION).plannedFor(T0);

    @Test
    void aPlanWaitsForItsFirstPhaseAndWatchesNothing() {
        scenario.at("0S").planned("2.0");

        assertThat(scenario.openPhase()).isNull();
        assertThat(scenario.eventNames()).containsExactly("DeploymentPlanned", "GateBlocked");
        assertThat(scenario.event(DeploymentPlanned.class).phases()).hasSize(6);
        assertThat(scenario.reasons()).extracting(Reason::code).containsExactly(Reason.Code.NOT_DUE);
        assertThat(NextWake.of(scenario.deployment(), scenario.now())).contains(T0.minus(Duration.ofDays(7)));
    }

    @Test
    void aWeekBeforeItsPhaseOpensByTheClockAndPeopleAreReminded() {
        scenario.at("0S").planned("2.0").at(before(Duration.ofDays(7))).woken();

        assertThat(scenario.openPhase()).isEqualTo("One week before");
        assertThat(scenario.event(PhaseEntered.class).reminder())
                .extracting(ItemRef::text)
                .containsExactly("Staging is up to date", "Product owner approval");
        assertThat(scenario.timeline()).extracting(TimelineEntry::type).contains("phase-entered");
        assertThat(scenario.eventNames()).doesNotContain("WatchPlanned");
    }

    @Test
    void whatIsDoneInThePlanStaysDoneAndThePipelineIsWaitedFor() {
        prepared();
        scenario.at(T0.minusSeconds(60)).woken();

        assertThat(scenario.openPhase()).isEqualTo("T-60 minutes: Preparation");
        assertThat(scenario.reasons())
                .extracting(Reason::code)
                .containsExactly(Reason.Code.START_MISSING, Reason.Code.NOT_DUE);

        scenario.at(T0.plusSeconds(30)).woken();
        assertThat(scenario.reasons()).extracting(Reason::code).containsExactly(Reason.Code.START_MISSING);

        scenario.at(T0.plusSeconds(90)).started("2.0");
        assertThat(scenario.openPhase()).isEqualTo("T-0: Deployment");
        assertThat(scenario.item("Backup").state()).isInstanceOf(ItemState.Done.class);
    }

    @Test
    void theWatchOpensWithThePlansFirstMeasuredPhaseRestsAfterItAndKeepsItsAnchor() {
        planned().at(before(Duration.ofMinutes(60))).woken();
        assertThat(scenario.watch().armed()).isFalse();
        assertThat(scenario.watch().triggers()).isEmpty();
        assertThat(scenario.watch().checks()).hasSize(1);
        Instant anchor = scenario.watch().anchor();
        assertThat(anchor).isEqualTo(scenario.now());

        scenario.verdict("Error rate", VerdictKind.HEALTHY);
        assertThat(scenario.item("Error rate").isSettled()).isTrue();
        assertThat(scenario.watch().probes()).isEmpty();

        scenario.ticked("Backup").at(T0).started("2.0");
        assertThat(scenario.watch().probes()).isNotEmpty();
        assertThat(scenario.watch().anchor()).isEqualTo(anchor);
        assertThat(scenario.watch().revision()).isEqualTo(3);
    }

    @Test
    void timesAfterTheDeploymentCountFromWhatReallyHappened() {
        prepared();
        scenario.at(T0.plusSeconds(600)).started("2.0").progress(ProgressReported.What.DEPLOYED);

        assertThat(scenario.openPhase()).isEqualTo("T-0: Deployment");
        assertThat(scenario.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(Reason.Code.NOT_DUE);
            assertThat(reason.text())
                    .isEqualTo("“T+5 minutes: Verification” begins by the clock at " + T0.plusSeconds(900));
        });
        assertThat(scenario.at(T0.plusSeconds(899)).woken().last()).isInstanceOf(CommandResult.Unchanged.class);
        assertThat(scenario.at(T0.plusSeconds(900)).woken().openPhase()).isEqualTo("T+5 minutes: Verification");
    }

    @Test
    void aStartBeforeItsTimeHasTheEarlyPhasesToWaitFor() {
        planned().at(before(Duration.ofHours(2))).started("2.0");

        assertThat(scenario.deployment().isRunning()).isTrue();
        assertThat(scenario.openPhase()).isEqualTo("One week before");
        assertThat(scenario.reasons()).extracting(Reason::code).containsExactly(Reason.Code.NOT_DUE);
        assertThat(scenario.at(before(Duration.ofHours(1))).woken().openPhase()).isEqualTo("T-60 minutes: Preparation");
    }

    @Test
    void withoutAPlanNobodyKnowsTZeroAndTheEarlyPhasesOpenInTheirOrder() {
        scenario.at("0S").started("2.0");
        assertThat(scenario.openPhase()).isEqualTo("One week before");

        scenario.ticked("Staging").act((d, at) -> ItemCommands.signOff(d, scenario.id("Product"), null, "kim", at));
        assertThat(scenario.openPhase()).isEqualTo("T-60 minutes: Preparation");
    }

    @Test
    void aMovedTZeroIsToldAndHoldsWhatHasNotBegun() {
        prepared();
        scenario.at(T0.minusSeconds(600)).moved(T0.plusSeconds(7200), "the database team is in a meeting");

        DeploymentPlanned again = scenario.event(DeploymentPlanned.class);
        assertThat(again.t0()).isEqualTo(T0.plusSeconds(7200));
        assertThat(again.movedFrom()).isEqualTo(T0);
        assertThat(scenario.timeline())
                .extracting(TimelineEntry::text)
                .contains("planned anew for " + T0.plusSeconds(7200) + ", not for " + T0
                        + ": the database team is in a meeting");
        scenario.at(T0).started("2.0");
        assertThat(scenario.reasons()).extracting(Reason::code).containsExactly(Reason.Code.NOT_DUE);
        assertThat(scenario.at(T0.plusSeconds(7200)).woken().openPhase()).isEqualTo("T-0: Deployment");
    }

    @Test
    void tZeroIsNotMovedOnceTheDeployPhaseIsEnteredNorWithoutAReason() {
        prepared();
        assertThat(scenario.moved(T0.plusSeconds(1), " ").refusal()).contains("reason is missing");
        scenario.at(T0).started("2.0").moved(T0.plusSeconds(60), "later");
        assertThat(scenario.refusal()).contains("running in T-0: Deployment").contains("no exit ‘plan’");
    }

    @Test
    void openItemsAreOverdueOnceWhenTheNextPhaseWasToBeginAndAgainOnlyAfterTZeroWasMoved() {
        scenario.at("0S").planned("2.0").at(before(Duration.ofDays(7))).woken();
        scenario.at(before(Duration.ofHours(1))).woken();

        PhaseOverdue overdue = scenario.event(PhaseOverdue.class);
        assertThat(overdue.phase().title()).isEqualTo("One week before");
        assertThat(overdue.since()).isEqualTo(before(Duration.ofHours(1)));
        assertThat(overdue.open()).hasSize(2);
        assertThat(scenario.timeline()).extracting(TimelineEntry::type).contains("phase-overdue");
        assertThat(scenario.at(T0).woken().last()).isInstanceOf(CommandResult.Unchanged.class);

        scenario.at(T0.plusSeconds(60)).moved(T0.plusSeconds(36000), "nobody was there");
        assertThat(scenario.eventNames()).contains("DeploymentPlanned").doesNotContain("PhaseOverdue");
        assertThat(scenario.at(T0.plusSeconds(36000 - 3600)).woken().eventNames())
                .contains("PhaseOverdue");
    }

    @Test
    void aCleanupWaitsForAVerificationThatIsLate() {
        Scenario late = new Scenario("""
                # Release
                ## Deployment
                - [ ] Deploy the new version
                ## Verification
                - [ ] Login works
                ## Cleanup (after 30 minutes of stability)
                - [ ] Remove the old servers
                ## Monitoring (24 hours)
                - [ ] Dashboards look right
                """, Scenario.DEFINITION);
        late.at("0S")
                .started("2.0")
                .progress(ProgressReported.What.DEPLOYED)
                .at("31M")
                .woken();
        assertThat(late.openPhase()).isEqualTo("Verification");
        assertThat(stateOf(late, "Cleanup")).isEqualTo("pending");

        late.at("40M").ticked("Login works");

        assertThat(late.openPhase()).startsWith("Monitoring");
        assertThat(stateOf(late, "Cleanup")).isEqualTo("open");
    }

    private static String stateOf(Scenario scenario, String phase) {
        return scenario.deployment().phases().stream()
                .filter(one -> one.ref().title().startsWith(phase))
                .map(one -> one.state().label())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void followUpsOpenByTheClockAfterTheOutcomeAndAreDebts() {
        prepared();
        scenario.at(T0)
                .started("2.0", Map.of("mail changes", false), null, false)
                .progress(ProgressReported.What.DEPLOYED)
                .at(T0.plusSeconds(300))
                .woken()
                .ticked("Login")
                .at(T0.plusSeconds(3600))
                .woken()
                .ticked("Dashboards");

        assertThat(scenario.deployment().state()).isInstanceOf(DeploymentState.Succeeded.class);
        assertThat(scenario.eventNames()).containsSubsequence("DeploymentEnded", "PhaseEntered");
        assertThat(scenario.event(PhaseEntered.class).phase().title()).isEqualTo("Week 1");
        assertThat(scenario.event(PhaseEntered.class).reminder())
                .extracting(ItemRef::text)
                .containsExactly("Review the logs");
        Instant due = NextWake.of(scenario.deployment(), scenario.now()).orElseThrow();
        assertThat(due).isEqualTo(T0.plus(Duration.ofDays(7)));
        assertThat(scenario.at(due).woken().event(PhaseOverdue.class).open())
                .extracting(ItemRef::text)
                .containsExactly("Review the logs");
        assertThat(NextWake.of(scenario.deployment(), due)).isEmpty();
        scenario.ticked("Review the logs");
        assertThat(scenario.deployment().phases().get(5).state().label()).isEqualTo("completed");
    }

    @Test
    void theStartsFactsRuleOutWhatThePlanLeftOpen() {
        prepared();
        scenario.at(T0).started("2.0", Map.of("mail changes", false), null, false);
        assertThat(scenario.item("Mail goes out").state()).isInstanceOf(ItemState.NotApplicable.class);
    }

    @Test
    void aCancelledPlanEndsItsWatchAndNeedsNoClockAnyMore() {
        planned().at(before(Duration.ofMinutes(50))).woken();
        scenario.act((d, at) -> EndCommands.cancel(d, "no longer wanted", "ann", at));

        assertThat(scenario.deployment().state()).isInstanceOf(DeploymentState.Cancelled.class);
        assertThat(((CommandResult.Changed) scenario.last()).watchEnded()).isTrue();
        assertThat(NextWake.of(scenario.deployment(), scenario.now())).isEmpty();
        assertThat(scenario.at(T0).woken().last()).isInstanceOf(CommandResult.Unchanged.class);
    }

    /** The week's phase is done. */
    private Scenario planned() {
        return scenario.at("0S")
                .planned("2.0")
                .at(before(Duration.ofDays(7)))
                .woken()
                .ticked("Staging")
                .act((d, at) -> ItemCommands.signOff(d, scenario.id("Product"), null, "kim", at));
    }

    /** Everything before T-0 is done. */
    private void prepared() {
        planned()
                .at(before(Duration.ofMinutes(60)))
                .woken()
                .ticked("Backup")
                .verdict("Error rate", VerdictKind.HEALTHY);
    }

    private static Instant before(Duration duration) {
        return T0.minus(duration);
    }
}
