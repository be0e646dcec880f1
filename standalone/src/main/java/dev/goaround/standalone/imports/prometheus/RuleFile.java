package dev.goaround.standalone.imports.prometheus;

import dev.goaround.standalone.imports.Choices;
import dev.goaround.standalone.imports.Entry;
import dev.goaround.standalone.imports.Fields;
import dev.goaround.standalone.imports.Imported;
import dev.goaround.standalone.imports.ImportedTrigger;
import dev.goaround.standalone.imports.Refusal;
import dev.goaround.standalone.imports.Refusals;
import dev.goaround.standalone.imports.promql.Reading;
import dev.goaround.standalone.imports.promql.Recordings;
import dev.goaround.standalone.imports.promql.Recordings.Recording;
import dev.goaround.standalone.imports.promql.Span;
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

    private final Choices choices;
    private final Refusals refusals = new Refusals();
    private final List<ImportedTrigger> triggers = new ArrayList<>();
    private final Map<String, List<Recording>> recorded = new HashMap<>();
    private int recordings;

    private RuleFile(Choices choices) {
        this.choices = choices;
    }

    /** @param documents of one file */
    public static Imported read(List<Entry> documents, Choices choices) {
        return new RuleFile(choices).read(documents);
    }

    private Imported read(List<Entry> documents) {
        List<Fields> groups = new ArrayList<>();
        documents.forEach(document -> groups(document, groups));
        groups.forEach(this::record);
        AlertRule alerts = new AlertRule(choices, new Recordings(recorded));
        groups.forEach(group -> alerts(group, alerts));
        List<String> passedOver = recordings == 0
                ? List.of()
                : List.of(recordings + (recordings == 1 ? " recording rule is" : " recording rules are")
                        + " no trigger: what they record is asked of Prometheus, which goes on recording it");
        return new Imported(triggers, refusals.inOrder(), passedOver);
    }

    private void groups(Entry document, List<Fields> groups) {
        if (!(document instanceof Entry.Mapping mapping)) {
            refusals.whole(
                    document, Refusal.DOCUMENT, "groups", "it is " + document.kind(), "write “groups:” and a list");
            return;
        }
        Fields root = new Fields(mapping, Refusal.DOCUMENT, "", refusals);
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

    private void ofRules(Fields rules, List<Fields> groups) {
        rules.only(Set.of("groups"));
        if (!rules.has("groups")) {
            rules.whole("groups", "it is missing", "an alerting rules file begins with “groups:”");
        }
        for (Entry group : rules.items("groups")) {
            if (group instanceof Entry.Mapping mapping) {
                groups.add(new Fields(mapping, "group " + name(mapping), "", refusals));
            } else {
                refusals.whole(group, Refusal.DOCUMENT, "groups", "one is " + group.kind(), "write name and rules");
            }
        }
    }

    private static String name(Entry.Mapping group) {
        return group.fields().get("name") instanceof Entry.Text text ? text.value() : "without a name";
    }

    /** What recording rules of the file say is known before the first alert uses it. */
    private void record(Fields group) {
        for (Entry entry : group.items("rules")) {
            if (entry instanceof Entry.Mapping rule && rule.fields().get("record") instanceof Entry.Text name) {
                recordings++;
                Fields fields = new Fields(rule, "recording rule " + name.value(), "", refusals);
                Reading reading = Reading.of(fields.text("expr").orElse(""));
                if (reading instanceof Reading.Read read) {
                    recorded.computeIfAbsent(name.value(), key -> new ArrayList<>())
                            .add(new Recording(read.expression(), fields.texts("labels")));
                }
            }
        }
    }

    private void alerts(Fields group, AlertRule alerts) {
        long before = refusals.wholes();
        group.only(OF_GROUP);
        Optional<Duration> every = group.span("interval", Span::read).filter(span -> !span.isZero());
        if (group.has("query_offset")) {
            group.whole("query_offset", "queries are asked for now", "write “offset” into the expressions");
        }
        if (refusals.wholes() > before) {
            return;
        }
        if (group.has("limit")) {
            group.leftOut("limit", "a trigger is one alert, and none is dropped for there being many", null);
        }
        for (Entry entry : group.items("rules")) {
            if (!(entry instanceof Entry.Mapping rule)) {
                group.whole("rules", "one is " + entry.kind(), "write alert and expr");
            } else if (!rule.fields().containsKey("record")) {
                alert(rule, alerts, every.orElse(null));
            }
        }
    }

    private void alert(Entry.Mapping rule, AlertRule alerts, Duration every) {
        String name = rule.fields().get("alert") instanceof Entry.Text text
                        && !text.value().isBlank()
                ? text.value()
                : null;
        Fields fields = new Fields(rule, name == null ? "a rule" : "alert " + name, "", refusals);
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
        Optional<Duration> lasting = fields.span("for", Span::read);
        Map<String, String> labels = fields.texts("labels");
        Map<String, String> annotations = fields.texts("annotations");
        if (refusals.wholes() > before) {
            return;
        }
        Reading reading = Reading.of(expression.orElse(""));
        if (reading instanceof Reading.Refused refused) {
            fields.whole("expr", "it is no expression of Prometheus': " + refused.reason(), "promtool says more");
            return;
        }
        Alert alert = new Alert(
                name,
                rule.at(),
                ((Reading.Read) reading).expression(),
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
