package dev.goaround.probe.probers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a metrics system says beside its answer. A warning, or a part that is missing, makes the figure one of something else
 * than what was asked. An info is a remark about the query (a counter's name without {@code _total}), unless it says that
 * samples were left out.
 *
 * @param problem why the answer cannot be used
 * @param note the remarks, or null
 */
record AnswerRemarks(Optional<String> problem, String note) {

    /** Prometheus 2.48 to 2.54 puts infos among the warnings, marked so. */
    private static final String INFO = "PromQL info:";

    /** In the infos of Prometheus 3 that speak of samples which the figure leaves out. */
    private static final List<String> LEFT_OUT = List.of("ignored", "incompatible");

    static AnswerRemarks of(JsonNode root) {
        if (isPartial(root) || isPartial(root.path("data"))) {
            return new AnswerRemarks(Optional.of("the answer is partial: a part of the storage did not answer"), null);
        }
        List<String> infos = texts(root.path("infos"));
        List<String> warnings = new ArrayList<>();
        for (String warning : texts(root.path("warnings"))) {
            (warning.startsWith(INFO) ? infos : warnings).add(warning);
        }
        infos.stream().filter(AnswerRemarks::leavesOut).forEach(warnings::add);
        return warnings.isEmpty()
                ? new AnswerRemarks(Optional.empty(), infos.isEmpty() ? null : "query: " + String.join("; ", infos))
                : new AnswerRemarks(Optional.of("answered with a warning: " + String.join("; ", warnings)), null);
    }

    /** VictoriaMetrics says it where storage nodes were away. */
    private static boolean isPartial(JsonNode node) {
        JsonNode partial = node.path("isPartial");
        return !partial.isMissingNode()
                && !partial.isNull()
                && !partial.asText().equals("false");
    }

    private static boolean leavesOut(String info) {
        String text = info.toLowerCase(Locale.ROOT);
        return LEFT_OUT.stream().anyMatch(text::contains);
    }

    /** Whatever stands there: what is not understood is said. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(text -> texts.add(text.isTextual() ? text.asText() : text.toString()));
        } else if (!node.isMissingNode() && !node.isNull()) {
            texts.add(node.isTextual() ? node.asText() : node.toString());
        }
        return texts;
    }
}
