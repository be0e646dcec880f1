package dev.goaround.rollback.actuators.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.goaround.contracts.watch.PersonStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.AllowList;
import dev.goaround.egress.OwnEndpoints;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepDryRun;
import dev.goaround.rollback.actuators.StepDryRun.WouldCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dry run asks, says what it would call, and changes nothing at the receiver. */
class DryRunTest {

    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dry-run", null, "dry-run", "undo", "dry-run");
    private static final String ALLOWED = ".example";

    @Test
    void aWebhooksPostIsShownWithItsValues() {
        StepDryRun told = told(CrashTableTest.webhook(true), new WebhookReceiver(true));
        assertThat(told.would()).singleElement().satisfies(call -> {
            assertThat(call.how()).isEqualTo("POST");
            assertThat(call.what()).isEqualTo("https://deploy.example/rollback");
            assertThat(call.body()).contains("\"version\":\"2.0.0\"", "\"targetVersion\":\"1.0.0\"");
        });
        assertThat(told.text()).isEqualTo("a webhook's receiver cannot be asked");
        assertThat(told.problems()).isEmpty();
    }

    @Test
    void aWorkflowIsLookedAtAndItsDispatchIsShown() {
        StepDryRun told = told(CrashTableTest.gitHub(), new GitHub(true, true));
        assertThat(told.asked())
                .containsExactly("GET https://api.github.example/repos/acme/shop/actions/workflows/rollback.yml:"
                        + " answered 200");
        assertThat(told.would()).singleElement().satisfies(call -> {
            assertThat(call.what()).endsWith("/actions/workflows/rollback.yml/dispatches");
            assertThat(call.body()).contains("\"key\":\"dry-run\"");
        });
        assertThat(told.text()).isEqualTo("workflow rollback.yml is active");
        assertThat(told.problems()).isEmpty();
    }

    @Test
    void aWorkflowThatIsDisabledOrCannotBeSeenIsAProblem() {
        GitHub gitHub = new GitHub(true, true);
        gitHub.errors().add(call -> true, Stub.json(200, Map.of("state", "disabled_manually")));
        assertThat(told(CrashTableTest.gitHub(), gitHub).problems())
                .containsExactly("workflow rollback.yml is disabled_manually: enable it");
        gitHub.errors().add(call -> true, Stub.json(404, Map.of("message", "Not Found")));
        assertThat(told(CrashTableTest.gitHub(), gitHub).problems())
                .singleElement()
                .asString()
                .contains("knows no such repository or workflow");
    }

    @Test
    void aPipelinesProjectIsLookedAtAndItsCreationIsShown() {
        GitLab gitLab = new GitLab();
        StepDryRun told = told(GitLabActuatorTest.step("main"), gitLab);
        assertThat(told.text()).isEqualTo("project acme/shop is there");
        assertThat(told.would())
                .singleElement()
                .extracting(WouldCall::body)
                .asString()
                .contains("GOAROUND_KEY", "dry-run");
        gitLab.errors().add(call -> true, GitLab.error(401, "401 Unauthorized"));
        assertThat(told(GitLabActuatorTest.step("main"), gitLab).problems())
                .singleElement()
                .asString()
                .contains("does not accept the token (401)");
    }

    @Test
    void aDeploymentIsLookedAtAndItsPatchIsShown() {
        KubernetesCluster cluster = new KubernetesCluster().deployment("web", "1.0.0", "2.0.0");
        StepDryRun told = told(KubernetesActuatorTest.step(null), cluster);
        assertThat(told.asked()).hasSizeGreaterThanOrEqualTo(3).allMatch(line -> line.endsWith("answered 200"));
        assertThat(told.would()).singleElement().satisfies(call -> {
            assertThat(call.how()).isEqualTo("PATCH");
            assertThat(call.body()).contains("shop:1.0.0");
        });
        assertThat(told.problems()).isEmpty();
    }

