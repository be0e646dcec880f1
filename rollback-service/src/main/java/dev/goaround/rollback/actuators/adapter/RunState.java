package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.rollback.actuators.GitHubHandle;
import dev.goaround.rollback.actuators.StepResult;

/** A workflow run, as GitHub describes it, as the step's result. */
final class RunState {

    private RunState() {}

    static StepResult of(JsonNode run, GitHubHandle.Run handle) {
        String link = run.path("html_url").asText(null);
        if (!run.path("status").asText("").equals("completed")) {
            return new StepResult.Begun(handle.text(), link, true, GitHubActuator.ASK_AGAIN);
        }
        String conclusion = run.path("conclusion").asText("");
        if (conclusion.isEmpty()) {
            return new StepResult.Begun(handle.text(), link, true, GitHubActuator.ASK_AGAIN);
        }
        return conclusion.equals("success")
                ? new StepResult.Done("run " + handle.id() + " succeeded", link)
                : new StepResult.Refused(
                        "run " + handle.id() + " ended as " + conclusion + (link == null ? "" : ": " + link));
    }
}
