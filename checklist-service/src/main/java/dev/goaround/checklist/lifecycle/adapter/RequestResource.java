package dev.goaround.checklist.lifecycle.adapter;

import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.DeploymentStore;
import dev.goaround.checklist.deployment.adapter.DeploymentView;
import dev.goaround.checklist.deployment.adapter.Deployments;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.JsonBody;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.lifecycle.EndCommands;
import dev.goaround.checklist.lifecycle.RequestCommands;
import dev.goaround.checklist.lifecycle.SkipCommands;
import dev.goaround.checklist.lifecycle.TargetCommands;
import dev.goaround.checklist.start.TargetVersionPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a person, or a pipeline for its own deployment, asks rollback-service for; and the cancellation. */
@Path("/api/v1/deployments/{id}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class RequestResource {

    private final DeploymentChanges changes;
    private final Deployments deployments;
    private final DeploymentStore store;
    private final Mutiny.SessionFactory sessions;
    private final Actor actor;
    private final Clock clock;

    RequestResource(
            DeploymentChanges changes,
            Deployments deployments,
            DeploymentStore store,
            Mutiny.SessionFactory sessions,
            Actor actor,
            Clock clock) {
        this.changes = changes;
        this.deployments = deployments;
        this.store = store;
        this.sessions = sessions;
        this.actor = actor;
        this.clock = clock;
    }

    @POST
    @Path("/findings")
    @RolesAllowed({"operator", "administrator"})
    public Uni<Response> finding(@PathParam("id") String id, byte[] body) {
        JsonBody request = JsonBody.of(body, Set.of("finding", "text", "link"));
        String finding = request.required("finding", "its name, for example data-corruption");
        String text = request.required("text", "what was found");
        String link = request.text("link");
        String by = actor.subject();
        return accepted(id, (deployment, now) -> RequestCommands.finding(deployment, finding, text, link, by, now));
    }

    /** A trigger's question, or the one what a rollback goes back to. */
    @POST
    @Path("/answers")
    @RolesAllowed({"operator", "administrator"})
    public Uni<Response> answer(@PathParam("id") String id, byte[] body) {
        JsonBody request = JsonBody.of(body, Set.of("trigger", "rollBack", "reason", "question", "version"));
        return request.text("question") == null ? triggerAnswered(id, request) : targetAnswered(id, request);
    }

    private Uni<Response> triggerAnswered(String id, JsonBody request) {
        String trigger = request.required("trigger", "the id of the trigger that asked");
        boolean rollBack = request.flag("rollBack", "the answer");
        String reason = request.required("reason", "an answer says why");
        String by = actor.subject();
        return accepted(
                id, (deployment, now) -> RequestCommands.answer(deployment, trigger, rollBack, reason, by, now));
    }

    private Uni<Response> targetAnswered(String id, JsonBody request) {
        String question = request.text("question");
        if (!question.equals(TargetCommands.QUESTION)) {
            throw ProblemException.unprocessable(
                    "there is no question " + question,
                    List.of(ProblemException.FieldError.of(
                            "question",
                            "is " + TargetCommands.QUESTION + "; a trigger's question is answered with trigger")));
        }
        String version = request.required("version", "what a rollback goes back to, for example 1.3.0, or none");
        String reason = request.text("reason");
        String by = actor.subject();
        return isKnownBad(id, version)
                .chain(bad -> accepted(
                        id, (deployment, now) -> TargetCommands.answer(deployment, version, bad, reason, by, now)));
    }

    @POST
    @Path("/rollback")
    @RolesAllowed({"pipeline", "operator", "administrator"})
    public Uni<Response> rollback(@PathParam("id") String id, byte[] body) {
        JsonBody request = JsonBody.of(body, Set.of("reason", "targetVersion"));
        String reason = request.required("reason", "a rollback says why");
        String target = request.text("targetVersion");
        String by = actor.subject();
        boolean pipeline = actor.isPipeline();
        return isKnownBad(id, target)
                .chain(bad -> accepted(
                        id,
                        (deployment, now) ->
                                RequestCommands.rollback(deployment, reason, target, bad, pipeline, by, now)));
    }

    /** A hotfix or an emergency leaves out what people do by hand before it, in one act. */
    @POST
    @Path("/skip-checks")
    @RolesAllowed({"operator", "administrator"})
    public Uni<DeploymentView> skip(@PathParam("id") String id, byte[] body) {
        JsonBody request = JsonBody.of(body, Set.of("items", "reason"));
        List<String> items = request.node().hasNonNull("items") ? request.texts("items") : null;
        String reason = request.required("reason", "say why the checks are skipped");
        String by = actor.subject();
        return changes.change(id, (deployment, now) -> SkipCommands.skip(deployment, items, reason, by, now))
                .map(after -> DeploymentView.of(after, clock.instant()));
    }

    @POST
    @Path("/cancel")
    @RolesAllowed({"pipeline", "operator", "administrator"})
    public Uni<DeploymentView> cancel(@PathParam("id") String id, byte[] body) {
        String reason = JsonBody.of(body, Set.of("reason")).required("reason", "a cancellation says why");
        String by = actor.subject();
        return changes.change(id, (deployment, now) -> EndCommands.cancel(deployment, reason, by, now))
                .map(after -> DeploymentView.of(after, clock.instant()));
    }

    private Uni<Boolean> isKnownBad(String id, String target) {
        if (target == null) {
            return Uni.createFrom().item(false);
        }
        return deployments
                .find(id)
                .chain(found -> found.map(deployment -> sessions.withSession(session -> store.known(
                                        session,
                                        deployment.ref().service(),
                                        deployment.ref().environment()))
                                .map(known -> TargetVersionPolicy.isKnownBad(known, target)))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Response> accepted(String id, Deployments.Command command) {
        return changes.change(id, command)
                .map(after -> Response.accepted(DeploymentView.of(after, clock.instant()))
                        .build());
    }
}
