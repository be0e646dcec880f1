package dev.goaround.checklist.lifecycle.adapter;

import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.DeploymentView;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.JsonBody;
import dev.goaround.checklist.lifecycle.PipelineCommands;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.ingress.ProgressReported;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** What pipelines say about a deployment of theirs. */
@Path("/api/v1/deployments/{id}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"pipeline", "operator", "administrator"})
public class PipelineResource {

    private final DeploymentChanges deployments;
    private final Actor actor;
    private final Clock clock;

    PipelineResource(DeploymentChanges deployments, Actor actor, Clock clock) {
        this.deployments = deployments;
        this.actor = actor;
        this.clock = clock;
    }

    @POST
    @Path("/progress")
    public Uni<DeploymentView> progress(@PathParam("id") String id, byte[] body) {
        ProgressReported progress = JsonBody.of(body)
                .about("deployment", id)
                .defaulting("at", clock.instant().toString())
                .upperCase("what")
                .event(EventType.PROGRESS_REPORTED, ProgressReported.class);
        String by = actor.subject();
        return deployments
                .change(id, (deployment, now) -> PipelineCommands.progress(deployment, progress, by, now))
                .map(after -> DeploymentView.of(after, clock.instant()));
    }
}
