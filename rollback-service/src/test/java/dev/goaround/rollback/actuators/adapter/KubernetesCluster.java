package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a Kubernetes cluster that an undo meets: Deployments (apps/v1) and Rollouts (argoproj.io/v1alpha1) with their
 * ReplicaSets, JSON and merge patches with the resource version as a precondition, Status objects as errors, and controllers
 * that give a new template the next revision and roll it out ten seconds later.
 */
final class KubernetesCluster implements Stub {

    static final String TOKEN = "k8s-token";

    private static final Duration ROLLS_OUT_IN = Duration.ofSeconds(10);
    private static final Duration ROUTED_IN = Duration.ofSeconds(5);
    private static final String APPS = "/apis/apps/v1/namespaces/shop/";
    private static final String ARGO = "/apis/argoproj.io/v1alpha1/namespaces/shop/";

    private final Map<String, ObjectNode> owners = new LinkedHashMap<>();
    private final Map<String, ObjectNode> replicaSets = new LinkedHashMap<>();
    private final Map<String, Instant> changedAt = new LinkedHashMap<>();
    /** Rollouts that wait at a step of their canary. */
    private final Set<String> canaries = new HashSet<>();

    private final List<String> effects = new ArrayList<>();
    private final Errors errors = new Errors();
    private Instant now = Instant.EPOCH;
    private int version = 100;
    private Instant abortedAt;
    private boolean stuck;
    private boolean statusSubresource = true;

    /** A Deployment to which these versions were deployed one after the other. */
    KubernetesCluster deployment(String name, String... versions) {
        return owner(APPS + "deployments/" + name, "Deployment", name, versions);
    }

    KubernetesCluster rollout(String name, String... versions) {
        return owner(ARGO + "rollouts/" + name, "Rollout", name, versions);
    }

    private KubernetesCluster owner(String path, String kind, String name, String... versions) {
        ObjectNode owner = (ObjectNode)
                Stub.read(
                        "{'kind':'" + kind + "','metadata':{'name':'" + name + "','uid':'uid-" + name
                                + "','generation':0,"
                                + "'annotations':{'team':'shop','kubectl.kubernetes.io/last-applied-configuration':'{}'}},"
                                + "'spec':{'replicas':3,'selector':{'matchLabels':{'app':'" + name
                                + "'},'matchExpressions':[{'key':'tier','operator':'In','values':['web','api']}]}},'status':{}}");
        owners.put(path, owner);
        for (String deployed : versions) {
            ((ObjectNode) owner.path("spec"))
                    .set(
                            "template",
                            Stub.read("{'metadata':{'labels':{'app':'" + name + "','tier':'web','version':'" + deployed
                                    + "'}},'spec':{'containers':[{'name':'web','image':'shop:" + deployed + "'}]}}"));
            changed(path, owner);
        }
        settle(path, owner);
        if (kind.equals("Rollout")) {
            canaries.add(path);
            status(owner).put("phase", "Paused").put("stableRS", name + "-" + versions[0]);
        }
        return this;
    }

    /** The Rollouts' canaries have a share of the traffic, in percent, at a router that takes it away some time after an abort. */
    KubernetesCluster routed(int weight) {
        owners.values().forEach(owner -> {
            ((ObjectNode) owner.path("spec")).set("strategy", Stub.read("{'canary':{'trafficRouting':{}}}"));
            status(owner).set("canary", Stub.read("{'weights':{'canary':{'weight':" + weight + "}}}"));
        });
        return this;
    }

    /** The Rollout's canary has become the stable version. */
    void promoted() {
        canaries.clear();
    }

    /** The controllers do not get the new template to run. */
    void stuck() {
        stuck = true;
    }

    /** An installation whose CRD has no status subresource. */
    void withoutStatusSubresource() {
        statusSubresource = false;
    }

    ObjectNode object(String path) {
        return owners.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(path))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Somebody else changes the object. */
    void touched(String path) {
        ((ObjectNode) object(path).path("metadata")).put("resourceVersion", Integer.toString(++version));
    }

    @Override
    public List<String> effects() {
        return effects;
    }

    @Override
    public Errors errors() {
        return errors;
    }

    @Override
    public void at(Instant instant) {
        now = instant;
        owners.forEach((path, owner) -> {
            if (owner.at("/status/canary/weights/canary") instanceof ObjectNode canary
                    && abortedAt != null
                    && !now.isBefore(abortedAt.plus(ROUTED_IN))) {
                canary.put("weight", 0);
            }
            if (!stuck
                    && !canaries.contains(path)
                    && !now.isBefore(changedAt.get(path).plus(ROLLS_OUT_IN))) {
                settle(path, owner);
            }
        });
    }

    @Override
    public HttpAnswer answer(Call call) {
        if (!("Bearer " + TOKEN).equals(call.headers().get("authorization"))) {
            return status(401, "Unauthorized", "Unauthorized");
        }
        String path = call.uri().getPath();
        if (path.equals(APPS + "replicasets")) {
            return list(Stub.query(call.uri(), "labelSelector"));
        }
        boolean ofStatus = path.endsWith("/status");
        String owner = ofStatus ? path.substring(0, path.length() - "/status".length()) : path;
        ObjectNode found = path.startsWith(APPS + "replicasets/")
                ? replicaSets.get(path.substring((APPS + "replicasets/").length()))
                : owners.get(owner);
        if (found == null || (ofStatus && !statusSubresource)) {
            return status(404, "NotFound", "\"" + path.substring(path.lastIndexOf('/') + 1) + "\" not found");
        }
        return call.method() == Call.Method.PATCH ? patch(call, owner, found) : Stub.json(200, found);
    }

