package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecklistInstantiationTest {

    private static final EnvironmentDefinition FULL =
            Scenario.defined(Scenario.DEFINITION).definition().environments().get("production");
    private static final EnvironmentDefinition BARE =
            new EnvironmentDefinition(List.of(), List.of(), null, null, List.of(), List.of(), null);

    private static ChecklistInstantiation walk(String markdown, EnvironmentDefinition environment) {
        return ChecklistInstantiation.of(
                Scenario.report(markdown),
                "production",
                new ServiceDefinition("shop", null, List.of(), Map.of("production", environment), null, null, null));
    }

    private static Item item(ChecklistInstantiation instantiation, String text) {
        return instantiation.phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatNoProbeMeasuresIsLeftToAPersonAndSaysSo() {
        ChecklistInstantiation instantiation = walk(Scenario.CHECKLIST, BARE);

        assertThat(item(instantiation, "Error rate").kind()).isEqualTo(ItemKind.MANUAL);
        assertThat(item(instantiation, "Error rate").note()).contains("no probe of production gives error_rate");
        assertThat(item(instantiation, "Monitor for").kind()).isEqualTo(ItemKind.MANUAL);
        assertThat(instantiation.triggers())
                .filteredOn(trigger -> trigger.rule() == null)
                .extracting(WatchedTrigger::note)
                .allMatch(note -> note.contains("no probe gives"));
    }

    @Test
    void phaseIdsAreReadableUniqueAndNeverAStagesName() {
        ChecklistInstantiation instantiation = walk(Scenario.CHECKLIST, FULL);

        assertThat(instantiation.phases())
                .extracting(Phase::id)
                .doesNotHaveDuplicates()
                .contains("pre-deployment", "deploy", "post-deployment-verification");
        assertThat(instantiation.phases().get(instantiation.phases().size() - 1).stage())
                .isEqualTo(Stage.ROLLBACK);
    }

    @Test
    void aFailingHealthCheckMeansThreeInARow() {
        WatchedTrigger health = walk(Scenario.CHECKLIST, FULL).triggers().stream()
                .filter(trigger -> trigger.text().contains("Health"))
                .findFirst()
                .orElseThrow();

        assertThat(health.rule().condition().holding().times()).isEqualTo(3);
        assertThat(health.rule().floor().requests()).isZero();
    }

    @Test
    void aWindowLongEnoughForTheSlowestProbeIsTaken() {
        EnvironmentDefinition slow = Scenario.defined(Scenario.DEFINITION.replace("every: 1s", "every: 15s"))
                .definition()
                .environments()
                .get("production");

        assertThat(item(walk(Scenario.CHECKLIST, slow), "Error rate")
                        .asks()
                        .limit()
                        .orElseThrow()
                        .over())
                .isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void anItemWithoutANumberIsHeldAgainstTheDefinitionsLimit() {
        ChecklistInstantiation instantiation = walk("""
                ## Verification
                - [ ] Error rates are within acceptable limits
                - [ ] Memory usage is normal
                """, FULL);

        assertThat(item(instantiation, "Error rates").kind()).isEqualTo(ItemKind.MEASURED);
        assertThat(item(instantiation, "Error rates")
                        .asks()
                        .limit()
                        .orElseThrow()
                        .value())
                .isEqualTo(0.01);
        assertThat(item(instantiation, "Memory").kind()).isEqualTo(ItemKind.MANUAL);
    }

    @Test
    void anItemAboutAnotherEnvironmentIsNotMeasuredInThisOne() {
        ChecklistInstantiation instantiation = walk("""
                # Release
                ## Staging verification
                - [ ] Error rate < 1%
                ## Production verification
                - [ ] Error rate < 2%
                """, FULL);

        assertThat(item(instantiation, "< 1%").note()).contains("it is about staging");
        assertThat(item(instantiation, "< 2%").kind()).isEqualTo(ItemKind.MEASURED);
    }

    @Test
    void anApprovalWithoutABoxIsAnItemOfItsPhase() {
        ChecklistInstantiation instantiation = walk("""
                ## Preparation
                - [ ] Tests pass
                ## Sign-off
                | Role | Name | Date |
                |---|---|---|
                | Release manager | | |
                """, FULL);

        assertThat(instantiation.phases().stream().flatMap(phase -> phase.items().stream()))
                .filteredOn(item -> item.kind() == ItemKind.SIGN_OFF)
                .singleElement()
                .satisfies(item ->
                        assertThat(item.asks().signOff().orElseThrow().role()).isEqualTo("Release manager"));
    }

    @Test
    void signaturesAtTheEndOfTheDocumentAreGivenBeforeTheDeployment() {
        ChecklistInstantiation instantiation = walk("""
                ## Preparation
                - [ ] Think
                ## Last look
                - [ ] Look
                ## Deployment
                - [ ] Deploy the new version
                ## Week 1
                - [ ] Look back
                ## Sign-off
                **Deployment lead:** ____________ Date: ____
                """, FULL);

        assertThat(instantiation.phases())
                .filteredOn(phase ->
                        phase.items().stream().anyMatch(item -> item.text().contains("Deployment lead")))
                .singleElement()
                .satisfies(phase -> assertThat(phase.stage()).isEqualTo(Stage.PREPARE));
    }
}
