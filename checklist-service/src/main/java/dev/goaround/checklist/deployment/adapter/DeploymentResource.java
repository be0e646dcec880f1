package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.http.adapter.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** Deployments to be looked at. */
@Path("/api/v1/deployments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class DeploymentResource {

    private static final int LARGEST_PAGE = 200;

    private final Deployments deployments;
    private final DeploymentList list;
    private final Clock clock;

    DeploymentResource(Deployments deployments, DeploymentList list, Clock clock) {
        this.deployments = deployments;
        this.list = list;
        this.clock = clock;
    }

    @GET
    public Uni<DeploymentList.Page> page(
            @QueryParam("service") String service,
            @QueryParam("state") String state,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("size") @DefaultValue("50") int size) {
        if (page < 0 || size < 1 || size > LARGEST_PAGE) {
            throw ProblemException.badRequest("page counts from 0, and size is 1 to " + LARGEST_PAGE);
        }
        return list.page(new DeploymentList.Filter(service, state), page, size);
    }

    @GET
    @Path("/{id}")
    public Uni<DeploymentView> one(@PathParam("id") String id) {
        return deployments
                .find(id)
                .map(found -> found.map(deployment -> DeploymentView.of(deployment, clock.instant()))
                        .orElseThrow(() -> DeploymentChanges.unknown(id)));
    }
}
