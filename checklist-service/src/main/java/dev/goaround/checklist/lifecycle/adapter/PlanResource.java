package dev.goaround.checklist.lifecycle.adapter;

import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.DeploymentView;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.JsonBody;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.lifecycle.PlanCommands;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** The T-0 of a deployment is set anew, until its deploy phase is entered. */
@Path("/api/v1/deployments/{id}/plan")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {

    private final DeploymentChanges changes;
    private final Actor actor;
    private final Clock clock;

    PlanResource(DeploymentChanges changes, Actor actor, Clock clock) {
        this.changes = changes;
        this.actor = actor;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({"pipeline", "operator", "administrator"})
    public Uni<DeploymentView> move(@PathParam("id") String id, byte[] body) {
        JsonBody request = JsonBody.of(body, Set.of("t0", "reason"));
        Instant t0 = instant(request.required("t0", "the new T-0, for example 2026-03-03T10:00:00Z"));
        String reason = request.required("reason", "people who planned for the old time ask why");
        String by = actor.subject();
        return changes.change(id, (deployment, now) -> PlanCommands.move(deployment, t0, reason, by, now))
                .map(after -> DeploymentView.of(after, clock.instant()));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.unprocessable(
                    "t0 is no instant",
                    List.of(ProblemException.FieldError.of(
                            "t0", "‘" + text + "’ is no instant; for example 2026-03-03T10:00:00Z")));
        }
    }
}
