package dev.goaround.standalone.imports.kayenta;

import dev.goaround.standalone.imports.Choices;
import dev.goaround.standalone.imports.Entry;
import dev.goaround.standalone.imports.Fields;
import dev.goaround.standalone.imports.Imported;
import dev.goaround.standalone.imports.ImportedTrigger;
import dev.goaround.standalone.imports.Refusal;
import dev.goaround.standalone.imports.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A canary config of Kayenta (its documentation, “Canary Config”), judged by its Netflix judge. */
public final class CanaryConfig {

    private static final Set<String> OF_METRIC =
            Set.of("name", "query", "groups", "analysisConfigurations", "scopeName", "id");

    private final CanaryScopes scopes;
    private final Refusals refusals = new Refusals();
    private final List<ImportedTrigger> triggers = new ArrayList<>();
    private final CanaryMetric metrics;

    private CanaryConfig(Choices choices, CanaryScopes scopes) {
        this.scopes = scopes;
        metrics = new CanaryMetric(choices, scopes);
    }

    public static Imported read(List<Entry> documents, Choices choices, CanaryScopes scopes) {
        CanaryConfig config = new CanaryConfig(choices, scopes);
        documents.forEach(config::read);
        return new Imported(config.triggers, config.refusals.inOrder(), List.of());
    }

    private void read(Entry document) {
        if (!(document instanceof Entry.Mapping mapping)) {
            refusals.whole(document, Refusal.DOCUMENT, "metrics", "it is " + document.kind(), "give a canary config");
            return;
        }
        Fields root = new Fields(mapping, Refusal.DOCUMENT, "", refusals);
        if (!root.has("metrics")) {
            root.whole("metrics", "there are none", "a canary config has at least one");
        }
        root.map("judge")
                .flatMap(judge -> judge.map("judgeConfigurations"))
                .filter(settings -> !settings.mapping().fields().isEmpty())
                .ifPresent(settings -> root.leftOut(
                        "judge",
                        "it is Goaround's own comparison that judges",
                        "“confidence 99%” may stand in a trigger"));
        long before = refusals.wholes();
        Map<String, Double> weights = new TreeMap<>();
        root.map("classifier")
                .ifPresent(classifier -> classifier
                        .texts("groupWeights")
                        .forEach((group, weight) -> number(classifier, "groupWeights", weight, weights, group)));
        Double marginal = scopes.marginal() == null ? marginal(root) : scopes.marginal();
        List<Entry> items = root.items("metrics");
        Score score =
                new Score(weights, items.stream().map(CanaryConfig::groups).toList());
        if (refusals.wholes() > before) {
            return;
        }
        items.forEach(item -> metric(root, item, score, marginal));
    }

    private static Double marginal(Fields root) {
        Map<String, Double> found = new TreeMap<>();
        root.map("classifier")
                .flatMap(classifier -> classifier.map("scoreThresholds"))
                .ifPresent(thresholds -> thresholds
                        .text("marginal")
                        .ifPresent(text -> number(thresholds, "marginal", text, found, "marginal")));
        return found.get("marginal");
    }

    private static void number(Fields fields, String field, String text, Map<String, Double> into, String name) {
        try {
            double number = Double.parseDouble(text.strip());
            if (number >= 0 && number <= 100) {
                into.put(name, number);
                return;
            }
        } catch (NumberFormatException e) {
            // Said below, as any other text that is no such number.
        }
        fields.whole(field, "‘" + name + "’ is no number from 0 to 100", "write one");
    }

    private static List<String> groups(Entry metric) {
        return metric instanceof Entry.Mapping mapping && mapping.fields().get("groups") instanceof Entry.Items groups
                ? groups.items().stream()
                        .filter(Entry.Text.class::isInstance)
                        .map(group -> ((Entry.Text) group).value())
                        .toList()
                : List.of();
    }

    private void metric(Fields root, Entry item, Score score, Double marginal) {
        if (!(item instanceof Entry.Mapping mapping)) {
            root.whole("metrics", "one is " + item.kind(), "write name, query and groups");
            return;
        }
        String name = mapping.fields().get("name") instanceof Entry.Text text ? text.value() : "without a name";
        Fields fields = new Fields(mapping, "metric " + name, "", refusals);
        long before = refusals.wholes();
        fields.only(OF_METRIC);
        if (!fields.text("scopeName").orElse("default").equals("default")) {
            fields.whole("scopeName", "the stage has several scopes, and one canary is watched here", "use default");
        }
        if (refusals.wholes() > before) {
            return;
        }
        List<ImportedTrigger> read = metrics.read(
                name,
                "metric " + name + ", line " + mapping.at().line(),
                fields,
                score.without(groups(item)),
                marginal);
        if (refusals.wholes() == before) {
            triggers.addAll(read);
        }
    }
}
