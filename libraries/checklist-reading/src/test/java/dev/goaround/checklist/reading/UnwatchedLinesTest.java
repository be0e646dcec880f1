package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not understood is said, line by line: nobody believes that somebody watches it. */
class UnwatchedLinesTest {

    @Test
    void whatStandsBesideLimitsThatNobodyWatchesIsNamedToo() {
        assertThat(noted("""
                ## Signs of the night shift
                - Error rate > 5%
                - Parcels go to the wrong depot
                - Labels cannot be printed
                """)).containsExactly(2, 3, 4);
    }

    @Test
    void rowsOfATableLikewise() {
        assertThat(noted("""
                ## Signs of the night

                | Signal | Bad |
                |---|---|
                | Error rate | > 5% |
                | Doubled parcels | any |
                """)).containsExactly(5, 6);
    }

    @Test
    void numberedLinesWithoutBoxesAreWalkedByNobody() {
        assertThat(noted("""
                ## Deploy
                - [ ] Deploy the service

                ## The long way
                1. Stop the sorter
                2. Load the old belt plan
                """)).containsExactly(5, 6);
    }

    @Test
    void aListBehindCriteriaWhoseHeadingSaysNothingIsNamed() {
        assertThat(noted("""
                ## Deploy
                - [ ] Deploy the service

                ## Rollback criteria
                - Error rate > 5%

                ## How we do it
                - Stop the node
                - Load the old definitions
                """)).containsExactly(8, 9);
    }

    @Test
    void stepsOfARollbackBesideLimitsAreNamed() {
        assertThat(noted("""
                ## Rollback
                - a doubled invoice
                - error rate above 5% for 3 min
                - another one's file
                """)).containsExactly(2, 3, 4);
    }

    @Test
    void whatCountsSomethingThatNobodyMeasuresIsNamed() {
        assertThat(noted("""
                ## Rollback criteria
                - no order for 5 minutes
                - orders drop by half
                - a customer sees another one's file
                """)).containsExactly(2, 3);
    }

    @Test
    void boxesThatMaySignOrDeployAreNamed() {
        assertThat(noted("""
                ## Prepare
                - [ ] The neighbours have given their consent
                - [ ] Consumer lag below 500 on every queue

                ## Deploy
                - [ ] Deploy the service
                - [ ] Feed the canary
                """)).containsExactly(2, 3, 7);
    }

    @Test
    void linesBelowABoxExplainIt() {
        assertThat(noted("""
                ## Deploy
                - [ ] Deploy the service
                  1. Open the console
                  2. Press the button
                """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wrong prices shown: revert at once.",
                "Roll back immediately, whoever sees a doubled invoice.",
                "If search p95 stays above 3 s for 10 minutes, Ilse asks the room.",
                "Our error rate is between 1 and 2 % over 10 min on bad days.",
            })
    void aSentenceThatMayBeATriggerIsNamed(String sentence) {
        assertThat(noted("## Deploy\n- [ ] Deploy the service\n\n" + sentence)).containsExactly(4);
    }

    @Test
    void aSentenceAmongCriteriaIsNoFindingAndSaysSo() {
        String markdown = """
                ## Rollback criteria
                - Error rate > 5%

                Always, at once: a patient sees another one's file.
                """;
        assertThat(Checklists.ofText(markdown).triggers()).hasSize(1);
        assertThat(noted(markdown)).containsExactly(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Time box: Tuesday to Thursday, 6:30-8:00 Europe/Paris",
                "Visa of the controller: ____________",
            })
    void whatLooksLikeAWindowOrASignatureIsNamed(String line) {
        assertThat(noted("## Deploy\n- [ ] Deploy the service\n\n" + line)).containsExactly(4);
    }

    @Test
    void stepsOfARollbackInOneLineAreNamed() {
        assertThat(noted("""
                ## Rollback
                Steps: (1) stop the planner, (2) install 24.2 again, (3) start the planner
                """)).contains(2);
    }

    @Test
    void everyPhaseOfADeploymentThatIsNotFoundIsNamed() {
        assertThat(noted("""
                ## Homework
                - [ ] Read the page

                ## The fun part
                - [ ] Look at the owl

                ## Verification
                - [ ] Page opens
                """)).contains(4);
    }

    private static List<Integer> noted(String markdown) {
        return Checklists.ofText(markdown).unread().stream()
                .filter(unread -> !unread.text().isEmpty())
                .map(UnreadLine::line)
                .distinct()
                .toList();
    }
}
