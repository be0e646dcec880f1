package dev.goaround.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The pipeline and the people on the way through one deployment after the other. */
final class Walk {
    private static final Duration GATE_WITHIN = Duration.ofSeconds(60);
    private static final Duration END_WITHIN = Duration.ofSeconds(100);

    private final Pipeline pipeline;
    private final People people;
    private final Greeter greeter;
    private final Deadline deadline;
    private final Narrator narrator;
    private final Set<String> reported = new HashSet<>();

    Walk(Pipeline pipeline, People people, Greeter greeter, Deadline deadline, Narrator narrator) {
        this.pipeline = pipeline;
        this.people = people;
        this.greeter = greeter;
        this.deadline = deadline;
        this.narrator = narrator;
    }

    /** From the start event to the moment when the version answers. */
    String upToDeployed(String version) {
        String key = "demo-" + version + "-" + UUID.randomUUID();
        String id = pipeline.start(DemoSecrets.SERVICE, Preparation.ENVIRONMENT, version, greeter.version(), key);
        narrator.say("version " + version + ": the pipeline starts, deployment " + id);
        DeploymentView[] last = new DeploymentView[1];
        deadline.await(
                "the gate to the deployment of " + version + " to pass",
                GATE_WITHIN,
                () -> {
                    last[0] = goOn(id);
                    return pipeline.gate(id, "deploy", 1) == Pipeline.Gate.PASSED;
                },
                () -> last[0].standing());
        greeter.deploy(version);
        pipeline.deployed(id, Instant.now());
        narrator.say("  version " + version + " answers now");
        return id;
    }

    DeploymentView toTheEnd(String id, String expectedState) {
        DeploymentView[] last = new DeploymentView[1];
        deadline.await(
                "deployment " + id + " to end " + expectedState,
                END_WITHIN,
                () -> {
                    last[0] = goOn(id);
                    return last[0].hasEnded();
                },
                () -> last[0].standing());
        if (!last[0].state().equals(expectedState)) {
            throw new StoryFailure("expected version " + last[0].version() + " to be " + expectedState + ", seen: "
                    + last[0].standing());
        }
        return last[0];
    }

    private DeploymentView goOn(String id) {
        DeploymentView view = pipeline.view(id);
        narrator.tell(view);
        if (!view.hasEnded()) {
            people.doTheirPart(view);
            report(view);
        }
        return view;
    }

    private void report(DeploymentView view) {
        view.openPhase().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.isOpen() && item.kindLabel().equals("reported"))
                .filter(item -> reported.add(view.id() + item.id()))
                .forEach(item -> pipeline.evidence(view.id(), item.text(), item.id()));
    }
}