    @Test
    void aRouteIsLookedAtAndItsWeightsAreShown() {
        GatewayRoute route = new GatewayRoute();
        StepDryRun told = told(HttpRouteActuatorTest.step(Map.of("web-stable", 100, "web-canary", 0)), route);
        assertThat(told.would())
                .singleElement()
                .extracting(WouldCall::body)
                .asString()
                .contains("\"name\":\"web-canary\",\"port\":80,\"weight\":0");
        assertThat(told.problems()).isEmpty();
        assertThat(route.effects()).isEmpty();
        assertThat(told(HttpRouteActuatorTest.step(Map.of("a", 100, "b", 0)), route)
                        .problems())
                .singleElement()
                .asString()
                .contains("its backends are [static, web-canary, web-stable]");
    }

    @Test
    void aDeploymentWithoutAnEarlierRevisionIsAProblem() {
        KubernetesCluster cluster = new KubernetesCluster().deployment("web", "2.0.0");
        assertThat(told(KubernetesActuatorTest.step(null), cluster).problems())
                .singleElement()
                .asString()
                .contains("keeps no revision before");
    }

    @Test
    void aMissingSecretIsAProblemAndNothingIsAsked() {
        StepDryRun told = dryRun(new GitHub(true, true), Receiver.secretsOf(Map.of()), ALLOWED)
                .of(CrashTableTest.gitHub(), ABOUT)
                .await()
                .indefinitely();
        assertThat(told.asked()).isEmpty();
        assertThat(told.problems())
                .singleElement()
                .asString()
                .contains("was not found", "GOAROUND_SECRET_SHOP__GITHUB");
    }

    @Test
    void aCallThatWouldNotBeLetOutIsAProblem() {
        StepDryRun told = dryRun(new WebhookReceiver(true), CrashTableTest.SECRETS, "other.example")
                .of(CrashTableTest.webhook(true), ABOUT)
                .await()
                .indefinitely();
        assertThat(told.problems()).singleElement().asString().startsWith("the call would not be let out: ");
    }

    @Test
    void aHostCommandsProgramIsLookedAtAndItsArgumentsAreShown() {
        StepDryRun told = told(HostCommandActuatorTest.step("switch-cdn"), new Host(true));
        assertThat(told.would()).containsExactly(new WouldCall("run", "/bin/true", "--to\n1.0.0"));
        assertThat(told.text()).isEqualTo("/bin/true is there");
        assertThat(told(HostCommandActuatorTest.step("gone"), new Host(true)).problems())
                .containsExactly("/nowhere/program is not there, or may not be executed");
        assertThat(told(HostCommandActuatorTest.step("rm"), new Host(true)).problems())
                .containsExactly("the operator of rollback-service names no host command rm; named are"
                        + " [gone, no-check, switch-cdn]");
    }

    @Test
    void aRolloutIsLookedAtAndItsAbortIsShown() {
        StepDryRun told = told(ArgoRolloutActuatorTest.step(true, null), ArgoRolloutActuatorTest.underWay());
        assertThat(told.would())
                .extracting(WouldCall::how, WouldCall::body)
                .containsExactly(tuple("PATCH", "{\"status\":{\"abort\":true}}"));
        assertThat(told.problems()).isEmpty();
    }

    @Test
    void awsIsOnlyAskedAndTheOperationIsNamed() {
        StepDryRun ecs = told(AwsActuatorsTest.ecs("web", null), Ecs.deployed(true));
        assertThat(ecs.would()).singleElement().satisfies(call -> {
            assertThat(call.how()).isEqualTo("POST UpdateService");
            assertThat(call.body()).contains("task-definition/shop:1.0.0");
        });
        assertThat(ecs.asked()).isNotEmpty().allMatch(line -> line.matches("POST (Describe|List).*answered 200"));
        StepDryRun stop = told(AwsActuatorsTest.ecs("web", null), Ecs.deploying());
        assertThat(stop.would()).extracting(WouldCall::how).containsExactly("POST StopServiceDeployment");
        StepDryRun group = told(AwsActuatorsTest.codeDeploy("workers"), new CodeDeploy());
        assertThat(group.would()).extracting(WouldCall::how).containsExactly("POST StopDeployment");
        assertThat(told(AwsActuatorsTest.codeDeploy("workers"), new CodeDeploy().through())
                        .problems())
                .singleElement()
                .asString()
                .contains("stops only running ones");
    }

