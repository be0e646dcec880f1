package dev.goaround.imports.kayenta;

import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportRefusal;
import dev.goaround.imports.ImportRefusals;
import dev.goaround.imports.ImportResult;
import dev.goaround.imports.ImportedFields;
import dev.goaround.imports.ImportedTrigger;
import dev.goaround.imports.LocatedValue;
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
    private final ImportRefusals refusals = new ImportRefusals();
    private final List<ImportedTrigger> triggers = new ArrayList<>();
    private final CanaryMetric metrics;

    private CanaryConfig(ImportChoices choices, CanaryScopes scopes) {
        this.scopes = scopes;
        metrics = new CanaryMetric(choices, scopes);
    }

    public static ImportResult read(List<LocatedValue> documents, ImportChoices choices, CanaryScopes scopes) {
        CanaryConfig config = new CanaryConfig(choices, scopes);
        documents.forEach(config::read);
        return new ImportResult(config.triggers, config.refusals.inOrder(), List.of());
    }

    private void read(LocatedValue document) {
        if (!(document instanceof LocatedValue.Mapping mapping)) {
            refusals.whole(
                    document, ImportRefusal.DOCUMENT, "metrics", "it is " + document.kind(), "give a canary config");
            return;
        }
        ImportedFields root = new ImportedFields(mapping, ImportRefusal.DOCUMENT, "", refusals);
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
        List<LocatedValue> items = root.items("metrics");
        Score score =
                new Score(weights, items.stream().map(CanaryConfig::groups).toList());
        if (refusals.wholes() > before) {
            return;
        }
        items.forEach(item -> metric(root, item, score, marginal));
    }

    private static Double marginal(ImportedFields root) {
        Map<String, Double> found = new TreeMap<>();
        root.map("classifier")
                .flatMap(classifier -> classifier.map("scoreThresholds"))
                .ifPresent(thresholds -> thresholds
                        .text("marginal")
                        .ifPresent(text -> number(thresholds, "marginal", text, found, "marginal")));
        return found.get("marginal");
    }

    private static void number(
            ImportedFields fields, String field, String text, Map<String, Double> into, String name) {
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

    private static List<String> groups(LocatedValue metric) {
        return metric instanceof LocatedValue.Mapping mapping
                        && mapping.fields().get("groups") instanceof LocatedValue.Items groups
                ? groups.items().stream()
                        .filter(LocatedValue.Text.class::isInstance)
                        .map(group -> ((LocatedValue.Text) group).value())
                        .toList()
                : List.of();
    }

    private void metric(ImportedFields root, LocatedValue item, Score score, Double marginal) {
        if (!(item instanceof LocatedValue.Mapping mapping)) {
            root.whole("metrics", "one is " + item.kind(), "write name, query and groups");
            return;
        }
        String name = mapping.fields().get("name") instanceof LocatedValue.Text text ? text.value() : "without a name";
        ImportedFields fields = new ImportedFields(mapping, "metric " + name, "", refusals);
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
