package dev.goaround.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The pipeline and the people on the way through one deployment after the other. */
final class StoryWalk {
    private static final Duration GATE_WITHIN = Duration.ofMinutes(2);
    private static final Duration END_WITHIN = Duration.ofMinutes(4);
    /** Long enough to be seen passing, short enough for an hour of monitoring in the first minute. */
    private static final String REHEARSAL = "3s";

    private static final Set<String> BEFORE_THE_START = Set.of("START_MISSING", "NOT_DUE");
    /** A trigger that compares with the version before needs figures of it: nobody is through with the preparations before. */
    private static final Duration SEEN_BEFORE = Duration.ofSeconds(8);

    private static final Duration LOOKED_LONG_ENOUGH = Duration.ofSeconds(8);

    private final String checklist;
    private final Pipeline pipeline;
    private final People people;
    private final Greeter greeter;
    private final Deadline deadline;
    private final Narrator narrator;
    private final Set<String> reported = new HashSet<>();
    private final Set<String> deployed = new HashSet<>();
    private final Map<String, Instant> seenBreached = new HashMap<>();
    private final Map<String, Instant> started = new HashMap<>();

    /** @param checklist to rehearse, or null for the service's own at its own pace */
    StoryWalk(
            String checklist, Pipeline pipeline, People people, Greeter greeter, Deadline deadline, Narrator narrator) {
        this.checklist = checklist;
        this.pipeline = pipeline;
        this.people = people;
        this.greeter = greeter;
        this.deadline = deadline;
        this.narrator = narrator;
    }

    /** From the start event to the moment when the version answers. */
    String upToDeployed(String version, Map<String, Object> more) {
        String id = start(version, more);
        narrator.say("version " + version + ": the pipeline starts, deployment " + id);
        ApiDeployment[] last = new ApiDeployment[1];
        deadline.await(
                "the gate to the deployment of " + version + " to pass",
                GATE_WITHIN,
                () -> {
                    last[0] = isBeforeSeen(id) ? goOn(id) : pipeline.view(id);
                    return deployed.contains(id);
                },
                () -> last[0].standing());
        return id;
    }

    /** Plans a version and does what is to be done ahead, until only the pipeline's start is missing. */
    ApiDeployment plan(String version, Instant t0, Map<String, Object> more) {
        Map<String, Object> plan = new HashMap<>(more);
        plan.put("plan", Map.of("t0", t0.toString()));
        String id = start(version, plan);
        ApiDeployment[] last = new ApiDeployment[1];
        deadline.await(
                "everything to be done that comes before the start of " + version,
                GATE_WITHIN,
                () -> {
                    last[0] = goOn(id);
                    return last[0].waitsOnlyFor(BEFORE_THE_START);
                },
                () -> last[0].standing());
        return last[0];
    }

    private String start(String version, Map<String, Object> more) {
        Map<String, Object> fields = new HashMap<>(more);
        if (checklist != null) {
            fields.put("checklist", checklist);
            fields.put("rehearsal", REHEARSAL);
        }
        String key = "demo-" + version + "-" + UUID.randomUUID();
        String id =
                pipeline.start(DemoSecrets.SERVICE, Preparation.ENVIRONMENT, version, greeter.version(), fields, key);
        started.putIfAbsent(id, Instant.now());
        return id;
    }

    private boolean isBeforeSeen(String id) {
        return checklist == null || Instant.now().isAfter(started.get(id).plus(SEEN_BEFORE));
    }

    ApiDeployment toTheEnd(String id, String expectedState) {
        ApiDeployment[] last = new ApiDeployment[1];
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

    private ApiDeployment goOn(String id) {
        ApiDeployment view = pipeline.view(id);
        narrator.tell(view);
        if (!view.hasEnded()) {
            people.doTheirPart(view);
            people.overrideClosedHours(view);
            report(view);
            view.openPhase().ifPresent(phase -> carryOut(view, phase));
            view.openPhase().ifPresent(phase -> look(view, phase));
        }
        return view;
    }

    private void report(ApiDeployment view) {
        view.openPhase().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.isOpen() && item.kindLabel().equals("reported"))
                .filter(item -> reported.add(view.id() + item.id()))
                .forEach(item -> pipeline.evidence(view.id(), item));
    }

    /** The next step of the open phase, as soon as its gate lets the pipeline on. */
    private void carryOut(ApiDeployment view, ApiDeployment.Phase phase) {
        Optional<ApiDeployment.Item> step = phase.items().stream()
                .filter(item -> item.isOpen() && item.kindLabel().equals("step"))
                .findFirst();
        if (!phase.stage().equals("deploy")
                || (step.isPresent() && pipeline.gate(view.id(), step.get().id(), 0) != Pipeline.Gate.PASSED)) {
            return;
        }
        boolean here = phase.environment() == null || phase.environment().equals(Preparation.ENVIRONMENT);
        boolean now = step.isPresent() || view.phases().stream().noneMatch(StoryWalk::isToDeploy);
        if (here && now && deployed.add(view.id())) {
            greeter.deploy(view.version());
            pipeline.deployed(view.id(), Instant.now());
            narrator.say("  version " + view.version() + " answers now");
        }
        step.ifPresent(item -> carriedOut(view, item));
    }

    private void carriedOut(ApiDeployment view, ApiDeployment.Item step) {
        if (!Double.isNaN(step.trafficRatio())) {
            pipeline.traffic(view.id(), step.trafficRatio());
        }
        pipeline.step(view.id(), step.id());
    }

    private static boolean isToDeploy(ApiDeployment.Phase phase) {
        return phase.stage().equals("deploy")
                && phase.items().stream()
                        .anyMatch(item -> item.isOpen() && item.kindLabel().equals("step"));
    }

    /** Where no trigger of the checklist can be judged, somebody has to look and press the button. */
    private void look(ApiDeployment view, ApiDeployment.Phase phase) {
        Optional<ApiDeployment.Item> breached =
                phase.items().stream().filter(ApiDeployment.Item::isBreached).findFirst();
        if (checklist == null || breached.isEmpty() || view.rollback() != null) {
            seenBreached.remove(view.id());
            return;
        }
        Instant since = seenBreached.computeIfAbsent(view.id(), id -> Instant.now());
        if (Instant.now().isAfter(since.plus(LOOKED_LONG_ENOUGH))) {
            people.callRollback(view, breached.get());
        }
    }
}
