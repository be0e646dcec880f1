package dev.goaround.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.BoxKind;
import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.ChecklistReading;
import dev.goaround.checklist.reading.ItemReading;
import dev.goaround.checklist.reading.ReadingReport;
import org.junit.jupiter.api.Test;

/** The story stands and falls with how its checklist is read. */
class ChecklistTest {
    private final ReadingReport report =
            ((ChecklistReading.Read) new ChecklistReader().read(Preparation.checklist())).report();

    @Test
    void everyLineIsUnderstood() {
        assertThat(report.unread()).isEmpty();
        assertThat(report.phases())
                .extracting(phase -> phase.stage().name())
                .containsExactly("PREPARE", "DEPLOY", "VERIFY", "MONITOR", "ROLLBACK");
    }

    @Test
    void itHasEveryKindOfItem() {
        assertThat(report.items())
                .extracting(ItemReading::kind)
                .containsExactly(
                        BoxKind.REPORTED,
                        BoxKind.REPORTED,
                        BoxKind.MANUAL,
                        BoxKind.ANNOUNCED,
                        BoxKind.SIGN_OFF,
                        BoxKind.STEP,
                        BoxKind.MEASURED,
                        BoxKind.MEASURED,
                        BoxKind.SOAK,
                        BoxKind.ANNOUNCED,
                        BoxKind.ROLLBACK_STEP,
                        BoxKind.ROLLBACK_STEP);
    }

    @Test
    void itsTriggersAreThreeConditionsAndAFinding() {
        assertThat(report.triggers()).hasSize(4);
        assertThat(report.triggers().get(0).limit().value()).isEqualTo(0.05);
        assertThat(report.triggers().get(3).finding()).isEqualTo("data-corruption");
    }
}
