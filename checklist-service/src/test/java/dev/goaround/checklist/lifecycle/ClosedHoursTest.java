package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.clock.NextWake;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.contracts.deployment.GateBlocked;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.contracts.ingress.ProgressReported;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows and freezes hold the gate into the deploy phase, and nothing else. */
class ClosedHoursTest {

    private static final String CHECKLIST = """
            # Release

            ## Before
            - [ ] Release notes are written

            ## Deploy to staging
            - [ ] Deploy to staging

            ## Deploy to production
            - [ ] Deploy to production

            ## Post-deployment verification
            - [ ] Login works

            ## Deployment windows
            - Tuesday to Thursday, 10:00-16:00 Eastern
            """;

    /** Friday before the clocks change in New York; the next window opens on Tuesday at 14:00 UTC, and not at 15:00. */
    private static final Instant FRIDAY = Instant.parse("2026-03-06T16:00:00Z");

    private static final Instant TUESDAY = Instant.parse("2026-03-10T14:00:00Z");

    private final Scenario scenario = new Scenario(CHECKLIST, Scenario.DEFINITION);

    @Test
    void aClosedWindowSaysWhenItOpensOverTheChangeOfTheClocksAndTheGateOpensThen() {
        beforeProduction(FRIDAY);

        assertThat(scenario.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(Reason.Code.WINDOW_CLOSED);
            assertThat(reason.text()).contains("opens on Tue 2026-03-10 10:00 America/New_York (" + TUESDAY + ")");
        });
        assertThat(NextWake.of(scenario.deployment(), FRIDAY)).contains(TUESDAY);
        assertThat(scenario.at(TUESDAY.minusSeconds(1)).woken().last()).isInstanceOf(CommandResult.Unchanged.class);
        assertThat(scenario.at(TUESDAY).woken().openPhase()).isEqualTo("Deploy to production");
    }

    @Test
    void whatHasBegunIsNotHeldWhenTheWindowCloses() {
        beforeProduction(TUESDAY);
        scenario.at(TUESDAY.plusSeconds(6 * 3600 + 60))
                .progress(ProgressReported.What.DEPLOYED)
                .ticked("Login");
        assertThat(scenario.deployment().ended()).isPresent();
    }

    @Test
    void aWindowThatClosesBeforeThePhaseIsReadyIsANewReasonOfTheGate() {
        scenario.at(TUESDAY).started("2.0").ticked("Release notes");
        Instant closes = TUESDAY.plusSeconds(6 * 3600);
        scenario.at(closes).woken();
        assertThat(scenario.event(GateBlocked.class).reasons())
                .extracting(Reason::code)
                .containsExactly(Reason.Code.ITEM_OPEN, Reason.Code.WINDOW_CLOSED);
    }

    @Test
    void theDefinitionsWindowsTakeThePlaceOfTheChecklists() {
        Scenario defined =
                new Scenario(CHECKLIST, Scenario.DEFINITION + "    windows: [\"Fri 10:00-12:00 America/New_York\"]\n");
        defined.at(FRIDAY).started("2.0").ticked("Release notes").step("Deploy to staging", false);
        assertThat(defined.openPhase()).isEqualTo("Deploy to production");
    }

    @Test
    void aFreezeSaysItsNameAndItsEndAndAChangedCalendarReachesTheDeployment() {
        Freeze freeze = new Freeze("Inventory", TUESDAY.minusSeconds(60), TUESDAY.plusSeconds(3600), "company");
        scenario.calendars(List.of(freeze));
        beforeProduction(TUESDAY);
        assertThat(scenario.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(Reason.Code.FREEZE);
            assertThat(reason.text()).contains("“Inventory” holds until " + freeze.to());
        });

        Freeze longer = new Freeze("Inventory", freeze.from(), freeze.to().plusSeconds(600), "company");
        scenario.act((d, at) -> ClockCommands.woken(d, List.of(longer), at));
        assertThat(scenario.reasons().get(0).text()).contains("holds until " + longer.to());
        assertThat(scenario.act((d, at) -> ClockCommands.woken(d, List.of(longer), at))
                        .last())
                .isInstanceOf(CommandResult.Unchanged.class);
        scenario.act((d, at) -> ClockCommands.woken(d, List.of(), at));
        assertThat(scenario.openPhase()).isEqualTo("Deploy to production");
    }

    @Test
    void anEmergencyWaitsForNoWindowButAHotfixDoes() {
        assertThat(new Scenario(CHECKLIST, Scenario.DEFINITION)
                        .kind(DeploymentKind.EMERGENCY)
                        .at(FRIDAY)
                        .started("2.0")
                        .reasons())
                .extracting(Reason::code)
                .doesNotContain(Reason.Code.WINDOW_CLOSED);
        scenario.kind(DeploymentKind.HOTFIX);
        beforeProduction(FRIDAY);
        assertThat(scenario.reasons()).extracting(Reason::code).containsExactly(Reason.Code.WINDOW_CLOSED);
    }

    @Test
    void anApproverOverridesWithAReasonWhichIsADebtAndALine() {
        beforeProduction(FRIDAY);
        String gate = scenario.deployment().nextPhase().orElseThrow().id();

        scenario.act((d, at) -> OverrideCommands.override(d, gate, " ", "kim", at));
        assertThat(scenario.refusal()).contains("reason is missing");
        scenario.act((d, at) -> OverrideCommands.override(d, "end", "now", "kim", at));
        assertThat(scenario.refusal()).contains("hold the gate into the deploy phase only");
        scenario.act((d, at) -> OverrideCommands.override(d, "nowhere", "now", "kim", at));
        assertThat(scenario.refusal()).contains("has no gate ‘nowhere’");

        scenario.act((d, at) -> OverrideCommands.override(d, gate, "customers can't pay", "kim", at));

        assertThat(scenario.openPhase()).isEqualTo("Deploy to production");
        assertThat(scenario.item("Begin although").state()).isInstanceOfSatisfying(ItemState.Waived.class, waived -> {
            assertThat(waived.followUp()).isTrue();
            assertThat(waived.by()).isEqualTo("kim");
        });
        assertThat(scenario.timeline())
                .extracting(TimelineEntry::text)
                .anyMatch(text -> text.startsWith("waived: Begin although the deployment window")
                        && text.contains("customers can't pay"));
    }

    @Test
    void thereIsNothingToOverrideWhenItIsOpen() {
        scenario.at(TUESDAY).started("2.0");
        String gate = scenario.deployment().phases().get(2).id();
        scenario.act((d, at) -> OverrideCommands.override(d, gate, "now", "kim", at));
        assertThat(scenario.refusal()).contains("no window and no freeze holds gate");
    }

    /** Everything before production is done. */
    private void beforeProduction(Instant at) {
        scenario.at(at).started("2.0").ticked("Release notes").step("Deploy to staging", false);
    }
}
