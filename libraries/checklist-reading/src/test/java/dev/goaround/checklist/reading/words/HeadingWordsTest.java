package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Pre-Deployment                   | prepare",
                "Before the release               | prepare",
                "Pre Deployment                   | prepare",
                "Pre Deployment Validations       | prepare",
                "Pre-Rollout                      | prepare",
                "Prior to the cutover             | prepare",
                "Checks before going live         | prepare",
                "Before you start                 | prepare",
                "1. Before                        | prepare",
                "Part C - implementation          | deploy",
                "Departure                        | deploy",
                "Ring 1: volunteers               | deploy",
                "2. During                        | deploy",
                "The switch-over itself           | deploy",
                "D-day                            | deploy",
                "Update the documents             | none",
                "Change management                | none",
                "Terminus                         | verify",
                "Done when                        | verify",
                "The next morning                 | follow-up",
                "Closing                          | follow-up",
                ":rocket: Deploy                  | deploy",
                "Pre-launch comms                 | prepare",
                "Prerollout                       | prepare",
                "Dry-run of the rollback          | prepare",
                "D-1                              | prepare",
                "L-30: Announce                   | prepare",
                "Release criteria                 | none",
                "Deployment details               | none",
                "Deployment type                  | none",
                "Release / rollback details       | none",
                "Launch completion sign-off       | none",
                "Release the new version          | deploy",
                "Deploy the notification service  | deploy",
                "Go live                          | deploy",
                "D-Day                            | deploy",
                "Launch day + 2 hours             | verify",
                "Launch day + 24 hours            | follow-up",
                "D+1                              | follow-up",
                "Hypercare                        | monitor",
                "Next steps                       | follow-up",
                "Post rollout                     | none",
                "Environment setup                | prepare",
                "Rollback readiness               | prepare",
                "T-15 minutes                     | prepare",
                "Evening before: the day before   | prepare",
                "Deployment (T-2 hours)           | deploy",
                "Verification (T-0)               | verify",
                "Release notes                    | none",
                "Success criteria                 | verify",
                "First hour                       | monitor",
                "Month 1                          | follow-up",
                "Canary rollout (week 3)          | deploy",
                "Pre-publication                  | prepare",
                "Vor dem Deployment               | prepare",
                "Vérification finale              | verify",
                "Despliegue                       | deploy",
                "部署前检查                            | prepare",
                "デプロイ手順                           | deploy",
                "部署后                              | none",
                "Day of deployment                | prepare",
                "Deployment steps                 | deploy",
                "T-0                              | deploy",
                "Canary rollout                   | deploy",
                "Step 2: Database migrations      | deploy",
                "Application Deployment           | deploy",
                "Post-deployment verification     | verify",
                "Security verification            | verify",
                "Smoke tests                      | verify",
                "T+15 minutes                     | verify",
                "T+60 minutes                     | monitor",
                "Monitoring and alerting          | monitor",
                "Long-term monitoring             | monitor",
                "First 30 minutes                 | monitor",
                "Follow-up                        | follow-up",
                "Week 2                           | follow-up",
                "Post-deployment tasks            | follow-up",
                "Clean-up                         | follow-up",
                "Post-deployment                  | none",
                "Backend                          | none",
            })
    void aHeadingNamesItsStage(String heading, String stage) {
        String named = StageWords.of(heading, PhaseClock.of(heading))
                .map(ChecklistStage::word)
                .orElse("none");
        assertThat(named).isEqualTo(stage);
    }

    @Test
    void afterTheDeploymentIsRecognisedWithoutAStage() {
        assertThat(StageWords.isAfterDeployment("Post-Deployment Phase")).isTrue();
        assertThat(StageWords.isAfterDeployment("Deployment Phase")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1. Staging Deployment       | staging",
                "Production rollout          | production",
                "Deploy to prod              | production",
                "Pre-production checks       | staging",
                "Non-production clean-up     | none",
                "Staging and production      | none",
                "Deployment                  | none",
            })
    void aHeadingNamesItsEnvironment(String heading, String environment) {
        assertThat(EnvironmentWords.of(heading).orElse("none")).isEqualTo(environment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rollback criteria                    | TRIGGERS",
                "Rollback Triggers                    | TRIGGERS",
                "When to roll back                    | TRIGGERS",
                "Go back at once: rollback if:        | TRIGGERS",
                "Start the rollback immediately when: | TRIGGERS",
                "Criterios de rollback                | TRIGGERS",
                "If any of these occurs, revert:      | TRIGGERS",
                "If it fails, roll back like this:    | ROLLBACK",
                "Hacer rollback si:                   | TRIGGERS",
                "ロールバック基準                             | TRIGGERS",
                "回滚步骤                                 | ROLLBACK",
                "Rollback steps (only when asked)     | ROLLBACK",
                "Rollback scenario                    | ROLLBACK",
                "Rollback preparation                 | WALK",
                "Sign-off                             | SIGN_OFF",
                "Final approvals                      | SIGN_OFF",
                "Emergency contacts                   | CONTACTS",
                "Communication                        | COMMUNICATION",
                "Code review and approvals            | none",
                "If the deployment fails:             | none",
            })
    void aHeadingOrAnIntroducingLineOpensAZone(String words, String zone) {
        assertThat(ZoneWords.of(words, false).map(Zone::name).orElse("none")).isEqualTo(zone);
    }

    @Test
    void anEntryMayBeAHeadingByItsWords() {
        assertThat(List.of("Rollback process", "Immediate rollback triggers", "Post-rollback actions"))
                .allMatch(ZoneWords::isTitle);
        assertThat(List.of("Rollback if needed", "Roll back the database", "Test the rollback plan twice a year"))
                .noneMatch(ZoneWords::isTitle);
    }

    @Test
    void aRollbackPlannedBeforehandIsNotCarriedOut() {
        assertThat(ZoneWords.of("Rollback plan", true)).contains(Zone.WALK);
        assertThat(ZoneWords.of("Rollback plan", false)).contains(Zone.ROLLBACK);
    }
}
