package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.structure.StageFrom;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    @Test
    void anAnnotationMakesOneDecisionOfSeveralBoxes() {
        Report report = Checklists.ofText("""
                - [ ] It looks fine <!-- goaround: manual choice=how-it-looks outcome=go -->
                - [ ] It does not <!-- goaround: choice=how-it-looks outcome=stop -->
                - [ ] Nobody knows <!-- goaround: choice=how-it-looks -->
                - [ ] Lights on
                """);

        assertThat(report.items())
                .extracting(ItemReading::choice)
                .containsExactly(
                        new Choice("how-it-looks", Choice.Outcome.GO),
                        new Choice("how-it-looks", Choice.Outcome.STOP),
                        new Choice("how-it-looks", null),
                        null);
        assertThat(report.unread()).isEmpty();
    }

    @Test
    void anOutcomeWithoutItsDecisionIsRefused() {
        Report report = Checklists.ofText("- [ ] It looks fine <!-- goaround: manual outcome=go -->\n");

        assertThat(report.items().get(0).choice()).isNull();
        assertThat(report.unread().get(0).reason()).contains("choice=release-decision");
    }

    @Test
    void theReportSaysWhatAStageWasTakenFrom() {
        Report report = Checklists.ofText("""
                # R
                ## Preparation
                - [ ] a
                ## Odds and ends
                - [ ] b
                ## Deployment
                - [ ] c
                ## Afterwards <!-- goaround: phase verify -->
                - [ ] d
                """);

        assertThat(report.phases())
                .extracting(PhaseReading::stageFrom)
                .containsExactly(StageFrom.HEADING, StageFrom.PLACE, StageFrom.HEADING, StageFrom.ANNOTATION);
    }
}
