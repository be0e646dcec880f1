package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Deployments to be looked at. */
@Path("/api/v1/deployments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class DeploymentResource {

    private static final int LARGEST_PAGE = 200;

    private final Deployments deployments;
    private final DeploymentList list;
    private final DeploymentViews views;
    private final Actor actor;

    DeploymentResource(Deployments deployments, DeploymentList list, DeploymentViews views, Actor actor) {
        this.actor = actor;
        this.deployments = deployments;
        this.list = list;
        this.views = views;
    }

    @GET
    public Uni<Page<DeploymentList.Summary>> page(
            @QueryParam("service") String service,
            @QueryParam("state") String state,
            @QueryParam("page") @DefaultValue("0") String page,
            @QueryParam("size") @DefaultValue("50") String size) {
        if (service != null) {
            actor.requireService(service);
        }
        return list.page(
                new DeploymentList.Filter(service, state, actor.rights().grant().services()),
                Page.wanted(page, size, LARGEST_PAGE));
    }

    @GET
    @Path("/{id}")
    public Uni<DeploymentView> one(@PathParam("id") String id) {
        return deployments
                .find(id)
                .map(found -> found.orElseThrow(() -> DeploymentChanges.unknown(id)))
                .invoke(actor::requireServiceOf)
                .chain(views::of);
    }
}
