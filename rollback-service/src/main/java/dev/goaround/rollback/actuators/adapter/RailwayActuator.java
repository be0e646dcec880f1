package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.RailwayStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.Secret;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Rolls a Railway service back to its last deployment of another commit that Railway can roll back to. Railway knows no key: the
 * first attempt only looks which deployment that is and which one is the newest, and the journal keeps both. A newer one of the
 * target's commit is then the rollback; a newer one of another commit is somebody else's, and a person has to look.
 */
record RailwayActuator(RailwayCalls calls, StepSecrets secrets, InstantSource clock) implements Actuator<RailwayStep> {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(3);
    private static final String TO = "to";
    private static final String CALLED = "called";
    private static final int CALLED_AT = 3;
    private static final String RUN = "run";

    /** A deployment is listed a little after it was called for; only then its absence says that there is none. */
    private static final Duration LISTED_AFTER = Duration.ofSeconds(15);

    private static final String SUCCESS = "SUCCESS";
    private static final Set<String> BAD_ENDS = Set.of("FAILED", "CRASHED", "REMOVED", "SKIPPED");

    @Override
    public Uni<Optional<StepResult>> look(RailwayStep step, FillIns fillIns) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** The deployments, the rollback. */
    @Override
    public Duration longestCall(RailwayStep step) {
        return Call.DEFAULT_DEADLINE.multipliedBy(2);
    }

    @Override
    public Uni<StepResult> carryOut(RailwayStep step, FillIns fillIns) {
        return deployments(
                secrets::with,
                step,
                fillIns,
                CallFailure::ofAsking,
                (deployments, token) -> result(target(deployments)));
    }

    @Override
    public Uni<StepResult> follow(RailwayStep step, FillIns fillIns, String handle) {
        String[] parts = handle.split(":", -1);
        return deployments(
                secrets::seeing,
                step,
                fillIns,
                failure -> failure.ofLooking(handle, true, ASK_AGAIN),
                (deployments, token) -> parts[0].equals(RUN)
                        ? result(state(deployments, parts[1], handle))
                        : goOn(step, deployments, parts, token));
    }

    /** Until there is a handle nothing was done but looking. */
    @Override
    public Uni<StepResult> takeUp(RailwayStep step, FillIns fillIns, Instant startedAt) {
        return carryOut(step, fillIns);
    }

    private interface Then {
        Uni<StepResult> with(List<JsonNode> newestFirst, Secret token);
    }

    private Uni<StepResult> deployments(
            StepSecrets.Use use,
            RailwayStep step,
            FillIns fillIns,
            Function<CallFailure, StepResult> otherwise,
            Then then) {
        return use.of(
                fillIns.service(),
                step.secret(),
                token -> calls.deployments(step, token)
                        .chain(answer -> RailwayCalls.listTrouble(answer, clock.instant())
                                .map(failure -> result(otherwise.apply(failure)))
                                .orElseGet(() -> then.with(nodes(JsonBodies.of(answer)), token))));
    }

    private static List<JsonNode> nodes(JsonNode answer) {
        return StreamSupport.stream(answer.at("/data/deployments/edges").spliterator(), false)
                .map(edge -> edge.path("node"))
                .toList();
    }

    private static StepResult target(List<JsonNode> newestFirst) {
        if (newestFirst.isEmpty()) {
            return new StepResult.Refused("Railway knows no deployment of the service in this environment");
        }
        JsonNode newest = newestFirst.get(0);
        return newestFirst.stream()
                .skip(1)
                .filter(one ->
                        one.path("canRollback").asBoolean() && !commit(one).equals(commit(newest)))
                .findFirst()
                .<StepResult>map(target -> again(TO + ":" + id(target) + ":" + id(newest), Duration.ZERO))
                .orElseGet(() -> new StepResult.Refused("Railway keeps no deployment of another commit that can be"
                        + " rolled back to; how long it keeps them depends on the plan"));
    }

    /** @param handle in its parts: what it is about, the target, the newest deployment then, and when the rollback was called for */
    private Uni<StepResult> goOn(RailwayStep step, List<JsonNode> newestFirst, String[] handle, Secret token) {
        String target = handle[1];
        String newestThen = handle[2];
        List<JsonNode> since = newestFirst.stream()
                .takeWhile(one -> !id(one).equals(newestThen))
                .toList();
        if (since.isEmpty()) {
            return handle[0].equals(CALLED) && clock.instant().isBefore(listedAt(handle[CALLED_AT]))
                    ? result(again(String.join(":", handle), ASK_AGAIN))
                    : rollBack(step, target, newestThen, token);
        }
        String wanted = newestFirst.stream()
                .filter(one -> id(one).equals(target))
                .map(RailwayActuator::commit)
                .findFirst()
                .orElse("");
        JsonNode oldest = since.get(since.size() - 1);
        return result(
                !wanted.isEmpty() && commit(oldest).equals(wanted)
                        ? again(RUN + ":" + id(oldest), Duration.ZERO)
                        : new StepResult.Unknown(
                                "deployment " + id(oldest) + " of another commit came since deployment " + newestThen
                                        + ", so that a rollback of ours cannot be told from it"));
    }

    /** Whatever Railway answers, whether it has rolled back is seen in the list of deployments. */
    private Uni<StepResult> rollBack(RailwayStep step, String target, String newestThen, Secret token) {
        long calledAt = clock.instant().getEpochSecond();
        String handle = String.join(":", CALLED, target, newestThen, Long.toString(calledAt));
        return calls.rollBack(step, target, token)
                .map(answer -> RailwayCalls.trouble(answer, clock.instant())
                        .map(failure -> failure.ofRepeatable(handle, true, ASK_AGAIN))
                        .orElseGet(() -> again(handle, ASK_AGAIN)));
    }

    private static Instant listedAt(String calledAt) {
        return Instant.ofEpochSecond(Long.parseLong(calledAt)).plus(LISTED_AFTER);
    }

    private static StepResult state(List<JsonNode> newestFirst, String id, String handle) {
        Optional<JsonNode> ours =
                newestFirst.stream().filter(one -> id(one).equals(id)).findFirst();
        if (ours.isEmpty()) {
            return new StepResult.Unknown("deployment " + id + " is not listed any more");
        }
        String status = ours.get().path("status").asText("");
        if (status.equals(SUCCESS)) {
            return new StepResult.Done("rolled back by deployment " + id, null);
        }
        return BAD_ENDS.contains(status)
                ? new StepResult.Refused("the rollback's deployment " + id + " ended as " + status)
                : again(handle, ASK_AGAIN);
    }

    private static String id(JsonNode deployment) {
        return deployment.path("id").asText();
    }

    /** Of an image where there is no commit. */
    private static String commit(JsonNode deployment) {
        JsonNode meta = deployment.path("meta");
        return meta.path("commitHash").asText(meta.path("image").asText(""));
    }

    private static StepResult again(String handle, Duration after) {
        return new StepResult.Begun(handle, null, true, after);
    }

    private static Uni<StepResult> result(StepResult result) {
        return Uni.createFrom().item(result);
    }
}
