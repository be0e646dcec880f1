package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Monitor for 10 minutes               | 600",
                "Monitor the first 30 minutes         | 1800",
                "Keep an eye on it for 1 hour         | 3600",
                "Keep the old one as fallback for 1 week | -",
                "Run a load test for 10 minutes       | -",
                "Monitor the canary for 15 min        | 900",
                "Watch dashboards for at least 1 hour | 3600",
                "Wait 5 minutes                       | 300",
                "Wait another half an hour            | 1800",
                "If healthy, soak for 30m             | 1800",
                "1 hour soak                          | 3600",
                "Monitor key figures for 7 days       | 604800",
                "Monitor the errors every minute      | -",
                "Run the load test (5 minutes)        | -",
                "Monitoring configured                | -",
            })
    void aSoakIsATimeToBeWaitedOut(String text, Long seconds) {
        assertThat(SoakReader.of(text).orElse(null)).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deploy the canary (5% traffic)           | 0.05",
                "Expand it to 50% of traffic               | 0.5",
                "If all is well, expand to 100%               | 1.0",
                "Cut over 0% → 50% → 100%          | 1.0",
                "Shift 12.5 % of the traffic              | 0.125",
                "Deploy to staging                        | step",
                "Deploy services (rolling update)         | step",
                "Update the load balancer                 | step",
                "The deployment begins                    | step",
                "Web files deployed                       | step",
                "Increase alert thresholds by 20%         | none",
                "Deployment scripts reviewed              | none",
                "Release notes written                    | none",
                "Move 500% of the traffic                 | none",
                "25% of customers                         | 0.25",
                "25 %                                     | 0.25",
                "100 % traffic                            | 1.0",
                "5% of users (error rate at most 1%)      | 0.05",
                "5% of requests fail                      | none",
                "Enable for 10% of traffic                | 0.1",
                "Serve 5% of requests                     | 0.05",
                "Enable sampling at 5%                    | none",
                "🚢 Deploy to production                  | step",
            })
    void aStepIsWhatThePipelineCarriesOut(String text, String expected) {
        String shown = StepReader.of(text)
                .map(step -> step.shares().isEmpty()
                        ? "step"
                        : "" + step.shares().get(step.shares().size() - 1))
                .orElse("none");
        assertThat(shown).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ship to the canary pool (5 %)                    | 0.05",
                "5 → 35 → 100 %                                   | 1.0",
                "Frankfurt and Dublin (about 40%), for 20 minutes | 0.4",
                "Push to 5 % of the fleet                         | 0.05",
                "Flip the weighted route to 3.0                   | step",
                "Install WMS 24.3.1 on both servers               | step",
                "Import the offsets, deploy the consumers         | step",
                "Firmware 4.2 installed on the first ring         | step",
                "`ledgerctl push --version 4.2 --wait`            | step",
                "`make smoke`                                     | none",
                "Watch 10 % of the traffic                        | none",
                "Update the status page                           | none",
                "Release captain closes this issue                | none",
                "No pods deployed on the old nodes                | none",
                "Publish the release notes                        | none",
                "Place one test order                             | none",
            })
    void whereSomethingIsDeployedMoreVerbsDoIt(String text, String expected) {
        String shown = StepReader.inDeployment(text)
                .map(step -> step.shares().isEmpty()
                        ? "step"
                        : "" + step.shares().get(step.shares().size() - 1))
                .orElse("none");
        assertThat(shown).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "All tests pass (smoke, security)",
                "Unit tests pass (100%)",
                "Linting passes",
                "Docker build succeeds",
                "Type checking / compilation successful",
                "Pull requests reviewed and approved",
                "Peer review completed",
                "Security scan completed",
                "No critical vulnerabilities",
                "Dependency check passed"
            })
    void evidenceComesFromThePipeline(String text) {
        assertThat(EvidenceWords.isReported(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Test the sign-up by hand",
                "When the build has passed, ask for a look",
                "Comments of reviewers addressed",
                "Backup completed",
                "Approve a request"
            })
    void otherLinesAreNoEvidence(String text) {
        assertThat(EvidenceWords.isReported(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Notify the team that it starts         | -                | PREPARE | START",
                "Stakeholders notified                  | -                | DEPLOY  | START",
                "Stakeholders notified                  | -                | MONITOR | SUCCESS",
                "Notify stakeholders                    | -                | ROLLBACK | ROLLBACK",
                "Team told... informed of the window    | -                | PREPARE | OTHER",
                "Customer success team informed         | -                | PREPARE | OTHER",
                "Announcement posted to #releases       | Release starting | PREPARE | START",
                "Communicate                            | ROLLBACK COMPLETE | ROLLBACK | ROLLBACK",
                "Post success to #releases              | -                | MONITOR | SUCCESS",
                "Update status page                     | -                | DEPLOY  | STATUS",
                "Mail all customers                     | -                | DEPLOY  | START",
                "Notices to partners: notifications sent | -               | PREPARE | OTHER",
                "Send a summary to the team             | -                | FOLLOW_UP | SUCCESS",
                "Tell everyone if a rollback is needed  | -                | PREPARE | ROLLBACK",
            })
    void anAnnouncementIsAboutWhatItsWordsSay(String text, String template, ChecklistStage stage, String event) {
        assertThat(AnnouncementWords.tells(text)).isTrue();
        assertThat(AnnouncementWords.event(text, template, stage)).hasToString(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Notification channels configured",
                "Postgres upgraded",
                "Thank everybody",
                "Update the runbook",
                "E-mail service configured",
                "Email newsletter",
                "Send a test e-mail",
                "Welcome e-mails sent correctly",
                "POST /orders returns 201 in the browser",
                "Failure notifications sent to the duty channel",
                "Duty notified on failed payments and errors",
                "Ensure the change is in the release; it can then be officially announced in a blog post.",
                "Email to users drafted",
                "Announcement to customers prepared",
                "Users notified if issues",
                "On-call notified if issues come up",
                "Notify the team in case of problems"
            })
    void otherLinesTellNobodyAnything(String text) {
        assertThat(AnnouncementWords.tells(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "Apply the plan (if infrastructure changes) | if infrastructure changes",
                "Check on a phone (mobile - if released)    | if released",
                "If healthy, go on                          | if healthy",
                "Rotate the keys if needed                  | if needed",
                "Warm the cache (optional)                  | optional",
                "Check if the queue is empty                | -",
                "The order is the same. Raise it if not.    | -",
                "Verify tables (for PostgreSQL)             | -",
                "Deploy                                     | -",
            })
    void aConditionSaysWhenALineAppliesAtAll(String text, String condition) {
        assertThat(ConditionWords.of(text).orElse(null)).isEqualTo(condition);
    }

    @Test
    void aHeadingSetsAConditionForAllBelow() {
        assertThat(ConditionWords.ofHeading("If problems show up")).contains("if problems show up");
        assertThat(ConditionWords.ofHeading("Rollback (if needed)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Release lead: ________ Date: _____ | Release lead",
                "Security approval                  | Security approval",
                "Head of product: Jane              | Head of product",
                "QA signed off                      | QA",
                "Date: ____                         | -",
                "Deployment ID: ____                | -",
                "QA                                 | QA",
                "Engineering & Operations           | Engineering & Operations",
                "Head of customer support           | Head of customer support",
                "Ops lead ____                      | Ops lead",
                "Approved by: Jane                  | Approved by",
                "Completed at: ____                 | -",
                "Next review: 2026-02-01            | -",
                "Next steps:                        | -",
                "Owner: [Name]                      | -",
                "Status: pending                    | -",
                "Signed document: [Link]            | -",
                "Version: 1.2                       | -",
                "Core flows tested                  | -",
                "Run the retrospective              | -",
                "Alice looked at the logs           | -",
            })
    void underASignOffHeadingEveryEntryNamesARole(String text, String role) {
        assertThat(SignOffWords.inZone(text).orElse(null)).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Support sign-off given               | Support",
                "Director approval received           | Director",
                "Product owner approval (if visible)  | Product owner",
                "Get approval                         | -",
                "2 approvals                          | -",
                "PR approval                          | -",
                "QA lead has signed off               | QA lead",
                "The release manager approves         | release manager",
                "CTO approves the release             | CTO",
                "Signed off by the product owner      | product owner",
                "Get approval from the CTO            | CTO",
                "Approval from legal obtained         | legal",
                "Obtain the security team's sign-off  | security team",
                "Sign-off: Ops lead ____ Date: ____   | Ops lead",
                "Approved by: ____                    | Approved by",
                "Change approved                      | -",
                "Code review approved by a maintainer | -",
                "PR approved by 2 reviewers           | -",
                "Approval workflow documented         | -",
                "Sign-off sheet printed               | -",
                "Deployed by: ____                    | -",
                "When it is green ask for pull request approval | -",
            })
    void aBoxElsewhereMayAskForAnApproval(String text, String role) {
        assertThat(SignOffWords.inItem(text).orElse(null)).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Build done (3 min)                          | -",
                "Staging fine (within last 24 hours)         | -",
                "No maintenance of the cloud in next 2 hours | neither a soak nor part of a limit",
                "Take a second look                          | -",
                "Deploy version 2                            | -",
            })
    void aTimeThatNobodyUsesIsNamed(String text, String reason) {
        if (reason == null) {
            assertThat(LeftoverTime.in(text)).isEmpty();
        } else {
            assertThat(LeftoverTime.in(text).orElseThrow()).contains(reason);
        }
    }

    @Test
    void readinessPrevailsWhereHalfOfTheBoxesSayIt() {
        assertThat(ReadinessWords.prevail(List.of("Steps documented", "Old version known", "Owner named")))
                .isTrue();
        assertThat(ReadinessWords.prevail(List.of("Revert the image", "Restart", "Backup verified")))
                .isFalse();
        assertThat(ReadinessWords.prevail(List.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Release lead: ________ Date: _____   | Release lead",
                "Approved by: ________                | Approved by",
                "Security review: ....... (signature) | Security review",
                "Deployed by: ________                | -",
                "Version: ________                    | -",
                "Review date: ________                | -",
                "Fecha de despliegue: _____           | -",
                "Supplier: _______ (hotline)          | -",
                "Sign-off: Ops lead ________ Date: __ | Ops lead",
                "Completed at: ____ (signature)       | -",
            })
    void roomForASignatureIsNotRoomForAnythingElse(String text, String role) {
        assertThat(SignOffWords.blankToFill(text).orElse(null)).isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total time: 60 minutes", "Going back: ~5 min", "Check: up to 1 hour"})
    void aLineMayOnlySayHowLongSomethingTakes(String text) {
        assertThat(TimeEstimate.isAll(text)).isTrue();
        assertThat(TimeEstimate.isAll("Wait " + text + " and look")).isFalse();
    }

    @Test
    void anAlertThatIsSetUpIsNotMeasured() {
        assertThat(AlertWords.setsUp("Cost alert in place ($500/month threshold)"))
                .isTrue();
        assertThat(AlertWords.setsUp("Error rate below the alert")).isFalse();
    }
}
