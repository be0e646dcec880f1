package dev.goaround.checklist.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.walk.Scenario;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static final EnvironmentDefinition FULL =
            Scenario.defined(Scenario.DEFINITION).definition().environments().get("production");
    private static final EnvironmentDefinition BARE =
            new EnvironmentDefinition(List.of(), List.of(), null, null, List.of(), List.of(), null);

    private static Walk walk(String markdown, EnvironmentDefinition environment) {
        return Walk.of(
                Scenario.report(markdown),
                "production",
                new ServiceDefinition("shop", null, List.of(), Map.of("production", environment), null, null, null));
    }

    private static Item item(Walk walk, String text) {
        return walk.phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatNoProbeMeasuresIsLeftToAPersonAndSaysSo() {
        Walk walk = walk(Scenario.CHECKLIST, BARE);

        assertThat(item(walk, "Error rate").kind()).isEqualTo(ItemKind.MANUAL);
        assertThat(item(walk, "Error rate").note()).contains("no probe of production gives error_rate");
        assertThat(item(walk, "Monitor for").kind()).isEqualTo(ItemKind.MANUAL);
        assertThat(walk.triggers())
                .filteredOn(trigger -> trigger.rule() == null)
                .extracting(WatchedTrigger::note)
                .allMatch(note -> note.contains("no probe gives"));
    }

    @Test
    void phaseIdsAreReadableUniqueAndNeverAStagesName() {
        Walk walk = walk(Scenario.CHECKLIST, FULL);

        assertThat(walk.phases())
                .extracting(Phase::id)
                .doesNotHaveDuplicates()
                .contains("pre-deployment", "deploy", "post-deployment-verification");
        assertThat(walk.phases().get(walk.phases().size() - 1).stage()).isEqualTo(Stage.ROLLBACK);
    }

    @Test
    void aFailingHealthCheckMeansThreeInARow() {
        WatchedTrigger health = walk(Scenario.CHECKLIST, FULL).triggers().stream()
                .filter(trigger -> trigger.text().contains("Health"))
                .findFirst()
                .orElseThrow();

        assertThat(health.rule().condition().times()).isEqualTo(3);
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
                        .condition()
                        .over())
                .isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void anItemWithoutANumberIsHeldAgainstTheDefinitionsLimit() {
        Walk walk = walk("""
                ## Verification
                - [ ] Error rates are within acceptable limits
                - [ ] Memory usage is normal
                """, FULL);

        assertThat(item(walk, "Error rates").kind()).isEqualTo(ItemKind.MEASURED);
        assertThat(item(walk, "Error rates").asks().condition().value()).isEqualTo(0.01);
        assertThat(item(walk, "Memory").kind()).isEqualTo(ItemKind.MANUAL);
    }

    @Test
    void anItemAboutAnotherEnvironmentIsNotMeasuredInThisOne() {
        Walk walk = walk("""
                # Release
                ## Staging verification
                - [ ] Error rate < 1%
                ## Production verification
                - [ ] Error rate < 2%
                """, FULL);

        assertThat(item(walk, "< 1%").note()).contains("it is about staging");
        assertThat(item(walk, "< 2%").kind()).isEqualTo(ItemKind.MEASURED);
    }

    @Test
    void anApprovalWithoutABoxIsAnItemOfItsPhase() {
        Walk walk = walk("""
                ## Preparation
                - [ ] Tests pass
                ## Sign-off
                | Role | Name | Date |
                |---|---|---|
                | Release manager | | |
                """, FULL);

        assertThat(walk.phases().stream().flatMap(phase -> phase.items().stream()))
                .filteredOn(item -> item.kind() == ItemKind.SIGN_OFF)
                .singleElement()
                .satisfies(item -> assertThat(item.asks().role()).isEqualTo("Release manager"));
    }

    @Test
    void signaturesAtTheEndOfTheDocumentAreGivenBeforeTheDeployment() {
        Walk walk = walk("""
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

        assertThat(walk.phases())
                .filteredOn(phase ->
                        phase.items().stream().anyMatch(item -> item.text().contains("Deployment lead")))
                .singleElement()
                .satisfies(phase -> assertThat(phase.stage()).isEqualTo(Stage.PREPARE));
    }
}
