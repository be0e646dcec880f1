package dev.goaround.standalone.imports.argo;

import dev.goaround.standalone.imports.Choices;
import dev.goaround.standalone.imports.Entry;
import dev.goaround.standalone.imports.Fields;
import dev.goaround.standalone.imports.Imported;
import dev.goaround.standalone.imports.ImportedTrigger;
import dev.goaround.standalone.imports.Refusal;
import dev.goaround.standalone.imports.Refusals;
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
    private final Refusals refusals = new Refusals();
    private final List<ImportedTrigger> triggers = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private final Measurement measurement;

    private TemplateFile(Choices choices, Map<String, String> given) {
        this.given = given;
        measurement = new Measurement(choices);
    }

    /** @param given values of arguments */
    public static Imported read(List<Entry> documents, Choices choices, Map<String, String> given) {
        TemplateFile file = new TemplateFile(choices, given);
        documents.forEach(file::template);
        return new Imported(file.triggers, file.refusals.inOrder(), file.passedOver);
    }

    private void template(Entry document) {
        if (!(document instanceof Entry.Mapping mapping)) {
            refusals.whole(document, Refusal.DOCUMENT, "kind", "it is " + document.kind(), "write an AnalysisTemplate");
            return;
        }
        Fields root = new Fields(mapping, Refusal.DOCUMENT, "", refusals);
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
        Entry spec = root.entry("spec");
        if (!root.has("spec") || !(spec instanceof Entry.Mapping fields)) {
            root.whole("spec", "it is missing, or no mapping", "write metrics under it");
            return;
        }
        spec(new Fields(fields, kind + " " + name, "spec", refusals), kind + " " + name);
    }

    private void spec(Fields spec, String template) {
        long before = refusals.wholes();
        spec.only(OF_SPEC);
        if (spec.has("templates")) {
            spec.whole("templates", "templates in other files are not looked for", "import each of them");
        }
        if (!spec.has("metrics")) {
            spec.whole("metrics", "there are none", "an AnalysisTemplate has at least one");
        }
        List<Pattern> dryRuns = dryRuns(spec);
        Arguments arguments = Arguments.of(stated(spec), given);
        if (refusals.wholes() > before) {
            return;
        }
        if (spec.has("measurementRetention")) {
            passedOver.add(
                    "measurementRetention says how much Argo keeps of its measurements; nothing here depends on it");
        }
        for (Entry metric : spec.items("metrics")) {
            if (metric instanceof Entry.Mapping mapping) {
                metric(mapping, template, arguments, dryRuns);
            } else {
                spec.whole("metrics", "one is " + metric.kind(), "write name and provider");
            }
        }
    }

    private Map<String, String> stated(Fields spec) {
        Map<String, String> stated = new HashMap<>();
        for (Entry entry : spec.items("args")) {
            if (entry instanceof Entry.Mapping mapping
                    && mapping.fields().get("name") instanceof Entry.Text name
                    && mapping.fields().get("value") instanceof Entry.Text value) {
                stated.put(name.value(), value.value());
            }
        }
        return stated;
    }

    private List<Pattern> dryRuns(Fields spec) {
        List<Pattern> dryRuns = new ArrayList<>();
        for (Entry entry : spec.items("dryRun")) {
            try {
                if (entry instanceof Entry.Mapping mapping
                        && mapping.fields().get("metricName") instanceof Entry.Text name) {
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

    private void metric(Entry.Mapping written, String template, Arguments arguments, List<Pattern> dryRuns) {
        String name = written.fields().get("name") instanceof Entry.Text text ? text.value() : "without a name";
        String of = "metric " + name + " of " + template;
        Fields asWritten = new Fields(written, of, "", refusals);
        NavigableSet<String> missing = arguments.missing(allText(written));
        if (!missing.isEmpty()) {
            asWritten.whole(
                    "args",
                    "it needs the value of " + String.join(", ", missing),
                    "give it with --arg " + missing.first() + "=VALUE (a secret's has no place in a definition)");
            return;
        }
        Fields fields = new Fields((Entry.Mapping) filled(written, arguments), of, "", refusals);
        long before = refusals.wholes();
        fields.only(OF_METRIC);
        if (refusals.wholes() > before) {
            return;
        }
        boolean dryRun =
                dryRuns.stream().anyMatch(pattern -> pattern.matcher(name).find());
        measurement
                .read(name, of + ", line " + written.at().line(), fields, arguments, dryRun)
                .filter(trigger -> refusals.wholes() == before)
                .ifPresent(triggers::add);
    }

    /** Headers may hold secrets by argument, and are left out anyway. */
    private static String allText(Entry entry) {
        if (entry instanceof Entry.Text text) {
            return text.value();
        }
        StringBuilder all = new StringBuilder();
        if (entry instanceof Entry.Items items) {
            items.items().forEach(item -> all.append(allText(item)).append('\n'));
        } else if (entry instanceof Entry.Mapping mapping) {
            mapping.fields()
                    .forEach((name, value) -> all.append(name.equals("headers") ? "" : allText(value))
                            .append('\n'));
        }
        return all.toString();
    }

    private static Entry filled(Entry entry, Arguments arguments) {
        if (entry instanceof Entry.Text text) {
            return new Entry.Text(arguments.filled(text.value()), text.at());
        }
        if (entry instanceof Entry.Items items) {
            return new Entry.Items(
                    items.items().stream().map(item -> filled(item, arguments)).toList(), items.at());
        }
        Map<String, Entry> fields = new LinkedHashMap<>();
        ((Entry.Mapping) entry).fields().forEach((name, value) -> fields.put(name, filled(value, arguments)));
        return new Entry.Mapping(fields, entry.at());
    }
}
