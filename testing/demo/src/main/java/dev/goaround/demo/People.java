package dev.goaround.demo;

import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The release engineer who ticks what only a person sees, and the one who signs off. */
public final class People {
    private static final Set<String> CLOSED = Set.of("WINDOW_CLOSED", "FREEZE");

    private final Api operator;
    private final Api approver;
    private final Set<String> overridden = new HashSet<>();

    public People(URI checklistUrl, String operatorToken, String approverToken) {
        this.operator = new Api(checklistUrl, operatorToken);
        this.approver = new Api(checklistUrl, approverToken);
    }

    /** Ticks and signs what is open and waits for them. What was changed in between is looked at again the next time. */
    public void doTheirPart(ApiDeployment deployment) {
        Set<String> tried = new HashSet<>();
        deployment.openPhase().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(ApiDeployment.Item::isOpen)
                .filter(item -> tried.add(item.id()))
                .forEach(item -> act(deployment.id(), item));
    }

    /** The button: somebody saw enough. */
    void callRollback(ApiDeployment deployment, ApiDeployment.Item why) {
        Api.Answer answer = operator.post(
                Pipeline.path(deployment.id()) + "/rollback", Map.of("reason", "“" + why.text() + "” is not so"));
        check(why, answer);
    }

    /** Outside of the deployment window and in a freeze it takes somebody's word. */
    void overrideClosedHours(ApiDeployment deployment) {
        boolean closed = deployment.reasons().stream().anyMatch(why -> CLOSED.contains(why.code()));
        if (closed && overridden.add(deployment.id())) {
            approver.post(
                    Pipeline.path(deployment.id()) + "/gates/deploy/override",
                    Map.of("reason", "a demonstration does not wait for office hours"));
        }
    }

    private void act(String deployment, ApiDeployment.Item item) {
        switch (item.kindLabel()) {
            case "manual" ->
                check(
                        item,
                        operator.post(
                                Pipeline.path(deployment) + "/items/" + item.id() + "/tick",
                                Map.of("note", "seen with my own eyes")));
            case "sign-off" ->
                check(
                        item,
                        approver.post(
                                Pipeline.path(deployment) + "/sign-offs",
                                Map.of("item", item.id(), "comment", "good to go")));
            default -> {
                // The pipeline, the notifier and the verdicts see to the others.
            }
        }
    }

    private static void check(ApiDeployment.Item item, Api.Answer answer) {
        if (!answer.isSuccess() && answer.status() != 409) {
            throw new StoryFailure("expected '" + item.text() + "' to be ticked, got " + answer.words());
        }
    }
}
