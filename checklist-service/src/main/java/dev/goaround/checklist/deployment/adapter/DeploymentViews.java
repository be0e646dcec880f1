package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.definition.adapter.Definitions;
import dev.goaround.checklist.deployment.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deployments as they are shown, with what was said of their definitions when those were saved. */
@ApplicationScoped
public class DeploymentViews {

    private final Definitions definitions;
    private final Clock clock;

    DeploymentViews(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    public Uni<DeploymentView> of(Deployment deployment) {
        DeploymentView view = DeploymentView.of(deployment, clock.instant());
        return definitions
                .warnings(deployment.ref().service(), deployment.origin().pins().definitionRevision())
                .map(saved -> saved.map(warnings -> view.warnedOf(PinnedWarnings.of(deployment, warnings)))
                        .orElse(view))
                // The deployment was read or stored; what could not be read beside it is no reason to say that it was
                // not.
                .onFailure()
                .recoverWithItem(view);
    }
}