    private HttpAnswer list(String selector) {
        ArrayNode items = EventJson.mapper().createArrayNode();
        replicaSets.values().stream()
                .filter(set -> selector.equals(
                        "app=" + set.at("/spec/template/metadata/labels/app").asText() + ",tier in (web,api)"))
                .forEach(items::add);
        return Stub.json(200, Map.of("kind", "ReplicaSetList", "items", items));
    }

    private HttpAnswer patch(Call call, String path, ObjectNode object) {
        ObjectNode patched = object.deepCopy();
        String type = call.headers().get("content-type");
        JsonNode patch = Stub.body(call);
        if (type.equals("application/merge-patch+json")) {
            merge(patched, patch);
        } else if (type.equals("application/json-patch+json")) {
            patch.forEach(operation -> apply(patched, operation));
        } else {
            return status(415, "UnsupportedMediaType", "the body of the request was in an unknown format");
        }
        if (!patched.at("/metadata/resourceVersion").equals(object.at("/metadata/resourceVersion"))) {
            return status(
                    409,
                    "Conflict",
                    "Operation cannot be fulfilled: the object has been modified; please apply your changes to the"
                            + " latest version and try again");
        }
        if (patched.at("/spec/template/metadata/labels/pod-template-hash").isTextual()) {
            return status(422, "Invalid", "spec.template.metadata.labels: the hash is the controller's");
        }
        boolean template = !patched.at("/spec/template").equals(object.at("/spec/template"));
        boolean abort = patched.at("/status/abort").asBoolean()
                && !object.at("/status/abort").asBoolean();
        object.setAll(patched);
        if (template) {
            effects.add("template of " + path.substring(path.lastIndexOf('/') + 1) + " set to version "
                    + object.at("/spec/template/metadata/labels/version").asText());
            canaries.remove(path);
            changed(path, object);
        } else if (abort) {
            effects.add("abort of " + path.substring(path.lastIndexOf('/') + 1));
            status(object).put("phase", "Degraded");
            abortedAt = now;
            touched(path);
        } else {
            touched(path);
        }
        return Stub.json(200, object);
    }

    private static void apply(ObjectNode object, JsonNode operation) {
        String pointer = operation.path("path").asText();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) object.at(pointer.substring(0, last))).set(pointer.substring(last + 1), operation.path("value"));
    }

    private static void merge(ObjectNode object, JsonNode patch) {
        patch.properties().forEach(field -> {
            if (field.getValue().isObject() && object.path(field.getKey()) instanceof ObjectNode inner) {
                merge(inner, field.getValue());
            } else {
                object.set(field.getKey(), field.getValue());
            }
        });
    }

    /** What the API server and the controller do with a new pod template. */
    private void changed(String path, ObjectNode owner) {
        ObjectNode metadata = (ObjectNode) owner.path("metadata");
        metadata.put("generation", metadata.path("generation").asLong() + 1);
        metadata.put("resourceVersion", Integer.toString(++version));
        changedAt.put(path, now);
        boolean rollout = owner.path("kind").asText().equals("Rollout");
        String annotation = rollout ? "rollout.argoproj.io/revision" : "deployment.kubernetes.io/revision";
        String hash = owner.path("metadata").path("name").asText() + "-"
                + owner.at("/spec/template/metadata/labels/version").asText();
        long revision = replicaSets.values().stream()
                        .filter(set -> set.at("/metadata/ownerReferences/0/uid").equals(metadata.path("uid")))
                        .mapToLong(set ->
                                set.at("/metadata/annotations").path(annotation).asLong())
                        .max()
                        .orElse(0)
                + 1;
        ObjectNode set = replicaSets.computeIfAbsent(
                hash, name -> (ObjectNode) Stub.read("{'kind':'ReplicaSet','metadata':{'name':'" + name
                        + "','annotations':{},'ownerReferences':[{'uid':'"
                        + metadata.path("uid").asText() + "','controller':true}]},'spec':{}}"));
        ((ObjectNode) set.at("/metadata/annotations"))
                .put(annotation, Long.toString(revision))
                .put("change", "of " + hash);
        ((ObjectNode) metadata.path("annotations")).put(annotation, Long.toString(revision));
        ObjectNode template = owner.at("/spec/template").deepCopy();
        ((ObjectNode) template.at("/metadata/labels"))
                .put(rollout ? "rollouts-pod-template-hash" : "pod-template-hash", "hash-" + hash);
        ((ObjectNode) set.path("spec")).set("template", template);
        if (rollout) {
            status(owner).put("abort", false).put("phase", "Progressing").put("currentPodHash", hash);
        }
    }

    private void settle(String path, ObjectNode owner) {
        ObjectNode status = status(owner);
        long generation = owner.at("/metadata/generation").asLong();
        status.put("replicas", 3).put("updatedReplicas", 3).put("availableReplicas", 3);
        if (path.startsWith(ARGO)) {
            // Rollouts write the generation as text.
            status.put("observedGeneration", Long.toString(generation));
            if (!status.path("abort").asBoolean()) {
                status.put("phase", "Healthy")
                        .put("stableRS", status.path("currentPodHash").asText());
            }
        } else {
            status.put("observedGeneration", generation);
        }
    }

    private static ObjectNode status(ObjectNode owner) {
        return (ObjectNode) owner.path("status");
    }

    static HttpAnswer status(int code, String reason, String message) {
        return status(code, reason, message, Map.of());
    }

    static HttpAnswer status(int code, String reason, String message, Map<String, List<String>> headers) {
        return Stub.json(
                code,
                Map.of(
                        "kind",
                        "Status",
                        "apiVersion",
                        "v1",
                        "status",
                        "Failure",
                        "reason",
                        reason,
                        "message",
                        message,
                        "code",
                        code),
                headers);
    }
}
