package dev.goaround.imports.prometheus;

import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportRefusal;
import dev.goaround.imports.ImportRefusals;
import dev.goaround.imports.ImportResult;
import dev.goaround.imports.ImportedFields;
import dev.goaround.imports.ImportedTrigger;
import dev.goaround.imports.LocatedValue;
import dev.goaround.imports.promql.PromqlDuration;
import dev.goaround.imports.promql.PromqlReading;
import dev.goaround.imports.promql.RecordingRules;
import dev.goaround.imports.promql.RecordingRules.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file of Prometheus' rules (its documentation, “Alerting rules”), or PrometheusRule resources of Kubernetes. */
public final class RuleFile {

    private static final Set<String> OF_GROUP =
            Set.of("name", "interval", "rules", "limit", "labels", "query_offset", "partial_response_strategy");
    private static final Set<String> OF_ALERT =
            Set.of("alert", "expr", "for", "keep_firing_for", "labels", "annotations");

    private final ImportChoices choices;
    private final ImportRefusals refusals = new ImportRefusals();
    private final List<ImportedTrigger> triggers = new ArrayList<>();
    private final Map<String, List<Recording>> recorded = new HashMap<>();
    private int recordings;

    private RuleFile(ImportChoices choices) {
        this.choices = choices;
    }

    /** @param documents of one file */
    public static ImportResult read(List<LocatedValue> documents, ImportChoices choices) {
        return new RuleFile(choices).read(documents);
    }

    private ImportResult read(List<LocatedValue> documents) {
        List<ImportedFields> groups = new ArrayList<>();
        documents.forEach(document -> groups(document, groups));
        groups.forEach(this::record);
        AlertRule alerts = new AlertRule(choices, new RecordingRules(recorded));
        groups.forEach(group -> alerts(group, alerts));
        List<String> passedOver = recordings == 0
                ? List.of()
                : List.of(recordings + (recordings == 1 ? " recording rule is" : " recording rules are")
                        + " no trigger: what they record is asked of Prometheus, which goes on recording it");
        return new ImportResult(triggers, refusals.inOrder(), passedOver);
    }

    private void groups(LocatedValue document, List<ImportedFields> groups) {
        if (!(document instanceof LocatedValue.Mapping mapping)) {
            refusals.whole(
                    document,
                    ImportRefusal.DOCUMENT,
                    "groups",
                    "it is " + document.kind(),
                    "write “groups:” and a list");
            return;
        }
        ImportedFields root = new ImportedFields(mapping, ImportRefusal.DOCUMENT, "", refusals);
        String kind = root.text("kind").orElse("");
        if (kind.equals("List") || kind.equals("PrometheusRuleList")) {
            root.items("items").forEach(item -> groups(item, groups));
        } else if (kind.equals("PrometheusRule")) {
            root.map("spec").ifPresent(spec -> ofRules(spec, groups));
        } else if (!kind.isEmpty()) {
            root.whole("kind", "it is no PrometheusRule", "leave resources of other kinds to their own tools");
        } else {
            ofRules(root, groups);
        }
    }

    private void ofRules(ImportedFields rules, List<ImportedFields> groups) {
        rules.only(Set.of("groups"));
        if (!rules.has("groups")) {
            rules.whole("groups", "it is missing", "an alerting rules file begins with “groups:”");
        }
        for (LocatedValue group : rules.items("groups")) {
            if (group instanceof LocatedValue.Mapping mapping) {
                groups.add(new ImportedFields(mapping, "group " + name(mapping), "", refusals));
            } else {
                refusals.whole(
                        group, ImportRefusal.DOCUMENT, "groups", "one is " + group.kind(), "write name and rules");
            }
        }
    }

    private static String name(LocatedValue.Mapping group) {
        return group.fields().get("name") instanceof LocatedValue.Text text ? text.value() : "without a name";
    }

    /** What recording rules of the file say is known before the first alert uses it. */
    private void record(ImportedFields group) {
        for (LocatedValue entry : group.items("rules")) {
            if (entry instanceof LocatedValue.Mapping rule
                    && rule.fields().get("record") instanceof LocatedValue.Text name) {
                recordings++;
                ImportedFields fields = new ImportedFields(rule, "recording rule " + name.value(), "", refusals);
                PromqlReading reading = PromqlReading.of(fields.text("expr").orElse(""));
                if (reading instanceof PromqlReading.Read read) {
                    recorded.computeIfAbsent(name.value(), key -> new ArrayList<>())
                            .add(new Recording(read.expression(), fields.texts("labels")));
                }
            }
        }
    }

    private void alerts(ImportedFields group, AlertRule alerts) {
        long before = refusals.wholes();
        group.only(OF_GROUP);
        Optional<Duration> every = group.span("interval", PromqlDuration::read).filter(span -> !span.isZero());
        if (group.has("query_offset")) {
            group.whole("query_offset", "queries are asked for now", "write “offset” into the expressions");
        }
        if (refusals.wholes() > before) {
            return;
        }
        if (group.has("limit")) {
            group.leftOut("limit", "a trigger is one alert, and none is dropped for there being many", null);
        }
        for (LocatedValue entry : group.items("rules")) {
            if (!(entry instanceof LocatedValue.Mapping rule)) {
                group.whole("rules", "one is " + entry.kind(), "write alert and expr");
            } else if (!rule.fields().containsKey("record")) {
                alert(rule, alerts, every.orElse(null));
            }
        }
    }

    private void alert(LocatedValue.Mapping rule, AlertRule alerts, Duration every) {
        String name = rule.fields().get("alert") instanceof LocatedValue.Text text
                        && !text.value().isBlank()
                ? text.value()
                : null;
        ImportedFields fields = new ImportedFields(rule, name == null ? "a rule" : "alert " + name, "", refusals);
        if (name == null) {
            fields.whole("alert", "it has no name", "write “alert: NAME”");
            return;
        }
        long before = refusals.wholes();
        fields.only(OF_ALERT);
        Optional<String> expression = fields.text("expr");
        if (!fields.has("expr")) {
            fields.whole("expr", "it is missing", "write what the alert asks");
        }
        Optional<Duration> lasting = fields.span("for", PromqlDuration::read);
        Map<String, String> labels = fields.texts("labels");
        Map<String, String> annotations = fields.texts("annotations");
        if (refusals.wholes() > before) {
            return;
        }
        PromqlReading reading = PromqlReading.of(expression.orElse(""));
        if (reading instanceof PromqlReading.Refused refused) {
            fields.whole("expr", "it is no expression of Prometheus': " + refused.reason(), "promtool says more");
            return;
        }
        Alert alert = new Alert(
                name,
                rule.at(),
                ((PromqlReading.Read) reading).expression(),
                lasting.orElse(Duration.ZERO),
                labels.get("severity"),
                annotations.getOrDefault("summary", annotations.get("message")));
        List<ImportedTrigger> read = alerts.read(alert, fields, every);
        triggers.addAll(read);
        if (!read.isEmpty() && fields.has("keep_firing_for")) {
            fields.leftOut(
                    "keep_firing_for",
                    "a breach ends when its condition does",
                    "it fires at the same time; a longer window in the expression keeps it from ending soon");
        }
    }
}