    @Test
    void railwayIsAskedForTheDeploymentsAndTheMutationIsShown() {
        StepDryRun told = told(RailwayActuatorTest.step(true), new Railway());
        assertThat(told.would()).singleElement().satisfies(call -> {
            assertThat(call.what()).isEqualTo("https://backboard.railway.example/graphql/v2");
            assertThat(call.body()).contains("deploymentRollback", "dep-good");
        });
        assertThat(told.problems()).isEmpty();
    }

    @Test
    void aCallWithASecretThatMayNotGoThereIsAProblem() {
        StepSecrets bound = Receiver.secretsOf(Map.of(
                "GOAROUND_SECRET_SHOP__HOOK", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "GOAROUND_HOSTS_OF_SECRET_SHOP__HOOK", "hooks.example"));
        Stub receiver = new WebhookReceiver(true);
        receiver.at(Executor.ZERO);

        StepDryRun told = dryRun(receiver, bound, ALLOWED)
                .of(CrashTableTest.webhook(true), ABOUT)
                .await()
                .indefinitely();
        assertThat(told.problems())
                .singleElement()
                .asString()
                .contains("the secret 'hook' of the service 'shop' may not go to https://deploy.example:443")
                .contains("its hosts are [hooks.example]");
    }

    @Test
    void aSecretOfAllServicesThatNamesNoHostsIsAProblem() {
        StepSecrets unbound = Receiver.secretsOf(Map.of("GOAROUND_SECRET_SHARED__GITHUB", "ghp_example"));
        GitHub gitHub = new GitHub(true, true);
        gitHub.at(Executor.ZERO);

        StepDryRun told = dryRun(gitHub, unbound, ALLOWED)
                .of(CrashTableTest.gitHub("shared/github"), ABOUT)
                .await()
                .indefinitely();
        assertThat(told.problems())
                .singleElement()
                .asString()
                .contains("the secret 'shared/github' cannot be used")
                .contains("write its hosts, one a line");
        assertThat(told.asked()).isEmpty();
    }

    @Test
    void aPersonsStepShowsWhatWouldBeAsked() {
        PersonStep step = new PersonStep(
                "db", null, "Take {version} back", List.of("./down {target_version}"), Duration.ofMinutes(5), "web");
        StepDryRun told = told(step, new GitHub(true, true));
        assertThat(told.text()).isEqualTo("a person would be asked: Take 2.0.0 back\n./down 1.0.0");
        assertThat(told.insteadOf()).isEqualTo("web");
        assertThat(told.actuator()).isEqualTo("person");
    }

    private static StepDryRun told(RollbackStep step, Stub receiver) {
        receiver.at(Executor.ZERO);
        StepDryRun told = dryRun(receiver, CrashTableTest.SECRETS, ALLOWED)
                .of(step, ABOUT)
                .await()
                .indefinitely();
        assertThat(receiver.effects()).isEmpty();
        return told;
    }

    private static DryRun dryRun(Stub receiver, StepSecrets secrets, String allowed) {
        AllowList list = AllowList.parse(allowed).map(good -> good).orElse(problems -> {
            throw new IllegalArgumentException(String.join("; ", problems));
        });
        ActuatorContext context = new ActuatorContext(
                receiver,
                secrets,
                Host.COMMANDS,
                receiver instanceof Host host ? host : new Host(true),
                () -> Executor.ZERO);
        return new DryRun(context, new AddressGuard(list, OwnEndpoints.NONE));
    }
}
