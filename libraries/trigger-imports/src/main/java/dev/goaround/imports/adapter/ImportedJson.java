package dev.goaround.imports.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.imports.DurationNotation;
import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportResult;
import dev.goaround.imports.ImportedProbe;
import dev.goaround.imports.ImportedTrigger;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** An import as JSON, its fields named as the service definition has them; the shape may grow, not change. */
public final class ImportedJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ImportedJson() {}

    public static String write(ImportResult imported, ImportChoices choices) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        Set<ImportedProbe> probes = new LinkedHashSet<>();
        imported.triggers().forEach(trigger -> probes.addAll(trigger.probes()));
        ArrayNode probeList = root.putArray("probes");
        probes.forEach(probe -> probe(probeList.addObject(), probe, choices));
        ArrayNode triggers = root.putArray("triggers");
        imported.triggers().forEach(trigger -> trigger(triggers.addObject(), trigger));
        ArrayNode refused = root.putArray("refused");
        imported.refused()
                .forEach(refusal -> refused.addObject()
                        .put("line", refusal.at().line())
                        .put("column", refusal.at().column())
                        .put("of", refusal.of())
                        .put("field", refusal.field())
                        .put("said", refusal.said())
                        .put("why", refusal.why())
                        .put("instead", refusal.instead())
                        .put("whole", refusal.whole()));
        ArrayNode passedOver = root.putArray("passedOver");
        imported.passedOver().forEach(passedOver::add);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can always be written", impossible);
        }
    }

    private static void probe(ObjectNode node, ImportedProbe probe, ImportChoices choices) {
        node.put("name", probe.name());
        if (probe instanceof ImportedProbe.Counters counters) {
            node.put("kind", "metrics")
                    .put("target", choices.service())
                    .put("requests", counters.requests())
                    .put("failures", counters.failures());
            return;
        }
        ImportedProbe.Query query = (ImportedProbe.Query) probe;
        node.put("kind", "prometheus")
                .put("target", query.baseline() ? choices.baseline() : choices.metrics())
                .put("signal", query.signal())
                .put("unit", query.unit())
                .put("query", query.query())
                .put("every", query.every() == null ? null : DurationNotation.text(query.every()))
                .put("timeout", query.timeout() == null ? null : DurationNotation.text(query.timeout()));
    }

    private static void trigger(ObjectNode node, ImportedTrigger trigger) {
        node.put("id", trigger.id())
                .put("when", trigger.when())
                .put("mode", trigger.mode().name().toLowerCase(Locale.ROOT))
                .put("gap", trigger.gap() == null ? null : trigger.gap().name().toLowerCase(Locale.ROOT))
                .put("min-samples", trigger.floor())
                .put("source", trigger.source())
                .put("line", trigger.at().line())
                .put("annotation", trigger.annotation());
        ArrayNode notes = node.putArray("notes");
        trigger.notes().forEach(notes::add);
    }
}
