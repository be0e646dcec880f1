package dev.goaround.checklist.reading;

import static dev.goaround.checklist.reading.Checklists.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecklistReaderTest {

    @Test
    void aDocumentThatIsTooLargeIsRefusedWithItsSizeAndTheLimit() {
        byte[] document = "- [ ] é\n".getBytes(StandardCharsets.UTF_8);
        assertThat(new ChecklistReader(document.length).read(document)).isInstanceOf(ChecklistReading.Read.class);
        for (ChecklistReading reading : List.of(
                new ChecklistReader(document.length - 1).read(document),
                new ChecklistReader(document.length - 1).read("- [ ] é\n"))) {
            assertThat(reading).isInstanceOf(ChecklistReading.Refused.class);
            assertThat(((ChecklistReading.Refused) reading).reason()).contains("9 bytes", "may have 8", "link to");
        }
        assertThat(new ChecklistReader(3).read("x".repeat(100))).isInstanceOf(ChecklistReading.Refused.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new ChecklistReader(-1));
    }

    @Test
    void textAndItsBytesReadAlike() {
        String text = new String(Checklists.bytes("staged"), StandardCharsets.UTF_8);
        assertThat(Checklists.ofText(text)).isEqualTo(Checklists.report("staged"));
    }

    @Test
    void aDocumentWithoutBoxesSaysThatThereIsNothingToWalk() {
        ReadingReport report = Checklists.ofText("");
        assertThat(report.items()).isEmpty();
        assertThat(report.phases()).isEmpty();
        assertThat(report.unread())
                .singleElement()
                .extracting(UnreadLine::reason)
                .asString()
                .contains("no check box");
    }

    @Test
    void aBoxWithoutTextStaysAnItem() {
        ReadingReport report = Checklists.ofText("- [ ]\n- [ ] one\n");
        assertThat(report.items()).extracting(ItemReading::text).containsExactly("", "one");
        assertThat(report.unread()).singleElement().extracting(UnreadLine::line).isEqualTo(1);
    }

    @Test
    void surroundingsOfALineOpenZones() {
        ReadingReport report = Checklists.ofText("""
                # Release
                - [ ] Deploy it
                - Rollback if:
                  - p95 > 5s
                    - as seen in the dashboard
                  - Health check failing

                Sign-offs:
                - Release manager
                - [ ] Head of support
                """);
        assertThat(report.triggers())
                .extracting(TriggerReading::text)
                .containsExactly("p95 > 5s", "Health check failing");
        assertThat(report.signOffs())
                .extracting(SignOffReading::role)
                .containsExactly("Release manager", "Head of support");
        assertThat(item(report, "Head").kind()).isEqualTo(BoxKind.SIGN_OFF);
        assertThat(report.unread()).extracting(UnreadLine::text).containsExactly("as seen in the dashboard");
    }

    @Test
    void rollBackIfIsATriggerWhereverItStands() {
        ReadingReport report = Checklists.ofText("""
                # Release
                Rollback if error rate > 5% or p95 > 5s.
                - [ ] Roll back if the error rate exceeds 2%
                - Roll back when users complain
                """);
        assertThat(report.triggers())
                .extracting(TriggerReading::line, trigger -> trigger.limit().value())
                .containsExactly(tuple(2, 0.05), tuple(2, 5.0), tuple(3, 0.02));
        assertThat(report.items()).singleElement().extracting(ItemReading::kind).isEqualTo(BoxKind.TRIGGER);
        assertThat(report.unread()).singleElement().extracting(UnreadLine::line).isEqualTo(4);
    }

    @Test
    void criteriaInATableOrASentenceAreTriggers() {
        ReadingReport report = Checklists.ofText("""
                ## Rollback criteria
                | Signal | Limit |
                |---|---|
                | Error rate | > 5% |
                | p95 latency | > 5s |

                Everybody may also ask for it when memory is above 90%.
                """);
        assertThat(report.triggers())
                .extracting(trigger -> trigger.limit().signal())
                .containsExactly("error_rate", "latency_p95", "memory");
    }

    @Test
    void aColumnOfRollbackThresholdsHoldsTriggersWhereverItStands() {
        ReadingReport report = Checklists.ofText("""
                ## Figures
                | # | Metric | Warning | Rollback threshold |
                |---|---|---|---|
                | 1 | API error rate | > 1% | > 5% |
                | 2 | Response time | > 1s | > 3s for 5 minutes |
                | 3 | Database latency | > 5ms | p95 > 50ms |
                | 4 | Cost | > $5 | n/a |
                | 5 | CPU | > 50% | > 90% → alert |
                """);
        assertThat(report.triggers())
                .extracting(trigger -> trigger.limit() == null
                        ? trigger.finding()
                        : trigger.limit().signal() + " " + trigger.limit().value())
                .containsExactly("error_rate 0.05", "latency_p95 3.0", "database-latency-p95-50ms");
    }

    @Test
    void aRowIsATriggerOnlyIfItsActionIsToRollBack() {
        ReadingReport report = Checklists.ofText("""
                ## Rollback decision matrix
                | Symptom | Severity | Action |
                |---|---|---|
                | Error rate > 5% | P1 | Roll back at once |
                | DB connections > 80% | P2 | Scale the pool up |
                | Login broken | P1 | `ci rollback` |
                """);
        assertThat(report.triggers())
                .extracting(TriggerReading::text)
                .containsExactly("Error rate > 5%", "Login broken");
        assertThat(report.unread())
                .extracting(UnreadLine::line, UnreadLine::reason)
                .contains(tuple(5, "states a limit, but its action is another one than to roll back"));
    }

    @Test
    void aLimitForOneStageIsNoTriggerForAll() {
        ReadingReport report = Checklists.ofText("""
                | Stage | Traffic | Rollback threshold |
                |---|---|---|
                | Canary | 5% | Error rate > 0.5% |
                """);
        assertThat(report.triggers()).isEmpty();
        assertThat(report.unread()).extracting(UnreadLine::reason).anyMatch(reason -> reason.contains("one stage"));
    }

    @Test
    void aRollbackPlanAfterTheDeploymentHasCriteriaAndSteps() {
        ReadingReport report = Checklists.ofText("""
                # Release
                ## Deployment
                - [ ] Deploy
                ## Rollback plan
                ### Decision criteria
                - [ ] Data lost
                ### Steps
                1. [ ] Stop it
                2. [ ] Put the old image back
                ### Timeline
                - Deciding: 30 minutes
                """);
        assertThat(report.triggers()).extracting(TriggerReading::finding).containsExactly("data-lost");
        assertThat(report.rollback())
                .extracting(RollbackProcedureStep::text)
                .containsExactly("Stop it", "Put the old image back");
    }

    @Test
    void headingsInsideOfAListSayWhatIsBelowThem() {
        ReadingReport report = Checklists.ofText("""
                ## Rollback procedures
                1. **Rollback triggers**
                   - Error rate > 5%
                2. **Rollback process**
                   - Stop it
                   - Put the old image back
                """);
        assertThat(report.triggers())
                .singleElement()
                .extracting(TriggerReading::line)
                .isEqualTo(3);
        assertThat(report.rollback())
                .extracting(RollbackProcedureStep::text)
                .containsExactly("Stop it", "Put the old image back");
    }

    @Test
    void aTableToBeSignedHoldsNoContacts() {
        ReadingReport report = Checklists.ofText("## Sign-off\n| Role | Name |\n|---|---|\n| QA | |\n");
        assertThat(report.signOffs()).extracting(SignOffReading::role).containsExactly("QA");
        assertThat(report.contacts()).isEmpty();
    }

    @Test
    void aLimitOutsideOfBoxesAndTriggersIsNamed() {
        ReadingReport report = Checklists.ofText("- [ ] Deploy\n\nWe aim at an error rate < 1%.\n");
        assertThat(report.unread()).singleElement().extracting(UnreadLine::line).isEqualTo(3);
    }

    @Test
    void aComparisonWithBeforeCannotTickAnItem() {
        ReadingReport report = Checklists.ofText("- [ ] Error rate increases by < 5%\n");
        assertThat(report.items().get(0).kind()).isEqualTo(BoxKind.MANUAL);
        assertThat(report.unread())
                .singleElement()
                .extracting(UnreadLine::reason)
                .asString()
                .contains("Rollback criteria");
    }

    @Test
    void whatNamesAnotherEnvironmentIsMeasuredThere() {
        ReadingReport report = Checklists.ofText(
                "## Staging\n- [ ] Staging error rate < 1%\n## Production\n- [ ] Staging error rate < 1%\n");
        assertThat(report.items()).extracting(ItemReading::kind).containsOnly(BoxKind.MEASURED);
        assertThat(report.items()).extracting(ItemReading::environment).containsExactly(null, "staging");
    }

    @Test
    void whatABoxSaysBesideItsKindIsKept() {
        ReadingReport report = Checklists.ofText("""
                - [ ] Pause background jobs (emergency: required)
                - [ ] Scan passed within last 24 hours (2 min)
                - [ ] CPU/Memory normal
                - [ ] Resume background jobs
                - [ ] Resume background jobs

                ## Sign-off (someone other than the author)
                - [ ] Release manager
                """);
        assertThat(report.items())
                .extracting(ItemReading::essential, ItemReading::within, ItemReading::planned, ItemReading::ends)
                .startsWith(
                        tuple(true, null, null, null),
                        tuple(false, Duration.ofHours(24), Duration.ofMinutes(2), null),
                        tuple(false, null, null, null),
                        tuple(false, null, null, 1),
                        tuple(false, null, null, null));
        assertThat(report.items().get(2).limitsOf()).containsExactly("cpu", "memory");
        assertThat(report.unread()).extracting(UnreadLine::line).containsExactly(1, 3);
        assertThat(report.signOffs()).containsExactly(new SignOffReading(8, "Release manager", true));
    }
}
