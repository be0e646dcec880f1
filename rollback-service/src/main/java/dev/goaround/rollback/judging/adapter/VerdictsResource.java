package dev.goaround.rollback.judging.adapter;

import dev.goaround.access.Caller;
import dev.goaround.access.adapter.NoRightException;
import dev.goaround.rollback.adapter.ProblemResponse;
import dev.goaround.rollback.judging.DeploymentVerdicts;
import dev.goaround.rollback.judging.TriggerStanding;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The present verdicts of a deployment: of a running watch as the judge has them, of one that has ended what is stored; and how
 * the triggers of all deployments stand.
 */
@Path("/api/v1/verdicts")
class VerdictsResource {

    private static final int MOST = 200;

    private final RunningStream stream;
    private final RunningWatches running;
    private final TriggerStandings standings;
    private final Caller caller;

    VerdictsResource(RunningStream stream, RunningWatches running, TriggerStandings standings, Caller caller) {
        this.standings = standings;
        this.stream = stream;
        this.running = running;
        this.caller = caller;
    }

    /** @param next what to ask on {@code after}; null at the end */
    public record Standings(List<TriggerStanding> triggers, String next) {}

    /** From the store, which may be on disk: not for the event loop. */
    @GET
    @Blocking
    @RolesAllowed({"viewer", "pipeline", "operator", "approver", "administrator"})
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> verdicts(
            @QueryParam("deployment") String deployment,
            @QueryParam("state") String states,
            @QueryParam("service") String service,
            @QueryParam("environment") String environment,
            @QueryParam("after") @DefaultValue("") String after) {
        if (deployment != null && !deployment.isBlank()) {
            return Uni.createFrom().item(ofOne(deployment));
        }
        return states == null
                ? Uni.createFrom()
                        .item(ProblemResponse.of(
                                Status.BAD_REQUEST,
                                "the query parameter deployment is missing: its value is a deployment's id; or state,"
                                        + " for the triggers of all deployments: one of " + TriggerStanding.STATES
                                        + ", or several with commas"))
                : ofAll(List.of(states.split(",", -1)), service, environment, after);
    }

    private Uni<Response> ofAll(List<String> states, String service, String environment, String after) {
        for (String state : states) {
            if (!TriggerStanding.STATES.contains(state)) {
                return Uni.createFrom()
                        .item(ProblemResponse.of(
                                Status.BAD_REQUEST,
                                "the query parameter state has '" + state + "', expected one of "
                                        + TriggerStanding.STATES));
            }
        }
        if (service != null && !caller.mayActOn(service)) {
            throw NoRightException.forService(service);
        }
        Set<String> seen = caller.rights().orElseThrow().grant().services();
        return standings.list(states, service, environment, seen, after, MOST).map(found -> {
            String next = found.size() < MOST ? null : found.get(MOST - 1).position();
            return Response.ok(new Standings(found, next)).build();
        });
    }

    private Response ofOne(String deployment) {
        byte[] stored;
        try {
            stored = store().get(deployment);
        } catch (InvalidStateStoreException | IllegalStateException notNow) {
            return ProblemResponse.of(
                    Status.SERVICE_UNAVAILABLE,
                    "the judge is starting or taking over partitions: try again in a second");
        }
        if (stored == null) {
            return ProblemResponse.of(
                    Status.NOT_FOUND,
                    "no deployment " + deployment + " is judged by this instance of rollback-service; what is breaching"
                            + " anywhere, ?state=breach says");
        }
        DeploymentVerdicts verdicts = running.of(deployment)
                .map(state -> DeploymentVerdicts.of(deployment, state))
                .orElseGet(() -> asStored(deployment, stored));
        if (!caller.mayActOn(verdicts.service())) {
            throw NoRightException.forServiceOf("deployment " + deployment);
        }
        return Response.ok(verdicts).build();
    }

    /** A parked one is not among the running: what its rules said last need not be so any more. */
    static DeploymentVerdicts asStored(String deployment, byte[] stored) {
        StateSnapshots.Snapshot snapshot = StateSnapshots.read(stored);
        DeploymentVerdicts verdicts = DeploymentVerdicts.of(deployment, snapshot.state());
        return snapshot.parked() == null ? verdicts : verdicts.parked(snapshot.parked());
    }

    private ReadOnlyKeyValueStore<String, byte[]> store() {
        return stream.store(
                StoreQueryParameters.fromNameAndType(JudgingTopology.STORE, QueryableStoreTypes.keyValueStore()));
    }
}
