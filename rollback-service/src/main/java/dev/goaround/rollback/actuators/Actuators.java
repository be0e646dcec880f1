package dev.goaround.rollback.actuators;

import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.WebhookStep;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Picks the actuator that a step names. */
public record Actuators(Actuator<WebhookStep> webhook, Actuator<GitHubWorkflowStep> gitHub)
        implements Actuator<RollbackStep> {

    @Override
    public Uni<StepResult> carryOut(RollbackStep step, FillIns fillIns) {
        return step instanceof WebhookStep hook
                ? webhook.carryOut(hook, fillIns)
                : gitHub.carryOut((GitHubWorkflowStep) step, fillIns);
    }

    @Override
    public Uni<StepResult> follow(RollbackStep step, FillIns fillIns, String handle) {
        return step instanceof WebhookStep hook
                ? webhook.follow(hook, fillIns, handle)
                : gitHub.follow((GitHubWorkflowStep) step, fillIns, handle);
    }

    @Override
    public Uni<StepResult> takeUp(RollbackStep step, FillIns fillIns, Instant startedAt) {
        return step instanceof WebhookStep hook
                ? webhook.takeUp(hook, fillIns, startedAt)
                : gitHub.takeUp((GitHubWorkflowStep) step, fillIns, startedAt);
    }

    /** The actuator's name, for meters. */
    public static String nameOf(RollbackStep step) {
        return step instanceof WebhookStep ? "webhook" : "github-workflow";
    }
}
