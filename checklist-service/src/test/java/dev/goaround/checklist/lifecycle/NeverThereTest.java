package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.LastRunning;
import dev.goaround.checklist.deployment.LastRunning.How;
import dev.goaround.checklist.deployment.Sighting;
import dev.goaround.checklist.evidence.Proof;
import dev.goaround.checklist.start.StartPolicy;
import dev.goaround.checklist.start.StartRequest;
import dev.goaround.contracts.DeploymentId;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.ingress.ProgressReported.What;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.TargetRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken for the new version, and what only stands near it. */
class NeverThereTest {

    private static final String NOT_SHOWN = Scenario.DEFINITION.replace(", version-header: X-Version", "");

    private static final String BETWEEN = """
            # R
            ## Deploy to staging
            - [ ] Deploy the new version to staging
            ## Verification
            - [ ] Login page looks right
            - [ ] Error rate < 1%
            ## Deploy to production
            - [ ] Deploy the new version to production
            ## Production verification
            - [ ] Checkout works
            """;

    private static final String CANARY = """
            # R
            ## Deploy
            - [ ] Look at the page
            ## Canary monitoring
            - [ ] Expand to 5% of traffic
            - [ ] Monitor for 10 minutes
            """;

    @Test
    void aVerificationAheadOfTheProductionDeploymentIsNoClaimAboutProduction() {
        Scenario walk = new Scenario(BETWEEN, StagingTest.BOTH).at("0S").started("2.0");
        walk.at("1S").progress(What.DEPLOYED);
        assertThat(walk.openPhase()).isEqualTo("Verification");
        assertThat(walk.deployment().isDeploymentReached()).isFalse();

        walk.at("2S").ticked("Login page").verdict("Error rate", VerdictKind.HEALTHY);

        assertThat(walk.openPhase()).isEqualTo("Deploy to production");
        assertThat(walk.deployment().isDeploymentReached()).isTrue();
        assertThat(walk.ticked("Checkout").refusal()).contains("not there yet");
        assertThat(walk.at("3S").progress(What.DEPLOYED).deployment().isVerified())
                .isFalse();
    }

    @Test
    void aVersionThatATargetWouldShowAndNoneHasShownDoesNotSucceed() {
        Scenario walk = new Scenario("# R\n## Deploy\n- [ ] Look at the page\n", Scenario.DEFINITION)
                .at("0S")
                .started("2.0")
                .at("1S")
                .seen("web", "1.0")
                .ticked("Look at");
        assertThat(walk.deployment().isRunning()).isTrue();
        assertThat(walk.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(Reason.Code.ITEM_OPEN);
            assertThat(reason.text()).startsWith("the new version was not seen and not reported: ");
            assertThat(reason.request()).isNotNull();
        });
        walk.at("2S").seen("web", "2.0");
        assertThat(walk.deployment().state()).isInstanceOf(DeploymentState.Succeeded.class);

