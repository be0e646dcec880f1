package dev.goaround.rollback.judging.adapter;

import dev.goaround.doors.Caller;
import dev.goaround.rollback.adapter.Problem;
import dev.goaround.rollback.judging.DeploymentVerdicts;
import dev.goaround.rollback.judging.WatchedDeployment;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The present verdicts of a deployment: of a running watch as the judge has them, of one that has ended what is stored. */
@Path("/api/v1/verdicts")
class VerdictsResource {

    private final KafkaStreams streams;
    private final RunningWatches running;
    private final Caller caller;

    VerdictsResource(KafkaStreams streams, RunningWatches running, Caller caller) {
        this.streams = streams;
        this.running = running;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"viewer", "pipeline", "operator", "approver", "administrator"})
    @Produces(MediaType.APPLICATION_JSON)
    public Response verdicts(@QueryParam("deployment") String deployment) {
        if (deployment == null || deployment.isBlank()) {
            return Problem.of(
                    Status.BAD_REQUEST, "the query parameter deployment is missing: its value is a deployment's id");
        }
        byte[] stored;
        try {
            stored = store().get(deployment);
        } catch (InvalidStateStoreException e) {
            return Problem.of(
                    Status.SERVICE_UNAVAILABLE,
                    "the judge is starting or taking over partitions: try again in a second");
        }
        if (stored == null) {
            return Problem.of(
                    Status.NOT_FOUND,
                    "no deployment " + deployment + " is judged by this instance of rollback-service");
        }
        WatchedDeployment state =
                running.of(deployment).orElseGet(() -> StateBytes.read(stored).state());
        DeploymentVerdicts verdicts = DeploymentVerdicts.of(deployment, state);
        return verdicts.service() == null || caller.mayActOn(verdicts.service())
                ? Response.ok(verdicts).build()
                : Problem.of(Status.FORBIDDEN, "this token is not good for service " + verdicts.service());
    }

    private ReadOnlyKeyValueStore<String, byte[]> store() {
        return streams.store(
                StoreQueryParameters.fromNameAndType(JudgingTopology.STORE, QueryableStoreTypes.keyValueStore()));
    }
}
