package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.ChecklistSummary.Answer;
import dev.goaround.checklist.reading.ChecklistSummary.Call;
import dev.goaround.checklist.reading.ChecklistSummary.Part;
import dev.goaround.checklist.reading.words.ChecklistStage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecklistSummaryTest {

    private static final String RELEASE = """
            # Release of the shop

            Deployment window: Tue-Thu, 10:00-16:00 Europe/Berlin

            ## Pre-deployment
            - [ ] Unit tests passed
            - [ ] Somebody waters the plants
            - [ ] Error rates acceptable

            ## Approvals
            - [ ] Release manager approval
            - [ ] QA lead sign-off

            ## Deploy
            - [ ] Deploy the new version
            - [ ] Notify the team of the deployment

            ## Verification
            - [ ] Error rate < 1%
            - [ ] Login page looks right

            ## Monitoring
            - [ ] Monitor for 10 minutes

            ## Follow-up
            - [ ] Error rate < 2%

            ## Rollback criteria
            - Error rate > 5% for 5 minutes
            - Health check failing
            - Data corruption
            - p95 latency > 2s <!-- goaround: trigger latency_p95 > 2s for 90s mode=ask -->
            - CPU > 90% <!-- goaround: trigger cpu > 90% 3 of 5 mode=shadow -->

            ## Rollback procedure
            - [ ] Switch the traffic back
            """;

    private static ChecklistSummary of(String markdown) {
        return ChecklistSummary.of(Checklists.ofText(markdown));
    }

    private static List<String> sentences(String markdown) {
        return of(markdown).sentences();
    }

    @Test
    void fiveSentencesSayWhatWouldHappen() {
        assertThat(sentences(RELEASE))
                .containsExactly(
                        "Rolls back by itself: error rate > 5 % for 5 minutes (line 29) and health checks failing 3 times"
                                + " in a row (line 30); once somebody raises the finding data-corruption (line 31).",
                        "Asks a person first: p95 latency > 2 s for 1 minute 30 seconds (line 32); only said in the"
                                + " timeline: cpu > 90 % in 3 of 5 checks (line 33).",
                        "The gate before “Deploy” (line 14) waits for 3 boxes of “Pre-deployment”, 2 sign-offs (Release"
                                + " manager and QA lead) and the window Tue Wed Thu 10:00–16:00 Europe/Berlin; the gates"
                                + " behind for 5 more.",
                        "Of 11 boxes 5 tick themselves: 1 measured, 1 by a time without a breach, 1 by the pipeline's"
                                + " evidence, 1 by the pipeline's steps and 1 by a message delivered; a person ticks 4 (1 only"
                                + " where the service sets no limit) and signs 2; on a rollback 1 more.",
                        "Not understood, or not surely: 1 line: 8 “Error rates acceptable”.");
    }

    @Test
    void theFiguresBehindTheSentencesAreThereForScripts() {
        ChecklistSummary summary = of(RELEASE);
        assertThat(summary.calls())
                .extracting(Call::answer)
                .containsExactly(
                        Answer.ROLLS_BACK, Answer.ROLLS_BACK, Answer.ROLLS_BACK, Answer.ASKS, Answer.ONLY_SAYS);
        assertThat(summary.gates())
                .extracting(ChecklistSummary.Gate::before)
                .containsExactly("Deploy", "Verification", "Monitoring", null);
        assertThat(summary.gates().get(0).stage()).isEqualTo(ChecklistStage.DEPLOY);
        assertThat(summary.gates().get(0).parts()).containsExactly(new Part("Pre-deployment", 3));
        assertThat(summary.gates().get(0).signOffs()).containsExactly("Release manager", "QA lead");
        assertThat(summary.boxes().walked()).isEqualTo(11);
    }

    @Test
    void aGateThatWaitsForNothingSaysSo() {
        assertThat(sentences("## Deploy\n- [ ] Deploy the new version\n## Verify\n- [ ] Error rate < 1%\n")
                        .get(2))
                .isEqualTo(
                        "The gate before “Deploy” (line 1) waits for nothing: no box and no sign-off stands before it;"
                                + " the gates behind for 2 more.");
    }

    @Test
    void aListThatDeploysNowhereHasNoGateBeforeADeployment() {
        assertThat(sentences("# Things\n\n## Preparation\n- [ ] Water the plants\n")
                        .get(2))
                .isEqualTo("No heading says where it deploys; the end waits for 1 box of “Preparation”.");
        assertThat(sentences("").get(2)).isEqualTo("There is no phase, so no gate waits for anything.");
    }

    @Test
    void withoutAPhaseThatDeploysTheFirstBehindThePreparationsIsNamed() {
        assertThat(sentences("""
                        Deployment window: Tue, 10:00-16:00 Europe/Berlin

                        ## Preparation
                        - [ ] Water the plants
                        ## Verification
                        - [ ] Plants are alive
                        """).get(2))
                .isEqualTo(
                        "No heading says where it deploys; the gate before “Verification” (line 5) waits for 1 box of"
                                + " “Preparation” and the window Tue 10:00–16:00 Europe/Berlin; the gates behind for 1 more.");
    }

    @Test
    void hoursHoldTheDeploymentAndNotItsRehearsalInStaging() {
        ChecklistSummary summary = of("""
                Deployment window: Tue, 10:00-16:00 Europe/Berlin

                ## Deploy to staging
                - [ ] Deploy to staging
                ## Deploy to production
                - [ ] Deploy to production
                """);
        assertThat(summary.gates().get(0).windows()).isEmpty();
        assertThat(summary.gates().get(1).windows()).containsExactly("Tue 10:00–16:00 Europe/Berlin");
    }

    @Test
    void aPhaseThatIsOnlyGuessedToDeployIsCalledSo() {
        ChecklistSummary summary = of("## Deploy\n- [ ] Deploy\n## Odds and ends\n- [ ] Look around\n");
        assertThat(summary.gates().get(1).guessed()).isTrue();
        assertThat(summary.gates().get(0).guessed()).isFalse();
    }

    @Test
    void everyPhaseThatDeploysHasItsGateNamed() {
        assertThat(sentences("""
                        ## Pre-deployment
                        - [ ] Look around
                        ## Deploy to staging
                        - [ ] Deploy to staging
                        ## Deploy to production
                        - [ ] Deploy to production
                        """).get(2))
                .isEqualTo("The gate before “Deploy to staging” (line 3) waits for 1 box of “Pre-deployment”; the gate"
                        + " before “Deploy to production” (line 5) for 1 box; the gates"
                        + " behind for 1 more.");
    }

    @Test
    void aTriggerThatFiresWithItsFirstBadFigureSaysAtOnce() {
        assertThat(sentences("## Rollback criteria\n- Error rate > 5%\n").get(0))
                .isEqualTo("Rolls back by itself: error rate > 5 % at once (line 2).");
    }

    @Test
    void whoDoesNotAnswerIsNamedWithTheTime() {
        assertThat(sentences("## Rollback criteria\n- p95 <!-- goaround: trigger latency_p95 > 500ms for 10m mode=ask"
                                + " on-silence=rollback silent-after=15m -->\n")
                        .get(1))
                .isEqualTo(
                        "Asks a person first: p95 latency > 500 ms for 10 minutes, rolled back after 15 minutes without"
                                + " an answer (line 2).");
    }

    @Test
    void ofManyTheFirstAreNamedAndTheRestCounted() {
        String many = "## Rollback criteria\n"
                + "- Error rate > 5% for 5 minutes\n".repeat(3)
                + "- CPU > 90% for 5 minutes\n".repeat(4);
        assertThat(sentences(many).get(0))
                .endsWith("cpu > 90 % for 5 minutes (line 5), cpu > 90 % for 5 minutes (line 6) and 2 more.");
    }

    @Test
    void whatWasNotUnderstoodIsCountedByLineWithItsFirstWords() {
        String sentence = sentences(
                        "- [ ] Look\n\n## Rollback criteria\n- Frobnication > 30% of the usual amount of frobnication\n")
                .get(4);
        assertThat(sentence)
                .isEqualTo("Not understood, or not surely: 1 line: 4 “Frobnication > 30% of the usual amount…”.");
    }

    @Test
    void aDecisionIsOneThingToSettleAndItsOutcomesAreNamed() {
        List<String> sentences = sentences("""
                ## Pre-deployment
                - [ ] Look around
                - [ ] GO <!-- goaround: choice=release outcome=go -->
                - [ ] NO-GO <!-- goaround: choice=release outcome=stop -->
                ## Deploy
                - [ ] Deploy the new version
                """);
        assertThat(sentences.get(2)).contains("waits for 1 box of “Pre-deployment” and the decision “GO” or “NO-GO”;");
        assertThat(sentences.get(3))
                .startsWith("Of 3 boxes 1 ticks itself:")
                .contains("a person ticks 1 and decides 1.");
    }

    @Test
    void aDocumentThatLeavesNothingOpenSaysSo() {
        assertThat(sentences("## Pre-deployment\n- [ ] Look around\n").get(4))
                .isEqualTo("Not understood: nothing that looks like a limit, a time, a trigger or a rule.");
    }

    @Test
    void noCharacterIsCutInTwo() {
        for (int before = 30; before < 45; before++) {
            String title = "x".repeat(before) + "😀".repeat(10);
            String sentence =
                    sentences("## Deploy " + title + "\n- [ ] Deploy\n").get(2);
            assertThat(sentence.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        }
    }

    @Test
    void aSignOffWithoutABoxAtTheEndIsGivenBeforeTheDeployment() {
        assertThat(sentences("""
                        ## Pre-deployment
                        - [ ] Look around
                        ## Deploy
                        - [ ] Deploy the new version
                        ## Follow-up
                        - [ ] Hold the retrospective

                        Sign-off:
                        - Engineering lead: ____
                        """).get(2))
                .contains("waits for 1 box of “Pre-deployment” and 1 sign-off (Engineering lead)");
    }

    @Test
    void nothingAtAllIsSaidInFiveSentences() {
        assertThat(sentences(""))
                .hasSize(5)
                .startsWith("Rolls back by itself: nothing.", "Asks a person first: nothing.");
    }
}
