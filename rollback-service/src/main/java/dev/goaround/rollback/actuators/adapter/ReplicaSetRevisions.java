package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.egress.ParsedText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The revisions of a Deployment or Rollout: its ReplicaSets with the revision in an annotation. Which one to go back to is
 * chosen as {@code kubectl rollout undo} does, or by the version in a label.
 *
 * @param annotation that holds the revision's number
 * @param hashLabel that the controller puts into a ReplicaSet's pod template, and that a Deployment's must not have
 */
record ReplicaSetRevisions(String annotation, String hashLabel) {

    static final ReplicaSetRevisions OF_DEPLOYMENT =
            new ReplicaSetRevisions("deployment.kubernetes.io/revision", "pod-template-hash");
    static final ReplicaSetRevisions OF_ROLLOUT =
            new ReplicaSetRevisions("rollout.argoproj.io/revision", "rollouts-pod-template-hash");

    /**
     * The ReplicaSet to go back to, or why there is none.
     *
     * @param versionLabel null: the revision before the present one
     */
    ParsedText<JsonNode> choose(JsonNode owner, JsonNode replicaSets, String versionLabel, String targetVersion) {
        List<JsonNode> newestFirst = StreamSupport.stream(
                        replicaSets.path("items").spliterator(), false)
                .filter(set -> isControlledBy(set, owner) && number(set) > 0)
                .sorted(Comparator.comparingLong(this::number).reversed())
                .toList();
        if (versionLabel == null) {
            return newestFirst.size() < 2
                    ? ParsedText.bad("the cluster keeps no revision before the present one: raise revisionHistoryLimit")
                    : ParsedText.good(newestFirst.get(1));
        }
        return newestFirst.stream()
                .filter(set -> version(set, versionLabel).equals(targetVersion))
                .findFirst()
                .map(ParsedText::good)
                .orElseGet(() -> ParsedText.bad("no revision whose pod template has the label " + versionLabel + ": "
                        + targetVersion + " is kept; kept are "
                        + newestFirst.stream()
                                .map(set -> version(set, versionLabel))
                                .distinct()
                                .toList()));
    }

    long number(JsonNode replicaSet) {
        try {
            return Long.parseLong(replicaSet
                    .path("metadata")
                    .path("annotations")
                    .path(annotation)
                    .asText("0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The pod template, as it was before the controller marked it. */
    JsonNode template(JsonNode object) {
        JsonNode template = object.path("spec").path("template").deepCopy();
        if (template.path("metadata").path("labels") instanceof ObjectNode labels) {
            labels.remove(hashLabel);
        }
        return template;
    }

    /** The images that an object's pods run, by their containers. */
    static Map<String, String> images(JsonNode object) {
        Map<String, String> images = new TreeMap<>();
        for (String containers : List.of("initContainers", "containers")) {
            object.at("/spec/template/spec")
                    .path(containers)
                    .forEach(container -> images.put(
                            container.path("name").asText(),
                            container.path("image").asText()));
        }
        return images;
    }

    private static String version(JsonNode replicaSet, String label) {
        return replicaSet.at("/spec/template/metadata/labels").path(label).asText("(none)");
    }

    private static boolean isControlledBy(JsonNode set, JsonNode owner) {
        String uid = owner.path("metadata").path("uid").asText();
        return StreamSupport.stream(set.path("metadata").path("ownerReferences").spliterator(), false)
                .anyMatch(reference -> reference.path("controller").asBoolean()
                        && reference.path("uid").asText().equals(uid));
    }
}
