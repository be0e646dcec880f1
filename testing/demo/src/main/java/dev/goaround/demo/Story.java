package dev.goaround.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The story of the demo, told by the pipeline and the people of the greeter: a good version is deployed and passes, a bad
 * one is deployed, found out, rolled back and announced. {@link #run} plays all of it; its parts are public for tests that
 * disturb it in the middle.
 */
public final class Story {
    private static final Duration WHOLE = Duration.ofMinutes(10);
    private static final Duration READY_WITHIN = Duration.ofMinutes(1);
    private static final Duration ENDED_WITHIN = Duration.ofMinutes(1);

    private final StoryConfig config;
    private final Deadline deadline = new Deadline(WHOLE);
    private final Narrator narrator;
    private final Greeter greeter;
    private final Aftermath aftermath;
    private StoryWalk walk;
    private int run;

    public Story(StoryConfig config, PrintStream out) {
        this.config = config;
        this.narrator = new Narrator(out, deadline);
        this.greeter = new Greeter(config.demoUrl());
        this.aftermath = new Aftermath(config, greeter, deadline);
    }

    /** Ends within three minutes. */
    public StoryResult run() {
        try {
            prepare();
            ApiDeployment good = finish(deploy(goodVersion()), "succeeded");
            int told = aftermath.everythingDelivered(good.id(), false);
            narrator.say("  " + told + " messages delivered");
            ApiDeployment bad = finish(deploy(badVersion()), "rolled-back");
            lookBack(bad);
            String summary = good.version() + " deployed and succeeded; " + bad.version()
                    + " found out, rolled back once, verified and announced on every channel";
            narrator.say(summary);
            return new StoryResult(true, summary);
        } catch (StoryFailure e) {
            narrator.say("not as it should be: " + e.getMessage());
            return new StoryResult(false, e.getMessage());
        }
    }

    /** Stores secrets, checklist and definition, mints tokens, and clears away what a run that was broken off left. */
    public void prepare() {
        Api administrator = new Api(config.checklistUrl(), config.adminToken());
        deadline.await(
                "checklist-service to be ready",
                READY_WITHIN,
                () -> administrator.get("/q/health/ready").isSuccess(),
                () -> administrator.get("/q/health/ready").words());
        Preparation preparation = new Preparation(config);
        narrator.say("greeter " + greeter.version() + " is running, with about 40 requests a second");
        narrator.say(preparation.store());
        endWhatIsLeft(administrator);
        run = administrator
                .get("/api/v1/deployments?service=" + DemoSecrets.SERVICE + "&size=1")
                .json()
                .path("total")
                .asInt();
        walk = new StoryWalk(
                config.checklist() == null ? null : config.checklist().name(),
                preparation.pipeline(),
                preparation.people(),
                greeter,
                deadline,
                narrator);
    }

    /** A version of this run that behaves. */
    public String goodVersion() {
        return "1.0." + run;
    }

    /** A version of this run that answers a third of the requests with 500. */
    public String badVersion() {
        return "2.0." + run + "-bad";
    }

    /**
     * Walks one version to the moment when it answers.
     *
     * @return the deployment's id
     */
    public String deploy(String version) {
        return deploy(version, Map.of());
    }

    /** @param more fields of the start event, as {@code kind} */
    public String deploy(String version, Map<String, Object> more) {
        return walk.upToDeployed(version, more);
    }

    /**
     * Plans a version and does what is to be done ahead; a later {@link #deploy} of the version is bound to the plan.
     *
     * @return when only the pipeline's start is missing
     */
    public ApiDeployment plan(String version, Instant t0) {
        return walk.plan(version, t0, Map.of());
    }

    /**
     * Does what is to be done until the deployment has ended.
     *
     * @throws StoryFailure if it ends in another state
     */
    public ApiDeployment finish(String deployment, String expectedState) {
        return walk.toTheEnd(deployment, expectedState);
    }

    /**
     * Looks whether the bad version was rolled back once, to this run's good version, and everyone was told.
     *
     * @throws StoryFailure saying what is not so
     */
    public void lookBack(ApiDeployment bad) {
        aftermath.ofTheRollback(bad, goodVersion());
        narrator.say("  one order, one effect, " + greeter.version() + " running, every message delivered");
    }

    private void endWhatIsLeft(Api administrator) {
        String open = "/api/v1/deployments?service=" + DemoSecrets.SERVICE + "&size=20&state=";
        for (JsonNode left : administrator.get(open + "running").json().path("items")) {
            administrator.post(
                    Pipeline.path(left.path("id").asText()) + "/cancel",
                    Map.of("reason", "left over from a run of the demo that was broken off"));
        }
        deadline.await(
                "no other deployment of the greeter",
                ENDED_WITHIN,
                () -> administrator
                        .get(open + "rolling-back")
                        .json()
                        .path("items")
                        .isEmpty(),
                () -> administrator.get(open + "rolling-back").text());
    }
}
