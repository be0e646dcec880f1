package dev.goaround.checklist.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemSource;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseSchedule;
import dev.goaround.checklist.deployment.PhaseState;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.deployment.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshEvidencePolicyTest {

    private static final Instant TESTED = Instant.parse("2026-03-03T10:00:00Z");

    @Test
    void evidenceIsGoodUntilItIsOlderThanTheItemWants() {
        assertThat(FreshEvidencePolicy.reasons(List.of(open()), TESTED.plus(Duration.ofHours(24))))
                .isEmpty();
    }

    @Test
    void olderEvidenceHoldsTheGateAndSaysHowOldItIs() {
        assertThat(FreshEvidencePolicy.reasons(List.of(open()), TESTED.plus(Duration.ofMinutes(26 * 60 + 5))))
                .singleElement()
                .satisfies(reason -> assertThat(reason.code()).isEqualTo(Reason.Code.ITEM_OPEN))
                .satisfies(
                        reason -> assertThat(reason.text())
                                .startsWith(
                                        "“Load tests pass” has to be proved again: its evidence is 26 h 5 min old, and at most 24 h"));
    }

    @Test
    void aPhaseThatIsOverStaysOver() {
        Phase over = open().in(new PhaseState.Completed(TESTED, TESTED));

        assertThat(FreshEvidencePolicy.reasons(List.of(over), TESTED.plus(Duration.ofDays(30))))
                .isEmpty();
    }

    private static Phase open() {
        Item item = Item.open(
                        "load-tests",
                        "Load tests pass",
                        ItemKind.REPORTED,
                        null,
                        Requirement.result(Duration.ofHours(24)),
                        null,
                        ItemSource.NONE)
                .in(new ItemState.Done(
                        "ci", new Evidence("passed", null, null, null, null, TESTED), TESTED.plusSeconds(60)));
        return new Phase(
                new PhaseRef("prepare", "Prepare", Stage.PREPARE, null, 1),
                new PhaseState.Open(TESTED),
                null,
                PhaseSchedule.NONE,
                List.of(item));
    }
}
