package dev.goaround.checklist.walk;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Origin;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Plans a deployment ahead, opens one, or opens a planned one. */
public final class Opening {

    private Opening() {}

    /** @param created in the state planned, with its whole walk */
    public static Decision plan(Deployment created, Instant at) {
        Origin origin = created.origin();
        Change change = Change.first(created, origin.by(), at);
        change.emit(new DeploymentPlanned(
                change.ref(),
                origin.kind(),
                origin.checklist(),
                origin.checklistVersion(),
                origin.definitionRevision(),
                created.phases().stream().map(Phase::ref).toList(),
                origin.t0(),
                null,
                null,
                origin.by(),
                at));
        return change.finish();
    }

    /**
     * @param created in the state planned, with its whole walk
     * @param ruledOut item id → why this deployment's facts rule it out
     */
    public static Decision open(Deployment created, Map<String, String> ruledOut, Instant at) {
        return opened(Change.first(created, created.origin().by(), at), created.origin(), ruledOut);
    }

    /** A start event arrived for a planned deployment: its origin takes the place of the plan's. */
    public static Decision bind(Deployment planned, Origin origin, Map<String, String> ruledOut, Instant at) {
        if (!(planned.state() instanceof DeploymentState.Planned)) {
            return Decision.refused(Refusal.illegal(
                    "deployment " + planned.id(), planned.state().label(), "open", "Only a planned one is opened"));
        }
        return opened(Change.of(planned, origin.by(), at), origin, ruledOut);
    }

    private static Decision opened(Change change, Origin origin, Map<String, String> ruledOut) {
        if (!(change.now().state() instanceof DeploymentState.Planned planned)) {
            throw new IllegalArgumentException("a deployment is opened from the state planned");
        }
        Deployment now = change.now();
        change.to(now.in(planned.opened())
                .from(origin, change.at())
                .with(now.watch().opened(change.at())));
        change.emit(new DeploymentOpened(
                change.ref(),
                origin.kind(),
                origin.checklist(),
                origin.checklistVersion(),
                origin.definitionRevision(),
                origin.baselineVersion(),
                now.phases().stream().map(Phase::ref).toList(),
                origin.link(),
                origin.by(),
                change.at(),
                origin.callback()));
        Map<String, Item> items = now.phases().stream()
                .flatMap(phase -> phase.items().stream())
                .collect(Collectors.toMap(Item::id, Function.identity()));
        ruledOut.forEach((id, why) -> {
            // A plan keeps the checklist that it was made with; a later version may have other items.
            Item item = items.get(id);
            if (item != null && item.state() instanceof ItemState.Awaiting awaiting) {
                change.notApplicable(item, awaiting, why);
            }
        });
        return change.finish();
    }
}
