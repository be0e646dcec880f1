package dev.goaround.imports.argo;

import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportRefusal;
import dev.goaround.imports.ImportRefusals;
import dev.goaround.imports.ImportResult;
import dev.goaround.imports.ImportedFields;
import dev.goaround.imports.ImportedTrigger;
import dev.goaround.imports.LocatedValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** AnalysisTemplates and ClusterAnalysisTemplates of Argo Rollouts (its documentation, “Analysis &amp; Progressive Delivery”). */
public final class TemplateFile {

    private static final Set<String> KINDS = Set.of("AnalysisTemplate", "ClusterAnalysisTemplate");
    private static final Set<String> OF_SPEC = Set.of("args", "metrics", "dryRun", "measurementRetention", "templates");
    private static final Set<String> OF_METRIC = Set.of(
            "name",
            "interval",
            "initialDelay",
            "count",
            "successCondition",
            "failureCondition",
            "failureLimit",
            "inconclusiveLimit",
            "consecutiveErrorLimit",
            "consecutiveSuccessLimit",
            "provider");

    private final Map<String, String> given;
    private final ImportRefusals refusals = new ImportRefusals();
    private final List<ImportedTrigger> triggers = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private final MetricTriggers metricTriggers;

    private TemplateFile(ImportChoices choices, Map<String, String> given) {
        this.given = given;
        metricTriggers = new MetricTriggers(choices);
    }

    /** @param given values of arguments */
    public static ImportResult read(List<LocatedValue> documents, ImportChoices choices, Map<String, String> given) {
        TemplateFile file = new TemplateFile(choices, given);
        documents.forEach(file::template);
        return new ImportResult(file.triggers, file.refusals.inOrder(), file.passedOver);
    }

    private void template(LocatedValue document) {
        if (!(document instanceof LocatedValue.Mapping mapping)) {
            refusals.whole(
                    document, ImportRefusal.DOCUMENT, "kind", "it is " + document.kind(), "write an AnalysisTemplate");
            return;
        }
        ImportedFields root = new ImportedFields(mapping, ImportRefusal.DOCUMENT, "", refusals);
        String kind = root.text("kind").orElse("");
        if (kind.equals("List")) {
            root.items("items").forEach(this::template);
            return;
        }
        if (!KINDS.contains(kind)) {
            root.whole("kind", "it is no AnalysisTemplate and no ClusterAnalysisTemplate", "give a file of these");
            return;
        }
        String name =
                root.map("metadata").flatMap(metadata -> metadata.text("name")).orElse("without a name");
        LocatedValue spec = root.entry("spec");
        if (!root.has("spec") || !(spec instanceof LocatedValue.Mapping fields)) {
            root.whole("spec", "it is missing, or no mapping", "write metrics under it");
            return;
        }
        spec(new ImportedFields(fields, kind + " " + name, "spec", refusals), kind + " " + name);
    }

    private void spec(ImportedFields spec, String template) {
        long before = refusals.wholes();
        spec.only(OF_SPEC);
        if (spec.has("templates")) {
            spec.whole("templates", "templates in other files are not looked for", "import each of them");
        }
        if (!spec.has("metrics")) {
            spec.whole("metrics", "there are none", "an AnalysisTemplate has at least one");
        }
        List<Pattern> dryRuns = dryRuns(spec);
        TemplateArguments arguments = TemplateArguments.of(stated(spec), given);
        if (refusals.wholes() > before) {
            return;
        }
        if (spec.has("measurementRetention")) {
            passedOver.add(
                    "measurementRetention says how much Argo keeps of its measurements; nothing here depends on it");
        }
        for (LocatedValue metric : spec.items("metrics")) {
            if (metric instanceof LocatedValue.Mapping mapping) {
                metric(mapping, template, arguments, dryRuns);
            } else {
                spec.whole("metrics", "one is " + metric.kind(), "write name and provider");
            }
        }
    }

    private Map<String, String> stated(ImportedFields spec) {
        Map<String, String> stated = new HashMap<>();
        for (LocatedValue entry : spec.items("args")) {
            if (entry instanceof LocatedValue.Mapping mapping
                    && mapping.fields().get("name") instanceof LocatedValue.Text name
                    && mapping.fields().get("value") instanceof LocatedValue.Text value) {
                stated.put(name.value(), value.value());
            }
        }
        return stated;
    }

    private List<Pattern> dryRuns(ImportedFields spec) {
        List<Pattern> dryRuns = new ArrayList<>();
        for (LocatedValue entry : spec.items("dryRun")) {
            try {
                if (entry instanceof LocatedValue.Mapping mapping
                        && mapping.fields().get("metricName") instanceof LocatedValue.Text name) {
                    dryRuns.add(Pattern.compile(name.value()));
                    continue;
                }
                spec.whole("dryRun", "one names no metric", "write “metricName: NAME”");
            } catch (PatternSyntaxException e) {
                spec.whole("dryRun", "one is no regular expression", "write a metric's name");
            }
        }
        return dryRuns;
    }

    private void metric(
            LocatedValue.Mapping written, String template, TemplateArguments arguments, List<Pattern> dryRuns) {
        String name = written.fields().get("name") instanceof LocatedValue.Text text ? text.value() : "without a name";
        String of = "metric " + name + " of " + template;
        ImportedFields asWritten = new ImportedFields(written, of, "", refusals);
        NavigableSet<String> missing = arguments.missing(allText(written));
        if (!missing.isEmpty()) {
            asWritten.whole(
                    "args",
                    "it needs the value of " + String.join(", ", missing),
                    "give it with --arg " + missing.first() + "=VALUE (a secret's has no place in a definition)");
            return;
        }
        ImportedFields fields = new ImportedFields((LocatedValue.Mapping) filled(written, arguments), of, "", refusals);
        long before = refusals.wholes();
        fields.only(OF_METRIC);
        if (refusals.wholes() > before) {
            return;
        }
        boolean dryRun =
                dryRuns.stream().anyMatch(pattern -> pattern.matcher(name).find());
        metricTriggers
                .read(name, of + ", line " + written.at().line(), fields, arguments, dryRun)
                .filter(trigger -> refusals.wholes() == before)
                .ifPresent(triggers::add);
    }

    /** Headers may hold secrets by argument, and are left out anyway. */
    private static String allText(LocatedValue entry) {
        if (entry instanceof LocatedValue.Text text) {
            return text.value();
        }
        StringBuilder all = new StringBuilder();
        if (entry instanceof LocatedValue.Items items) {
            items.items().forEach(item -> all.append(allText(item)).append('\n'));
        } else if (entry instanceof LocatedValue.Mapping mapping) {
            mapping.fields()
                    .forEach((name, value) -> all.append(name.equals("headers") ? "" : allText(value))
                            .append('\n'));
        }
        return all.toString();
    }

    private static LocatedValue filled(LocatedValue entry, TemplateArguments arguments) {
        if (entry instanceof LocatedValue.Text text) {
            return new LocatedValue.Text(arguments.filled(text.value()), text.at());
        }
        if (entry instanceof LocatedValue.Items items) {
            return new LocatedValue.Items(
                    items.items().stream().map(item -> filled(item, arguments)).toList(), items.at());
        }
        Map<String, LocatedValue> fields = new LinkedHashMap<>();
        ((LocatedValue.Mapping) entry).fields().forEach((name, value) -> fields.put(name, filled(value, arguments)));
        return new LocatedValue.Mapping(fields, entry.at());
    }
}
