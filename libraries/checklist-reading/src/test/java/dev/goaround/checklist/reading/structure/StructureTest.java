package dev.goaround.checklist.reading.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.outline.Outline;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructureTest {

    private static final String BOX = "\n- [ ] item\n\n";

    @Test
    void aDocumentWithoutHeadingsIsOnePhase() {
        assertThat(phases("- [ ] one\n- [ ] two\n")).containsExactly("Checklist deploy null");
        assertThat(phases("---\ntitle: Weekly\n---\n- [ ] one\n")).containsExactly("Weekly deploy null");
    }

    @Test
    void aDocumentWithOneHeadingIsOnePhaseOfThatName() {
        assertThat(phases("# Release to production" + BOX)).containsExactly("Release to production deploy production");
        assertThat(Structure.of(Outline.of("# Release" + BOX)).title()).isEqualTo("Release");
    }

    @Test
    void aSingleTopLevelSectionIsOnePhaseUnlessItsPartsNameStages() {
        assertThat(phases("# List\n## Deployment\n### Backend" + BOX + "### Frontend" + BOX))
                .containsExactly("Deployment deploy null");
        assertThat(phases("# List\n## Deployment\n### Before the release" + BOX + "### Rollout" + BOX
                        + "### Verification" + BOX))
                .containsExactly("Before the release prepare null", "Rollout deploy null", "Verification verify null");
    }

    @Test
    void whatStandsBeforeTheFirstPartIsAPhaseNamedAfterTheDocument() {
        assertThat(phases("# List" + BOX + "## Deployment" + BOX))
                .containsExactly("List prepare null", "Deployment deploy null");
    }

    @Test
    void severalHeadingsOfTheHighestLevelAreThePhasesAndNoTitle() {
        Structure structure = Structure.of(Outline.of("# Prepare" + BOX + "# Deploy" + BOX));
        assertThat(structure.title()).isNull();
        assertThat(phases("# Prepare" + BOX + "# Deploy" + BOX))
                .containsExactly("Prepare prepare null", "Deploy deploy null");
    }

    @Test
    void partsWithoutBoxesAreNoPhases() {
        assertThat(phases("# List\n## Contacts\n- Ada\n## Deployment" + BOX + "## Notes\ntext\n"))
                .containsExactly("Deployment deploy null");
    }

    @Test
    void environmentsTimesAndStagesSplitAPart() {
        assertThat(phases("# L\n## Deployment\n### Staging" + BOX + "### Production" + BOX))
                .containsExactly("Staging deploy staging", "Production deploy production");
        assertThat(phases("# L\n## Deployment\n### First step (5 min)" + BOX + "### Second step (10 min)" + BOX
                        + "### Last step" + BOX))
                .containsExactly(
                        "First step (5 min) deploy null", "Second step (10 min) deploy null", "Last step deploy null");
        assertThat(phases("# L\n## Staging\n### Deploy" + BOX + "### Verify" + BOX + "## Production\n### Deploy" + BOX
                        + "### Verify" + BOX))
                .containsExactly(
                        "Deploy deploy staging",
                        "Verify verify staging",
                        "Production: Deploy deploy production",
                        "Production: Verify verify production");
    }

    @Test
    void beforeAndAfterTheDeploymentAreTwoParts() {
        assertThat(phases("# L\n## List\n### Pre-deployment" + BOX + "### Post-deployment" + BOX))
                .containsExactly("Pre-deployment prepare null", "Post-deployment verify null");
    }

    @Test
    void aReadinessListOnlyPrepares() {
        assertThat(phases("# Production readiness\n## Observability" + BOX + "## Operations" + BOX))
                .containsExactly("Observability prepare null", "Operations prepare null");
    }

    @Test
    void boldLinesAreHeadingsWhereThereAreNoOthers() {
        assertThat(phases("**Before the release**" + BOX + "**Deployment:**" + BOX + "**Do not hurry!**\n\n"
                        + "__Verification__" + BOX))
                .containsExactly(
                        "Before the release prepare null", "Deployment deploy null", "Verification verify null");
        assertThat(phases("# L\n**Preparation**" + BOX + "**Rollout**" + BOX))
                .containsExactly("Preparation prepare null", "Rollout deploy null");
        assertThat(phases("# L\n## Deployment\n**Before the release**" + BOX + "**Verification**" + BOX))
                .containsExactly("Deployment deploy null");
        assertThat(phases("**Release of the shop**" + BOX)).containsExactly("Checklist deploy null");
    }

    @Test
    void partsThatFoldUpAreHeadedByTheirSummaries() {
        assertThat(phases("# L\n<details>\n<summary><b>Preparation</b></summary>\n" + BOX
                        + "</details>\n\n<details><summary>Cutover</summary>\n" + BOX + "</details>\n"))
                .containsExactly("Preparation prepare null", "Cutover deploy null");
    }

    @Test
    void topicsDoNotSplitAPart() {
        assertThat(phases("# L\n## Pre-deployment\n### Code" + BOX + "### Testing" + BOX + "## Deployment" + BOX))
                .containsExactly("Pre-deployment prepare null", "Deployment deploy null");
    }

    @Test
    void everythingBeforeTheFirstDeploymentPrepares() {
        assertThat(phases("# L\n## Testing" + BOX + "## Monitoring" + BOX + "## Deployment" + BOX
                        + "## Monitoring the new one" + BOX))
                .containsExactly(
                        "Testing prepare null",
                        "Monitoring prepare null",
                        "Deployment deploy null",
                        "Monitoring the new one monitor null");
    }

    @Test
    void afterTheDeploymentIsTheStageThatHasNotBeenYet() {
        assertThat(phases("# L\n## Deploy" + BOX + "## Post-deployment" + BOX))
                .containsExactly("Deploy deploy null", "Post-deployment verify null");
        assertThat(phases("# L\n## Deploy" + BOX + "## Verification" + BOX + "## Post-deployment" + BOX
                        + "## Afterwards" + BOX))
                .containsExactly(
                        "Deploy deploy null",
                        "Verification verify null",
                        "Post-deployment monitor null",
                        "Afterwards follow-up null");
    }

    @Test
    void rollbackBoxesInsideAPhaseAreAPhaseOfTheirOwn() {
        assertThat(phases("# L\n## Deployment" + BOX + "### Rollback criteria" + BOX + "### Backend" + BOX))
                .containsExactly("Deployment deploy null", "Rollback criteria rollback null");
    }

    @Test
    void aRollbackPlanThatIsOnlyPreparedIsNoRollback() {
        assertThat(phases("# L\n## Rollback plan\n- [ ] Steps documented\n## Deployment" + BOX))
                .containsExactly("Rollback plan prepare null", "Deployment deploy null");
        assertThat(phases("# L\n## Deployment" + BOX + "## Rollback plan\n- [ ] Put the image back\n"))
                .containsExactly("Deployment deploy null", "Rollback plan rollback null");
    }

    @Test
    void whatStandsBeforeTheFirstDeployHeadingPreparesWhateverItIsCalled() {
        assertThat(phases("# R\n## 1. Release criteria" + BOX + "## 2. QA sign-off" + BOX + "## 3. Internal news" + BOX
                        + "## 4. Database migrations" + BOX + "## 5. Launch" + BOX))
                .containsExactly(
                        "1. Release criteria prepare null",
                        "2. QA sign-off prepare null",
                        "3. Internal news prepare null",
                        "4. Database migrations prepare null",
                        "5. Launch deploy null");
    }

    @Test
    void aMigrationWithoutAFurtherDeploymentIsTheDeployment() {
        assertThat(phases("# R\n## Preparation" + BOX + "## Database migration" + BOX + "## Checks" + BOX))
                .containsExactly("Preparation prepare null", "Database migration deploy null", "Checks verify null");
    }

    @Test
    void whereNoHeadingNamesTheDeploymentTheFirstBoxesThatDeployDo() {
        assertThat(phases("# R\n## Code" + BOX + "## Production line\n- [ ] Deploy the new version\n\n## Care" + BOX))
                .containsExactly("Code prepare null", "Production line deploy production", "Care deploy null");
        assertThat(phases("# R\n## Code" + BOX + "## Doing it\n- [ ] Deploy the new version\n\n## Verification" + BOX))
                .containsExactly("Code prepare null", "Doing it deploy null", "Verification verify null");
    }

    @Test
    void whereNothingTellsOfADeploymentEverythingPrepares() {
        assertThat(phases("# R\n## Code" + BOX + "## Docs" + BOX))
                .containsExactly("Code prepare null", "Docs prepare null");
        assertThat(phases("# R\n## Code" + BOX + "## Doing" + BOX + "## Verification" + BOX + "## Thanks" + BOX))
                .containsExactly(
                        "Code prepare null", "Doing deploy null", "Verification verify null", "Thanks verify null");
    }

    @Test
    void titlesThatReturnAreToldApart() {
        assertThat(phases("# Deploy" + BOX + "# Deploy" + BOX + "# Deploy" + BOX))
                .containsExactly("Deploy deploy null", "Deploy (2) deploy null", "Deploy (3) deploy null");
    }

    @Test
    void anEndlessHeadingIsCutShort() {
        assertThat(Structure.of(Outline.of("# " + "long ".repeat(1_000) + BOX))
                        .phases()
                        .get(0)
                        .title())
                .hasSizeLessThan(250);
    }

    private static List<String> phases(String markdown) {
        return Structure.of(Outline.of(markdown)).phases().stream()
                .map(phase -> phase.title() + " " + phase.stage().word() + " " + phase.environment())
                .toList();
    }
}