        Scenario nobodyWould = new Scenario("# R\n## Deploy\n- [ ] Look at the page\n", NOT_SHOWN)
                .at("0S")
                .started("2.0")
                .ticked("Look at");
        assertThat(nobodyWould.deployment().state()).isInstanceOf(DeploymentState.Succeeded.class);
    }

    @Test
    void whatStaysAtTheEndIsHeardAlsoWhereItWasThereBefore() {
        Scenario walk = Scenario.usual().untilMonitoring();
        Deployment monitoring = walk.deployment();
        walk.at("20S").act((d, at) -> EndCommands.supersede(d, "3.0", "ci", at));
        assertThat(LastRunning.learned(monitoring, walk.deployment(), walk.now()))
                .contains(new LastRunning("2.0", How.DEPLOYED, walk.now()));
    }

    @Test
    void whatGivesWayIsWhatRanBefore() {
        Scenario walk = Scenario.usual().untilMonitoring();
        LastRunning old = new LastRunning("1.0", How.DEPLOYED, Scenario.T0.minusSeconds(99));
        assertThat(start(walk.deployment(), null, old, Scenario.DEFINITION)
                        .before()
                        .heard())
                .isEqualTo(new LastRunning("2.0", How.DEPLOYED, walk.now()));
        assertThat(start(null, null, old, Scenario.DEFINITION).before().heard()).isEqualTo(old);
    }

    @Test
    void aPlanKeepsWhatWouldShowItsVersion() {
        Deployment plan =
                new Scenario(Scenario.CHECKLIST, NOT_SHOWN).planned("3.0").deployment();
        assertThat(start(null, plan, null, Scenario.DEFINITION).before().shown())
                .isFalse();
        assertThat(start(null, null, null, Scenario.DEFINITION).before().shown())
                .isTrue();
    }

    private static Deployment start(Deployment current, Deployment plan, LastRunning heard, String definition) {
        DeploymentStarted event = new DeploymentStarted(
                "shop", "production", "3.0", null, null, Map.of(), null, null, null, null, null, null, null);
        StartPolicy.Situation situation = new StartPolicy.Situation(
                Scenario.defined(definition),
                new StartPolicy.StoredChecklist("shop-release", 3, Scenario.report(Scenario.CHECKLIST)),
                current,
                plan,
                List.of(),
                heard,
                List.of(),
                List.of());
        List<CommandResult> decisions = StartPolicy.decide(
                new StartRequest(DeploymentId.of("/ci", "3.0"), event, false, null, "ci", false),
                situation,
                Scenario.T0);
        return ((CommandResult.Changed) decisions.get(decisions.size() - 1)).deployment();
    }

    @Test
    void aStepOfAMonitorPhaseIsNoClaimSoTheReportOfItsTrafficSettlesIt() {
        Scenario walk = new Scenario(CANARY, Scenario.DEFINITION)
                .at("0S")
                .started("2.0")
                .seen("web", "1.0");
        walk.ticked("Look at");
        assertThat(walk.openPhase()).isEqualTo("Canary monitoring");
        walk.at("1S").traffic(0.05);
        assertThat(walk.item("Expand").isSettled()).isTrue();
        assertThat(walk.deployment().isCandidateThere()).isTrue();
    }

    @Test
    void whatRanBeforeStaysKnownWhereItAnswersAgain() {
        Scenario walk = Scenario.usual().at("0S").started("2.0");
        walk.at("1S").seen("web", "1.0").evidence("unit tests", true, null).ticked("Release notes");
        walk.at("5S").seen("web", "2.0").at("6S").seen("web", "1.0");
        assertThat(walk.deployment().watch().sightings())
                .filteredOn(Sighting::before)
                .extracting(Sighting::version)
                .containsExactly("1.0");
        Deployment known = walk.deployment();
        assertThat(walk.at("7S").seen("web", "1.0").deployment()).isEqualTo(known);
    }

    @Test
    void anAnswerOfBeforeTheReportTellsWhatRanAlsoWhereItIsToldAfterIt() {
        Scenario walk = Scenario.usual().at("0S").started("2.0");
        walk.at("1S").evidence("unit tests", true, null).ticked("Release notes");
        walk.at("5S").progress(What.DEPLOYED);
        told(walk, "1.0", Scenario.T0.plusSeconds(4));
        assertThat(walk.deployment().watch().sightings())
                .singleElement()
                .satisfies(sighting -> assertThat(sighting.before()).isTrue());

        Scenario after = Scenario.usual().at("0S").started("2.0");
        after.at("1S").evidence("unit tests", true, null).ticked("Release notes");
        after.at("5S").progress(What.DEPLOYED);
        told(after, "1.0", Scenario.T0.plusSeconds(5));
        assertThat(after.deployment().watch().sightings())
                .singleElement()
                .satisfies(sighting -> assertThat(sighting.before()).isFalse());
    }

    private static void told(Scenario walk, String version, Instant when) {
        walk.act((d, at) -> TargetCommands.seen(
                d, new VersionSeen(d.ref(), d.watch().revision(), "web", TargetRole.CANDIDATE, version, when), at));
    }

    @Test
    void aResultOfBeforeTheVersionWasSeenSaysNothingOfIt() {
        Scenario walk = Scenario.usual().at("0S").started("2.0");
        walk.at("1S").seen("web", "1.0").evidence("unit tests", true, null).ticked("Release notes");
        walk.at("200S").seen("web", "2.0").ticked("Deploy the new version");
        assertThat(walk.openPhase()).isEqualTo("Post-deployment verification");
        assertThat(judged(walk, "2.0", Scenario.T0.plusSeconds(100)).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.text()).contains("was obtained before"));
        assertThat(judged(walk, "v2.0", Scenario.T0.plusSeconds(200)).refusal()).isEmpty();
        assertThat(judged(walk, "2.1", Scenario.T0.plusSeconds(200)).refusal()).isPresent();
    }

    private static ProofCheck judged(Scenario walk, String version, Instant observedAt) {
        Proof proof =
                new Proof(List.of("login"), null, true, null, null, null, null, observedAt, true, null, null, version);
        return new ProofCheck(
                walk.deployment(),
                walk.deployment().openPhase().orElseThrow(),
                walk.item("Login page"),
                "login",
                proof,
                walk.now());
    }
}
