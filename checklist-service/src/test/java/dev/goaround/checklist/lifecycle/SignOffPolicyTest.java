package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.checklist.clock.NextWake;
import dev.goaround.checklist.deployment.Authorship;
import dev.goaround.checklist.deployment.Authorship.Author;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.forge.ForgeAnswer;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.SignOffReading;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.ingress.ProgressReported;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignOffPolicyTest {

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

    private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private static final ForgeAnswer OCTOCAT =
            new ForgeAnswer.Named(List.of(new Author("octocat", "ann"), new Author("cid", "cid")));

    private final Scenario scenario = new Scenario(TWO_PERSONS, ROLES).read(SignOffPolicyTest::reviewedByAnother);

    /** As the reading says of “reviewer, not the author”. */
    private static ReadingReport reviewedByAnother(ReadingReport report) {
        return new ReadingReport(
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
    void whomTheForgeNamesDoesNotSignWhoeverStartedIt() {
        Scenario shop = withForge().commit(SHA).at("0S").started("2.0");

        assertThat(shop.at("1S").forgeSays(OCTOCAT).timeline()).singleElement().satisfies(line -> {
            assertThat(line.type()).isEqualTo("author");
            assertThat(line.text()).isEqualTo("GitHub names octocat (ann here), cid as who made " + SHA);
        });
        assertThat(shop.signed("Reviewer", "ann").refusal())
                .contains("somebody else than the author, and GitHub names octocat (ann here), cid as who made")
                .contains("Another approver can give it");
        assertThat(shop.signed("Developer", "ann").item("Developer").isSettled())
                .isTrue();
        shop.signed("Reviewer", "ben");
        assertThat(shop.item("Reviewer").state())
                .isInstanceOfSatisfying(
                        ItemState.Done.class,
                        done -> assertThat(done.evidence().what())
                                .endsWith("(GitHub names octocat (ann here), cid as who made the change)"));
    }

    @Test
    void beforeTheForgeHasSaidWhoItWasNobodySignsForSomebodyElse() {
        Scenario shop = withForge().commit(SHA).at("0S").started("2.0");

        assertThat(shop.signed("Reviewer", "ben").refusal())
                .contains("who made the change is not known: GitHub was not asked yet");
        shop.at("1S").forgeSays(ForgeAnswer.unknown("GitHub knows no commit"));
        assertThat(shop.timeline())
                .singleElement()
                .satisfies(line ->
                        assertThat(line.text()).isEqualTo("who made the change is not known: GitHub knows no commit"));
        assertThat(shop.signed("Reviewer", "ben").refusal()).contains("not known: GitHub knows no commit");
        assertThat(shop.at("2S")
                        .forgeSays(ForgeAnswer.unknown("GitHub knows no commit"))
                        .timeline())
                .as("the same again")
                .isEmpty();
        shop.forgeSays(OCTOCAT).signed("Reviewer", "ben");
        assertThat(shop.item("Reviewer").isSettled()).isTrue();
    }

    @Test
    void whoStartedItOrIsNamedByTheStartIsStillRefusedAsThat() {
        Scenario shop = withForge().commit(SHA).by("ben").author("ann").at("0S").started("2.0");

        assertThat(shop.signed("Reviewer", "ben").refusal()).contains("ben started this deployment");
        assertThat(shop.signed("Reviewer", "ann").refusal()).contains("the start names ann");
        shop.forgeSays(new ForgeAnswer.Named(List.of(new Author("cid", "cid"))));
        assertThat(shop.signed("Reviewer", "ben").refusal()).contains("ben started this deployment");
    }

    @Test
    void aStartWithoutAWholeCommitHashLeavesTheForgeUnasked() {
        Scenario none = withForge().by("cid").at("0S").started("2.0");
        assertThat(none.signed("Reviewer", "ben").refusal())
                .contains("its start names no commit", "git rev-parse HEAD");
        for (String commit : List.of("main", "6dcb09b", SHA + "/..", SHA.replace('6', 'g'))) {
            Scenario shop = withForge().commit(commit).at("0S").started("2.0");
            assertThat(shop.signed("Reviewer", "ben").refusal()).contains("‘" + commit + "’ is no whole commit hash");
            assertThat(authorship(shop).mayBeAsked(shop.now().plusSeconds(3600)))
                    .isFalse();
        }
    }

    @Test
    void whatWasSaidOfAnotherCommitOrAfterItWasKnownChangesNothing() {
        Scenario shop = withForge().commit(SHA).at("0S").started("2.0");
        shop.act((d, at) -> AuthorCommands.answered(d, SHA.replace('6', '7'), OCTOCAT, at));
        assertThat(shop.last()).isInstanceOf(CommandResult.Unchanged.class);
        shop.forgeSays(OCTOCAT).forgeSays(ForgeAnswer.unknown("GitHub answered 503"));
        assertThat(shop.last()).isInstanceOf(CommandResult.Unchanged.class);

        Scenario without = new Scenario(TWO_PERSONS, ROLES).commit(SHA).at("0S").started("2.0");
        assertThat(without.forgeSays(OCTOCAT).last()).isInstanceOf(CommandResult.Unchanged.class);
    }

    @Test
    void aStartThatBringsAnotherCommitThanItsPlanIsAnotherQuestion() {
        Scenario shop = withForge().commit(SHA).at("0S").planned("2.0").forgeSays(OCTOCAT);
        assertThat(authorship(shop.at("10S").started("2.0")).isKnown())
                .as("the plan's commit")
                .isTrue();

        Scenario other = withForge().commit(SHA).at("0S").planned("2.0").forgeSays(OCTOCAT);
        other.at("10S").commit(SHA.replace('6', '7')).started("2.0");
        assertThat(authorship(other).isKnown()).isFalse();
        assertThat(authorship(other).isDue(other.now().plusSeconds(1))).isTrue();
    }

    @Test
    void theForgeIsAskedAgainLessAndLessOftenAndNotBeforeItWants() {
        Scenario shop = withForge().commit(SHA).at("0S").started("2.0");
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            shop.forgeSays(ForgeAnswer.unknown("GitHub answered 503"));
            pauses.add(Duration.between(shop.now(), authorship(shop).asksAt()).toSeconds());
            assertThat(NextWake.of(shop.deployment(), shop.now()))
                    .hasValue(authorship(shop).asksAt());
            shop.at(authorship(shop).asksAt());
        }
        assertThat(pauses).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 1800L, 1800L);
        assertThat(NextWake.of(shop.deployment(), shop.now()))
                .as("while it is asked")
                .hasValue(shop.now().plusSeconds(60));

        Instant until = shop.now().plusSeconds(3600);
        shop.forgeSays(new ForgeAnswer.Unknown("GitHub limits", until));
        assertThat(authorship(shop).asksAt()).isEqualTo(until);
        assertThat(authorship(shop).mayBeAsked(until.minusSeconds(1))).isFalse();
        assertThat(authorship(shop).mayBeAsked(until)).isTrue();
    }

    @Test
    void whatIsStoredIsReadAgain() throws JsonProcessingException {
        Scenario shop = withForge().commit(SHA).at("0S").started("2.0").forgeSays(OCTOCAT);
        String stored = EventJson.mapper().writeValueAsString(shop.deployment());
        assertThat(EventJson.mapper().readValue(stored, Deployment.class)).isEqualTo(shop.deployment());

        ObjectNode old = (ObjectNode) EventJson.mapper().readTree(stored);
        ((ObjectNode) old.path("origin")).remove("authorship");
        assertThat(EventJson.mapper()
                        .treeToValue(old, Deployment.class)
                        .origin()
                        .change()
                        .authorship())
                .as("of a row before there was one")
                .isNull();
    }

    private static Scenario withForge() {
        return new Scenario(TWO_PERSONS, ROLES.replace("roles:", "forge: {github: acme/shop}\nroles:"))
                .read(SignOffPolicyTest::reviewedByAnother);
    }

    private static Authorship authorship(Scenario scenario) {
        return scenario.deployment().origin().change().authorship();
    }

    @Test
    void twoPersonsAreTwoDifferentOnesWhoeverSignsFirst() {
        scenario.at("0S").started("2.0").signed("Developer", "ben");
        assertThat(scenario.signed("Reviewer", "ben").refusal())
                .contains("signed off by another person than “Developer approval”, which ben gave");
        scenario.signed("Reviewer", "ann");

        Scenario other = new Scenario(TWO_PERSONS, ROLES).read(SignOffPolicyTest::reviewedByAnother);
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
