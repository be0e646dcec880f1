package dev.goaround.checklist.timeline.adapter;

import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.Deployments;
import dev.goaround.checklist.http.adapter.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** See {@link OfKnownDeployment}. */
class KnownDeploymentFilter {

    private final Deployments deployments;
    private final Actor actor;

    KnownDeploymentFilter(Deployments deployments, Actor actor) {
        this.actor = actor;
        this.deployments = deployments;
    }

    @OfKnownDeployment
    @ServerRequestFilter
    Uni<Void> check(UriInfo uri) {
        String id = uri.getPathParameters().getFirst("id");
        return deployments
                .find(id)
                .map(found -> found.orElseThrow(() -> DeploymentChanges.unknown(id)))
                .invoke(actor::requireServiceOf)
                .replaceWithVoid();
    }
}
