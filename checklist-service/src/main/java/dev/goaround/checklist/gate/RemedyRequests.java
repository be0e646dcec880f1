package dev.goaround.checklist.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.checklist.deployment.DeploySteps;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Remedy;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.contracts.watch.Condition;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The requests that satisfy a gate's reasons, ready to be sent by the pipeline or copied by a person. */
final class RemedyRequests {

    private static final String POST = "POST";
    private static final String DEPLOYMENTS = "/api/v1/deployments";

    private RemedyRequests() {}

    /** As people read it: {@code POST /api/v1/deployments/dep-1/progress {"what":"deployed"}}. */
    static String text(Remedy request) {
        try {
            return request.method() + " " + request.path() + " "
                    + EventJson.mapper().writeValueAsString(request.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body of texts and numbers is always written", e);
        }
    }

    static Remedy start(Deployment deployment) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", deployment.ref().service());
        body.put("environment", deployment.ref().environment());
        body.put("version", deployment.ref().version());
        if (deployment.origin().kind() != DeploymentKind.STANDARD) {
            body.put("kind", deployment.origin().kind().name().toLowerCase(Locale.ROOT));
        }
        return new Remedy(POST, DEPLOYMENTS, body);
    }

    static Remedy deployed(Deployment deployment) {
        return progress(deployment, Map.of("what", "deployed"));
    }

    /** The report that carries a step out: “deployed” where that is what the step is about, else the step's own. */
    static Remedy step(Deployment deployment, Phase phase, Item step) {
        Map<String, Object> body = new LinkedHashMap<>();
        OptionalDouble share = step.asks().trafficShare();
        if (share.isPresent()) {
            body.put("what", "traffic");
            body.put("trafficRatio", share.getAsDouble());
            return progress(deployment, body);
        }
        if (DeploySteps.of(deployment, phase).contains(step) && (phase.isOpen() || deployment.isRunning())) {
            return deployed(deployment);
        }
        body.put("what", "step");
        body.put("item", step.id());
        return progress(deployment, body);
    }

    /** What a person does with an item: a sign-off is given, everything else is ticked. */
    static Remedy byHand(Deployment deployment, Item item) {
        return item.kind() == ItemKind.SIGN_OFF
                ? new Remedy(POST, of(deployment) + "/sign-offs", Map.of("item", item.id()))
                : new Remedy(POST, of(deployment) + "/items/" + item.id() + "/tick", Map.of());
    }

    static Remedy evidence(Deployment deployment, Item item) {
        Optional<Condition> limit = item.asks().limit();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", limit.map(Condition::signal).orElse(item.id()));
        body.put("item", item.id());
        body.put("passed", true);
        limit.ifPresent(condition -> {
            body.put("value", "<the figure, " + condition.op().sign() + " " + condition.value() + ">");
            body.put("unit", condition.unit() == null ? "count" : condition.unit());
        });
        return new Remedy(POST, of(deployment) + "/evidence", body);
    }

    static Remedy override(Deployment deployment, Phase into) {
        return new Remedy(POST, of(deployment) + "/gates/" + into.id() + "/override", Map.of("reason", "<why>"));
    }

    static Remedy resolve(Deployment deployment, String incident) {
        return new Remedy(
                POST,
                "/api/v1/services/" + deployment.ref().service() + "/incidents/" + incident + "/resolve",
                Map.of());
    }

    private static Remedy progress(Deployment deployment, Map<String, Object> body) {
        return new Remedy(POST, of(deployment) + "/progress", body);
    }

    private static String of(Deployment deployment) {
        return DEPLOYMENTS + "/" + deployment.id();
    }
}
