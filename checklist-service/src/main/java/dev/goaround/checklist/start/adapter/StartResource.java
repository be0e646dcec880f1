package dev.goaround.checklist.start.adapter;

import dev.goaround.checklist.deployment.adapter.DeploymentViews;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.start.StartRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Starts and plans by HTTP. 202 means stored: it is carried out, whatever crashes. */
@Path("/api/v1/deployments")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class StartResource {

    private final Mutiny.SessionFactory sessions;
    private final StartDeployment starts;
    private final Actor actor;
    private final DeploymentViews views;

    StartResource(Mutiny.SessionFactory sessions, StartDeployment starts, Actor actor, DeploymentViews views) {
        this.sessions = sessions;
        this.starts = starts;
        this.actor = actor;
        this.views = views;
    }

    @POST
    @RolesAllowed({"pipeline", "operator", "administrator"})
    public Uni<Response> start(@Context HttpHeaders headers, byte[] body) {
        StartRequest request = StartBody.read(headers, body, actor.rights().grant(), !actor.isPipeline());
        actor.requireService(request.event().service());
        return sessions.withTransaction(session -> starts.start(session, request, null))
                .chain(this::answer);
    }

    private Uni<Response> answer(StartResult result) {
        return result.fold(
                accepted -> views.of(accepted.deployment())
                        .map(view -> Response.accepted(view)
                                .location(URI.create("/api/v1/deployments/" + view.id()))
                                .build()),
                refused -> {
                    throw problem(refused);
                });
    }

    private static ProblemException problem(StartResult.Refused refused) {
        if (refused.field() == null) {
            return ProblemException.of(refused.refusal());
        }
        String text = refused.refusal().text();
        return ProblemException.unprocessable(text, List.of(ProblemException.FieldError.of(refused.field(), text)));
    }
}
