package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.structure.StageFrom;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionBoxTest {

    @Test
    void anAnnotationMakesOneDecisionOfSeveralBoxes() {
        ReadingReport report = Checklists.ofText("""
                - [ ] It looks fine <!-- goaround: manual choice=how-it-looks outcome=go -->
                - [ ] It does not <!-- goaround: choice=how-it-looks outcome=stop -->
                - [ ] Nobody knows <!-- goaround: choice=how-it-looks -->
                - [ ] Lights on
                """);

        assertThat(report.items())
                .extracting(ItemReading::choice)
                .containsExactly(
                        new DecisionBox("how-it-looks", DecisionBox.Outcome.GO),
                        new DecisionBox("how-it-looks", DecisionBox.Outcome.STOP),
                        new DecisionBox("how-it-looks", null),
                        null);
        assertThat(report.unread()).isEmpty();
    }

    @Test
    void anOutcomeWithoutItsDecisionIsRefused() {
        ReadingReport report = Checklists.ofText("- [ ] It looks fine <!-- goaround: manual outcome=go -->\n");

        assertThat(report.items().get(0).choice()).isNull();
        assertThat(report.unread().get(0).reason()).contains("choice=release-decision");
    }

    @Test
    void theReportSaysWhatAStageWasTakenFrom() {
        ReadingReport report = Checklists.ofText("""
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- [ ] GO - proceed;- [ ] NO-GO - hold                        | go,stop",
                "- [ ] 🟢 **GO**;- [ ] 🔴 **NO GO**                              | go,stop",
                "**Decision**: [ ] GO [ ] NO-GO                               | go,stop",
                "- [ ] SUCCESSFUL;- [ ] PARTIAL;- [ ] FAILED - rolled back    | go,open,stop",
                "- [ ] ALL TESTS PASSED;- [ ] Critical failures (> 10%): stop | go,stop",
                "- [ ] Approved;- [ ] Approved with conditions;- [ ] Rejected | go,open,stop",
                "- [ ] Yes;- [ ] No                                           | go,stop",
                "- [ ] Tests pass;- [ ] GO;- [ ] NO-GO                        | none,go,stop",
                "Decision:;;- [ ] Proceed;- [ ] Roll back                     | go,stop",
                "Choose one:;;- [ ] Blue-green;- [ ] Canary                   | open,open",
                "- [ ] GO: ship it;;if all is well;;- [ ] NO-GO: wait         | go,stop",
                "- [ ] NO-GO                                                  | stop",
                "- [ ] Promote;- [ ] Roll back                                | none,none",
                "- [ ] Tests passed;- [ ] Approved                            | none,none",
                "- [ ] No issues found;- [ ] All checks passed                | none,none",
                "- [ ] Go through the list;- [ ] No errors in the logs        | none,none",
                "- [ ] Stop the workers;- [ ] Continue with the migration     | none,none",
                "Choose all that apply:;;- [ ] Backend;- [ ] Frontend         | none,none",
                "- [ ] Backend;- [ ] Frontend                                 | none,none",
                "- [ ] Approved by the CTO;- [ ] Failed jobs restarted        | none,none",
            })
    void outcomesOfOneDecisionAreAChoiceAndOrdinaryBoxesAreNone(String lines, String outcomes) {
        ReadingReport report = Checklists.ofText("# R\n## Check\n" + lines.replace(";", "\n") + "\n");

        assertThat(report.items()).extracting(DecisionBoxTest::shown).containsExactly(outcomes.split(","));
        assertThat(report.items().stream()
                        .map(ItemReading::choice)
                        .filter(Objects::nonNull)
                        .map(DecisionBox::group)
                        .distinct())
                .hasSizeLessThan(2);
        assertThat(report.items().stream().filter(item -> item.choice() != null))
                .allMatch(item -> item.kind() == BoxKind.MANUAL);
    }

    @Test
    void aRowOfATableMayBeADecisionOfItsOwn() {
        ReadingReport report =
                Checklists.ofText("## Check\n| Team | GO | NO-GO |\n|-|-|-|\n| A | [ ] | [ ] |\n| B | [ ] | [ ] |\n");

        assertThat(report.items()).extracting(DecisionBoxTest::shown).containsExactly("go", "stop", "go", "stop");
        assertThat(report.items().stream().map(item -> item.choice().group()).distinct())
                .hasSize(2);
    }

    @Test
    void theTypeOfADeploymentIsChosen() {
        ReadingReport report = Checklists.ofText("### Deployment type\n- [ ] Release\n- [ ] Rollback\n");

        assertThat(report.items()).extracting(DecisionBoxTest::shown).containsExactly("open", "open");
    }

    @Test
    void anOutcomeBelowASignOffIsNoSignOff() {
        ReadingReport report = Checklists.ofText("## Launch sign-off\n- [ ] SUCCESSFUL\n- [ ] FAILED\n");

        assertThat(report.signOffs()).isEmpty();
        assertThat(report.items()).extracting(DecisionBoxTest::shown).containsExactly("go", "stop");
        assertThat(report.unread()).extracting(UnreadLine::reason).noneMatch(reason -> reason.contains("names a role"));
    }

    private static String shown(ItemReading item) {
        if (item.choice() == null) {
            return "none";
        }
        return item.choice().outcome() == null
                ? "open"
                : item.choice().outcome().word();
    }
}
