package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.lifecycle.CommandResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Commands that come by HTTP: the caller's token has to be good for the service, and a refusal is a problem document. */
@ApplicationScoped
public class DeploymentChanges {

    private final Deployments deployments;
    private final Actor actor;

    DeploymentChanges(Deployments deployments, Actor actor) {
        this.deployments = deployments;
        this.actor = actor;
    }

    /** @return the deployment after the command; fails with a problem where it was refused */
    public Uni<Deployment> change(String id, Deployments.Command command) {
        return deployments
                .change(id, (deployment, now) -> {
                    actor.requireServiceOf(deployment);
                    return command.apply(deployment, now);
                })
                .map(decision -> after(decision.orElseThrow(() -> unknown(id))));
    }

    private static Deployment after(CommandResult decision) {
        return decision.fold(CommandResult.Changed::deployment, CommandResult.Unchanged::deployment, refused -> {
            throw ProblemException.of(refused.refusal());
        });
    }

    public static ProblemException unknown(String id) {
        return ProblemException.notFound("There is no deployment " + id + ". GET /api/v1/deployments lists them.");
    }
}
