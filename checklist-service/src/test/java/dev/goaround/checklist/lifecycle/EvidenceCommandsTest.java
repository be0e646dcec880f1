package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.evidence.Proof;
import dev.goaround.checklist.evidence.Severities;
import dev.goaround.contracts.deployment.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceCommandsTest {

    private static final String CHECKLIST = """
            # Shop release

            ## Pre-deployment
            - [ ] All unit tests passing
            - [ ] Integration tests passing
            - [ ] Test coverage > 80%
            - [ ] No critical vulnerabilities
            - [ ] PR has 2+ approvals
            - [ ] Release notes are written

            ## Deploy
            - [ ] Deploy the new version to production
            """;

    private final Scenario scenario =
            new Scenario(CHECKLIST, Scenario.DEFINITION).at("0S").started("2.0");

    @Test
    void aFigureIsHeldAgainstTheItemsLimit() {
        scenario.evidence("test_coverage", true, 0.79);
        assertThat(scenario.item("coverage").state().label()).isEqualTo("failed");

        scenario.evidence("test_coverage", true, 0.81).evidence("approvals", true, 2.0);

        assertThat(evidence("coverage").what()).isEqualTo("test_coverage 0.81 > 0.8");
        assertThat(evidence("approvals").limit()).isEqualTo(2.0);
    }

    @Test
    void whatAScannerFoundCountsByTheItemsWords() {
        scenario.act((d, at) -> EvidenceCommands.submit(d, scan(new Severities(0, 3, 0, 0)), "ci", at));
        assertThat(evidence("vulnerabilities").what())
                .isEqualTo("security-scan: 0 critical, 3 high, 0 medium, 0 low (Trivy)");
        assertThat(evidence("vulnerabilities").value()).isZero();

        scenario.at("5M").act((d, at) -> EvidenceCommands.submit(d, scan(new Severities(1, 0, 0, 0)), "ci", at));

        assertThat(scenario.item("vulnerabilities").state()).isInstanceOf(ItemState.Failed.class);
        assertThat(scenario.eventNames()).contains("ItemFailed");
        assertThat(scenario.timeline()).extracting(TimelineEntry::text).anyMatch(text -> text.contains("1 critical"));
    }

    @Test
    void eachCheckThatFailedHasToPassBeforeTheItemIsDone() {
        scenario.evidence("unit-tests-1", false, null).evidence("unit-tests-2", false, null);

        scenario.evidence("unit-tests-1", true, null);
        assertThat(scenario.item("unit tests").state())
                .isInstanceOfSatisfying(
                        ItemState.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("unit-tests-1 passed, and unit-tests-2 did not yet"));

        scenario.evidence("unit-tests-2", true, null);
        assertThat(scenario.item("unit tests").state().label()).isEqualTo("done");
    }

    @Test
    void aNameThatFitsSeveralItemsIsRefusedWithThem() {
        assertThat(scenario.evidence("tests", true, null).refusal())
                .contains("‘tests’ may be about")
                .contains("“All unit tests passing”")
                .contains("“Integration tests passing”")
                .contains("say which with item");
    }

    @Test
    void fresherEvidenceRenewsADoneItemAndOlderEvidenceDoesNot() {
        scenario.evidence("unit-tests", true, null);

        scenario.at("1H").evidence("unit-tests", true, null);
        assertThat(evidence("unit tests").observedAt()).isEqualTo(Scenario.T0.plus(Duration.ofHours(1)));
        assertThat(scenario.eventNames()).containsExactly("ItemCompleted");
        assertThat(scenario.timeline()).extracting(TimelineEntry::type).containsExactly("item-completed");

        scenario.act((d, at) -> EvidenceCommands.submit(d, proof("unit-tests", Scenario.T0), "ci", at));
        assertThat(scenario.last()).isInstanceOf(CommandResult.Unchanged.class);
    }

    @Test
    void evidenceThatIsOlderThanTheItemWantsIsRefusedForIt() {
        Deployment aged = within(scenario.deployment(), "unit tests", Duration.ofHours(24));
        Instant now = Scenario.T0.plus(Duration.ofHours(30));

        CommandResult stale = EvidenceCommands.submit(aged, proof("unit-tests", Scenario.T0), "ci", now);
        assertThat(((CommandResult.Refused) stale).refusal().text())
                .isEqualTo("“All unit tests passing” asks for evidence of the last 24 h, and this one (unit-tests) is"
                        + " 30 h old: check again");

        CommandResult fresh = EvidenceCommands.submit(aged, proof("unit-tests", now.minusSeconds(60)), "ci", now);
        assertThat(fresh).isInstanceOf(CommandResult.Changed.class);
    }

    @Test
    void aFileWithoutAFigureDoesNotProveAnItemThatAsksForOne() {
        Proof tests = new Proof(List.of("tests"), scenario.id("coverage"), true, null, "12 tests", null, null, null);

        assertThat(scenario.act((d, at) -> EvidenceCommands.submit(d, tests, "ci", at))
                        .refusal())
                .contains("asks for a figure, test_coverage > 0.8, and this file (tests) has none");
    }

    @Test
    void evidenceFromTheFutureIsFromNow() {
        scenario.act((d, at) -> EvidenceCommands.submit(d, proof("unit-tests", at.plusSeconds(9000)), "ci", at));

        assertThat(evidence("unit tests").observedAt()).isEqualTo(Scenario.T0);
    }

    @Test
    void whatFailsAfterItsPhaseIsRefusedWithWhatToDoInstead() {
        Scenario walked = Scenario.usual().untilMonitoring();

        assertThat(walked.evidence("unit-tests", false, null).refusal())
                .contains("a phase that is over")
                .contains("rollback");
        assertThat(walked.evidence("unit-tests", true, null).last()).isNotInstanceOf(CommandResult.Refused.class);
    }

    private Evidence evidence(String text) {
        return ((ItemState.Done) scenario.item(text).state()).evidence();
    }

    private static Proof proof(String name, Instant at) {
        return new Proof(List.of(name), null, true, null, null, null, at, null);
    }

    private static Proof scan(Severities severities) {
        return new Proof(
                List.of("org.example.Scanner", "security-scan"),
                null,
                true,
                null,
                severities + " (Trivy)",
                severities,
                null,
                null);
    }

    static Deployment within(Deployment deployment, String text, Duration within) {
        Phase phase = deployment.phases().get(0);
        Item item = phase.items().stream()
                .filter(one -> one.text().contains(text))
                .findFirst()
                .orElseThrow();
        Item asking = Item.open(
                item.id(),
                item.text(),
                item.kind(),
                item.section(),
                item.asks()
                        .limit()
                        .<Requirement>map(limit -> new Requirement.Figure(limit, within))
                        .orElseGet(() -> Requirement.result(within)),
                item.note(),
                item.lore());
        return deployment.with(phase.with(asking));
    }
}
