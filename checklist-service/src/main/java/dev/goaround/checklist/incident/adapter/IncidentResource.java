package dev.goaround.checklist.incident.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.goaround.checklist.definition.adapter.Definitions;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.JsonBody;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.contracts.service.ServiceDefined;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Incidents that hold the gates into the deploy phase. */
@Path("/api/v1/services/{service}/incidents")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class IncidentResource {

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record IncidentView(
            String id,
            String service,
            String environment,
            String title,
            String deployment,
            Instant openedAt,
            String openedBy,
            Instant resolvedAt,
            String resolvedBy) {
        static IncidentView of(IncidentRow row) {
            return new IncidentView(
                    row.id,
                    row.service,
                    row.environment,
                    row.title,
                    row.deployment,
                    row.openedAt,
                    row.openedBy,
                    row.resolvedAt,
                    row.resolvedBy);
        }
    }

    public record IncidentList(List<IncidentView> items) {}

    private final Incidents incidents;
    private final Definitions definitions;
    private final Mutiny.SessionFactory sessions;
    private final Actor actor;

    IncidentResource(Incidents incidents, Definitions definitions, Mutiny.SessionFactory sessions, Actor actor) {
        this.incidents = incidents;
        this.definitions = definitions;
        this.sessions = sessions;
        this.actor = actor;
    }

    @POST
    @RolesAllowed({"operator", "administrator"})
    public Uni<Response> open(@PathParam("service") String service, byte[] body) {
        actor.requireService(service);
        JsonBody request = JsonBody.of(body, Set.of("environment", "title"));
        String environment = request.required("environment", "where it is, for example production");
        String title = request.required("title", "what is wrong");
        String by = actor.subject();
        return definitions
                .newest(service)
                .invoke(found -> require(service, environment, found.orElse(null)))
                .chain(() ->
                        sessions.withTransaction(session -> incidents.opened(session, service, environment, title, by)))
                .map(row -> Response.created(URI.create("/api/v1/services/" + service + "/incidents/" + row.id))
                        .entity(IncidentView.of(row))
                        .build());
    }

    @POST
    @Path("/{id}/resolve")
    @RolesAllowed({"operator", "administrator"})
    public Uni<IncidentView> resolve(@PathParam("service") String service, @PathParam("id") String id) {
        actor.requireService(service);
        String by = actor.subject();
        return sessions.withTransaction(session -> incidents.resolved(session, service, id, by))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("service " + service
                        + " has no incident " + id + ". GET /api/v1/services/" + service + "/incidents lists them")))
                .map(IncidentView::of);
    }

    /** @param state {@code open}, or all if not said */
    @GET
    public Uni<IncidentList> list(@PathParam("service") String service, @QueryParam("state") String state) {
        actor.requireService(service);
        if (state != null && !state.equals("open") && !state.equals("all")) {
            throw ProblemException.badRequest("state=" + state + " is neither open nor all");
        }
        return sessions.withSession(session -> incidents.of(session, service, "open".equals(state)))
                .map(rows ->
                        new IncidentList(rows.stream().map(IncidentView::of).toList()));
    }

    private static void require(String service, String environment, ServiceDefined defined) {
        if (defined == null) {
            throw ProblemException.notFound("There is no service " + service + ".");
        }
        if (!defined.definition().environments().containsKey(environment)) {
            throw ProblemException.unprocessable(
                    service + " has no environment " + environment,
                    List.of(ProblemException.FieldError.of(
                            "environment",
                            "is one of " + defined.definition().environments().keySet())));
        }
    }
}
