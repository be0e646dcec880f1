package dev.goaround.checklist.lifecycle.adapter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.ItemView;
import dev.goaround.checklist.filling.PlaceholderFilling;
import dev.goaround.checklist.forge.adapter.AuthorAsks;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.JsonBody;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.lifecycle.ItemCommands;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** What people do with items. */
@Path("/api/v1/deployments/{id}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ItemResource {

    /** @param revision of the deployment with the change */
    public record ChangedItem(@JsonUnwrapped ItemView item, long revision) {}

    private final DeploymentChanges deployments;
    private final AuthorAsks authors;
    private final Actor actor;

    ItemResource(DeploymentChanges deployments, AuthorAsks authors, Actor actor) {
        this.deployments = deployments;
        this.authors = authors;
        this.actor = actor;
    }

    @POST
    @Path("/items/{item}/tick")
    @RolesAllowed({"operator", "administrator"})
    public Uni<ChangedItem> tick(@PathParam("id") String id, @PathParam("item") String item, byte[] body) {
        String note = JsonBody.of(body, Set.of("note")).text("note");
        String by = actor.subject();
        return deployments
                .change(id, (deployment, now) -> ItemCommands.tick(deployment, item, note, by, now))
                .map(after -> changed(after, item));
    }

    @POST
    @Path("/items/{item}/waive")
    @RolesAllowed({"operator", "administrator"})
    public Uni<ChangedItem> waive(@PathParam("id") String id, @PathParam("item") String item, byte[] body) {
        String reason = JsonBody.of(body, Set.of("reason")).required("reason", "a waiver says why");
        String by = actor.subject();
        return deployments
                .change(id, (deployment, now) -> ItemCommands.waive(deployment, item, reason, by, now))
                .map(after -> changed(after, item));
    }

    @POST
    @Path("/items/{item}/not-applicable")
    @RolesAllowed({"operator", "administrator"})
    public Uni<ChangedItem> notApplicable(@PathParam("id") String id, @PathParam("item") String item, byte[] body) {
        String reason = JsonBody.of(body, Set.of("reason")).required("reason", "say what rules the item out");
        String by = actor.subject();
        return deployments
                .change(id, (deployment, now) -> ItemCommands.notApplicable(deployment, item, reason, by, now))
                .map(after -> changed(after, item));
    }

    @POST
    @Path("/sign-offs")
    @RolesAllowed({"approver", "administrator"})
    public Uni<ChangedItem> signOff(@PathParam("id") String id, byte[] body) {
        JsonBody request = JsonBody.of(body, Set.of("item", "role", "comment"));
        String named = request.text("item");
        String role = request.text("role");
        if ((named == null) == (role == null)) {
            throw ProblemException.unprocessable(
                    "either item or role says what is signed off",
                    List.of(ProblemException.FieldError.of("item", "or role has to be there, and not both")));
        }
        String comment = request.text("comment");
        String by = actor.subject();
        AtomicReference<String> signed = new AtomicReference<>(named);
        return authors.beforeSigning(id, deployment -> {
                    actor.requireServiceOf(deployment);
                    return ItemCommands.openSignOff(deployment, named == null ? ofRole(deployment, role) : named);
                })
                .chain(() -> deployments.change(id, (deployment, now) -> {
                    if (named == null) {
                        signed.set(ofRole(deployment, role));
                    }
                    return ItemCommands.signOff(deployment, signed.get(), comment, by, now);
                }))
                .map(after -> changed(after, signed.get()));
    }

    private static String ofRole(Deployment deployment, String role) {
        return ItemCommands.signOffOf(deployment, role)
                .map(Item::id)
                .orElseThrow(() -> ProblemException.notFound("deployment " + deployment.id()
                        + " asks for no sign-off of ‘" + role + "’; its view lists the sign-off items"));
    }

    private static ChangedItem changed(Deployment after, String item) {
        Optional<Item> found = after.phaseOf(item).flatMap(phase -> phase.item(item));
        return new ChangedItem(
                ItemView.of(found.orElseThrow(), PlaceholderFilling.of(after)),
                after.ref().revision());
    }
}
