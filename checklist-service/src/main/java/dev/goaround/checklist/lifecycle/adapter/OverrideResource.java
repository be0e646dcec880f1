package dev.goaround.checklist.lifecycle.adapter;

import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.DeploymentView;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.JsonBody;
import dev.goaround.checklist.lifecycle.OverrideCommands;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Set;

/** An approver lets one deployment begin when windows and freezes would not. */
@Path("/api/v1/deployments/{id}/gates/{gate}/override")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class OverrideResource {

    private final DeploymentChanges changes;
    private final Actor actor;
    private final Clock clock;

    OverrideResource(DeploymentChanges changes, Actor actor, Clock clock) {
        this.changes = changes;
        this.actor = actor;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({"approver", "administrator"})
    public Uni<DeploymentView> override(@PathParam("id") String id, @PathParam("gate") String gate, byte[] body) {
        String reason = JsonBody.of(body, Set.of("reason")).required("reason", "an override says why");
        String by = actor.subject();
        return changes.change(id, (deployment, now) -> OverrideCommands.override(deployment, gate, reason, by, now))
                .map(after -> DeploymentView.of(after, clock.instant()));
    }
}
