package dev.goaround.checklist.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.reading.Report;
import dev.goaround.checklist.reading.SignOffReading;
import dev.goaround.contracts.ingress.ProgressReported;
import org.junit.jupiter.api.Test;

class SigningTest {

    private static final String TWO_PERSONS = """
            # Release
            ## Preparation
            - [ ] Developer approval
            - [ ] Reviewer approval
            ## Deploy
            - [ ] Deploy the new version
            ## Go-live approval
            - [ ] Release manager approval
            """;

    private static final String ROLES = Scenario.DEFINITION.replace(
            "checklist: shop-release\n", "checklist: shop-release\nroles: {reviewer: [ann, ben]}\n");

    private final Scenario scenario = new Scenario(TWO_PERSONS, ROLES).read(SigningTest::reviewedByAnother);

    /** As the reading says of “reviewer, not the author”. */
    private static Report reviewedByAnother(Report report) {
        return new Report(
                report.title(),
                report.phases(),
                report.items(),
                report.triggers(),
                report.rollback(),
                report.signOffs().stream()
                        .map(read -> new SignOffReading(
                                read.line(),
                                read.role(),
                                read.role().toLowerCase(java.util.Locale.ROOT).contains("reviewer")))
                        .toList(),
                report.contacts(),
                report.windows(),
                report.announcements(),
                report.paths(),
                report.unread());
    }

    @Test
    void whoMaySignIsListedByRoleInAnyCaseAndTheGateSaysWho() {
        scenario.author("ann").at("0S").started("2.0");

        assertThat(Gates.of(scenario.deployment(), "deploy", Scenario.T0)
                        .orElseThrow()
                        .reasons())
                .anySatisfy(reason -> assertThat(reason.text()).contains("It can be given by ann, ben"));
        assertThat(scenario.at("1S").signed("Reviewer", "cid").refusal())
                .contains("signed off as Reviewer")
                .contains("cid is none of those who may: ann, ben");
        scenario.at("2S").signed("Reviewer", "ben");
        assertThat(scenario.item("Reviewer").state())
                .isInstanceOfSatisfying(
                        ItemState.Done.class,
                        done -> assertThat(done.evidence().what())
                                .isEqualTo(
                                        "signed off as Reviewer by ben for shop 2.0 in production (who made the change"
                                                + " is not known: a pipeline started it, and whom a start names is no proof)"));
    }

    @Test
    void aRoleThatIsNotListedIsGivenByAnyApprover() {
        scenario.at("0S").started("2.0").signed("Developer", "cid");
        assertThat(scenario.item("Developer").isSettled()).isTrue();
    }

    @Test
    void theAuthorDoesNotSignWhereSomebodyElseIsAskedFor() {
        scenario.author("ann").at("0S").started("2.0");

        assertThat(scenario.signed("Reviewer", "ann").refusal()).contains("the start names ann as who made the change");
        assertThat(scenario.signed("Developer", "ann").item("Developer").isSettled())
                .isTrue();
    }

    @Test
    void whoeverStartedItIsTheAuthorWhomeverTheStartNames() {
        scenario.by("Ann").author("cid").at("0S").started("2.0");

        assertThat(scenario.signed("Reviewer", "ann").refusal())
                .contains("somebody else than the author, and ann started this deployment");
        scenario.signed("Reviewer", "ben");
        assertThat(scenario.item("Reviewer").state())
                .isInstanceOfSatisfying(
                        ItemState.Done.class,
                        done -> assertThat(done.evidence().what()).endsWith("in production"));
    }

    @Test
    void whoeverPlannedItIsTheAuthorAsWellWhenAPipelineStartsIt() {
        scenario.by("ann").at("0S").planned("2.0").by("ci").started("2.0");

        assertThat(scenario.signed("Reviewer", "ann").refusal()).contains("ann started this deployment");
    }

    @Test
    void whomAPipelineNamesIsNoProofOfWhoMadeTheChange() {
        scenario.author("cid").at("0S").started("2.0").signed("Reviewer", "ben");

        assertThat(scenario.item("Reviewer").state())
                .isInstanceOfSatisfying(
                        ItemState.Done.class,
                        done -> assertThat(done.evidence().what())
                                .endsWith(
                                        "(who made the change is not known: a pipeline started it, and whom a start names is"
                                                + " no proof)"));
    }

    @Test
    void twoPersonsAreTwoDifferentOnesWhoeverSignsFirst() {
        scenario.at("0S").started("2.0").signed("Developer", "ben");
        assertThat(scenario.signed("Reviewer", "ben").refusal())
                .contains("signed off by another person than “Developer approval”, which ben gave");
        scenario.signed("Reviewer", "ann");

        Scenario other = new Scenario(TWO_PERSONS, ROLES).read(SigningTest::reviewedByAnother);
        other.at("0S").started("2.0").signed("Reviewer", "ben");
        assertThat(other.signed("Developer", "ben").refusal()).contains("another person");
        other.signed("Developer", "cid");
        assertThat(other.openPhase()).isEqualTo("Deploy");
    }

    @Test
    void anotherPartOfTheChecklistIsAnotherPair() {
        scenario.at("0S").started("2.0").signed("Reviewer", "ben").signed("Developer", "ann");
        scenario.progress(ProgressReported.What.DEPLOYED).signed("Release manager", "ben");
        assertThat(scenario.item("Release manager").isSettled()).isTrue();
    }
}
