package dev.goaround.imports.promql;

import dev.goaround.imports.promql.PromqlExpression.LabelMatch;
import dev.goaround.imports.promql.PromqlExpression.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recording rules of a file: what stands behind the names that its alerts use. */
public record RecordingRules(Map<String, List<Recording>> byName) {

    public static final RecordingRules NONE = new RecordingRules(Map.of());

    /** @param labels that the rule puts on what it records */
    public record Recording(PromqlExpression expression, Map<String, String> labels) {
        private boolean fits(LabelMatch match) {
            return !match.sign().equals("=")
                    || !labels.containsKey(match.label())
                    || labels.get(match.label()).equals(match.value());
        }
    }

    /** The one rule of the file whose series a selector can mean; empty if there is none or several. */
    public Optional<Recording> of(Selector selector) {
        if (selector.range() != null || selector.metric() == null) {
            return Optional.empty();
        }
        List<Recording> fitting = byName.getOrDefault(selector.metric(), List.of()).stream()
                .filter(recording -> selector.where().stream().allMatch(recording::fits))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
