package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Debts;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedItemsTest {

    private static final String CHECKLIST = """
            # Release
            ## Preparation
            - [ ] Enable read-only mode
            ## Deploy
            - [ ] Deploy the new version
            ## Verification
            - [ ] Login page looks right
            - [ ] Disable read-only mode
            """;

    private static Scenario paired(String checklist) {
        Scenario scenario = new Scenario(checklist, Scenario.DEFINITION);
        scenario.at("0S").started("2.0");
        assertThat(scenario.item("Disable").lore().ends()).isEqualTo(scenario.id("Enable"));
        return scenario;
    }

    private final Scenario scenario = paired(CHECKLIST);

    private Phase phaseOf(Scenario walked, String text) {
        return walked.deployment().phaseOf(walked.id(text)).orElseThrow();
    }

    @Test
    void onAnOrderTheEndOfWhatWasBegunIsDueWithTheRollbackAndAnnounced() {
        scenario.at("1S").ticked("Enable");
        scenario.at("2S").ordered(null);

        assertThat(phaseOf(scenario, "Disable").stage()).isEqualTo(Stage.ROLLBACK);
        assertThat(phaseOf(scenario, "Disable").isOpen()).isTrue();
        assertThat(scenario.event(AnnouncementOwed.class).template())
                .isEqualTo(
                        "“Enable read-only mode” was done, and the deployment is rolled back: “Disable read-only mode” is due now");
        assertThat(scenario.timeline()).extracting(TimelineEntry::type).contains("item-due");
        scenario.act((d, at) -> RollbackCommands.told(
                d,
                new RollbackVerified(
                        d.ref(), RollbackOrdered.idFor(d.id()), "1.0", List.of(), Duration.ofSeconds(2), at),
                null,
                at));
        assertThat(scenario.deployment().state().label()).isEqualTo("rolled-back");
        assertThat(Debts.of(scenario.deployment())).extracting(Item::text).containsExactly("Disable read-only mode");
        scenario.at("9S").ticked("Disable");
        assertThat(scenario.item("Disable").state()).isInstanceOf(ItemState.Done.class);
        assertThat(Debts.of(scenario.deployment())).isEmpty();
    }

    @Test
    void theChecklistsOwnRollbackPhaseTakesItIn() {
        Scenario own = paired(CHECKLIST + "## Rollback procedure\n- [ ] Check that the old version serves\n");
        own.ticked("Enable").at("2S").ordered(null);

        assertThat(phaseOf(own, "Disable").items())
                .extracting(Item::text)
                .containsExactly("Check that the old version serves", "Disable read-only mode");
    }

    @Test
    void onACancellationItIsADebtThatCanBeSettledAfterTheEnd() {
        scenario.at("1S").ticked("Enable");
        scenario.at("2S").cancelled();

        assertThat(scenario.event(AnnouncementOwed.class).template()).contains("the deployment is cancelled");
        assertThat(Debts.of(scenario.deployment())).extracting(Item::text).containsExactly("Disable read-only mode");
        assertThat(scenario.ticked("Login page").refusal()).contains("it has no exit ‘tick’");
        scenario.at("3S").waived("Disable", "it ends by itself at midnight");
        assertThat(scenario.item("Disable").isSettled()).isTrue();
    }

    @Test
    void whatWasNeverBegunIsNotDue() {
        scenario.at("2S").cancelled();
        assertThat(Debts.of(scenario.deployment())).isEmpty();
        assertThat(scenario.eventNames()).doesNotContain("AnnouncementOwed");
    }

    @Test
    void whatWasRuledOutOrWaivedHasNothingToEnd() {
        scenario.at("1S").waived("Enable", "nobody writes at night");
        assertThat(scenario.item("Disable").state()).isInstanceOfSatisfying(ItemState.NotApplicable.class, ruled -> {
            assertThat(ruled.by()).isEqualTo("goaround");
            assertThat(ruled.reason()).isEqualTo("“Enable read-only mode” was waived: there is nothing to end");
        });

        Scenario ruledOut = paired(CHECKLIST);
        ruledOut.act((d, at) -> ItemCommands.notApplicable(d, ruledOut.id("Enable"), "no database", "ann", at));
        assertThat(ruledOut.item("Disable").state()).isInstanceOf(ItemState.NotApplicable.class);
    }

    @Test
    void aCancelledOneThatAnOrderOvertakesShowsItWithTheRollbackAndTellsItOnce() {
        scenario.at("1S").ticked("Enable").at("2S").cancelled().at("3S").ordered(null);

        assertThat(phaseOf(scenario, "Disable").stage()).isEqualTo(Stage.ROLLBACK);
        assertThat(scenario.eventNames()).doesNotContain("AnnouncementOwed");
    }
}
