package dev.goaround.imports.kayenta;

import dev.goaround.imports.DurationNotation;
import dev.goaround.imports.FigureKind;
import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportedFields;
import dev.goaround.imports.ImportedIds;
import dev.goaround.imports.ImportedProbe;
import dev.goaround.imports.ImportedTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes metrics into triggers that compare the canary with its baseline. One for a file: names are shared. */
final class CanaryMetric {

    private static final Set<String> OF_CANARY =
            Set.of("direction", "nanStrategy", "critical", "mustHaveData", "effectSize", "outliers");
    private static final String NOTE =
            "Judged by ranks as Kayenta does, but the whole interval has to lie beyond what is tolerated, with one confidence"
                    + " for all looks.";

    private final ImportChoices choices;
    private final CanaryScopes scopes;
    private final ImportedIds ids = new ImportedIds();
    private final ImportedIds signals = new ImportedIds();
    private final ImportedIds probeNames = new ImportedIds();

    CanaryMetric(ImportChoices choices, CanaryScopes scopes) {
        this.choices = choices;
        this.scopes = scopes;
    }

    /**
     * @param alone the score when it fails and all others pass
     * @param marginal below which a canary fails, or null where nobody said
     */
    List<ImportedTrigger> read(String name, String source, ImportedFields metric, double alone, Double marginal) {
        Optional<ImportedFields> analysis = metric.map("analysisConfigurations");
        if (metric.has("analysisConfigurations") && analysis.isEmpty()) {
            return List.of();
        }
        analysis.ifPresent(fields -> fields.only(Set.of("canary")));
        ImportedFields canary = analysis.flatMap(fields -> fields.map("canary")).orElseGet(metric::none);
        canary.only(OF_CANARY);
        boolean critical = canary.text("critical").orElse("false").equals("true");
        boolean decides = marginal != null && alone < marginal;
        if (!critical && !decides) {
            notAlone(metric, alone, marginal);
            return List.of();
        }
        Optional<String> template = CanaryQuery.template(metric);
        boolean orZero = canary.text("nanStrategy").orElse("remove").equals("replace");
        Optional<String> experiment =
                template.flatMap(text -> CanaryQuery.filled(metric, text, scopes.experiment(), "--experiment", orZero));
        Optional<String> control = experiment.flatMap(
                there -> CanaryQuery.filled(metric, template.get(), scopes.control(), "--control", orZero));
        if (control.isEmpty()) {
            return List.of();
        }
        if (control.equals(experiment)) {
            metric.whole("query", "both sides ask the same", "name the side in it, with ${scope}");
            return List.of();
        }
        List<String> ways = Tolerance.read(canary, !decides);
        if (!ways.isEmpty()) {
            leftOut(canary);
        }
        return triggers(name, source, metric, ways, List.of(experiment.get(), control.get()));
    }

    private List<ImportedTrigger> triggers(
            String name, String source, ImportedFields metric, List<String> ways, List<String> sides) {
        String signal = signals.signal(name);
        List<ImportedProbe> probes = List.of(
                probe(name, sides.get(0), signal, false), probe(name + " baseline", sides.get(1), signal, true));
        List<ImportedTrigger> triggers = new ArrayList<>();
        for (String way : ways) {
            triggers.add(new ImportedTrigger(
                    metric.mapping().at(),
                    source,
                    ids.id(name),
                    signal + " " + way + " over " + DurationNotation.text(scopes.over()),
                    choices.mode(),
                    null,
                    null,
                    probes,
                    null,
                    List.of(NOTE)));
        }
        return triggers;
    }

    private ImportedProbe probe(String name, String query, String signal, boolean baseline) {
        return new ImportedProbe.Query(probeNames.id(name), query, signal, null, scopes.step(), null, baseline);
    }

    private static void notAlone(ImportedFields metric, double alone, Double marginal) {
        metric.whole(
                "groups",
                marginal == null
                        ? "whether its failure alone fails the canary depends on the score below which one fails"
                        : "when it alone fails, the score is " + FigureKind.plain(alone)
                                + ", and the canary goes on from "
                                + FigureKind.plain(marginal)
                                + ": only several together decide, and a trigger decides alone",
                marginal == null
                        ? "say it with --marginal, as the canary stage has it"
                        : "make it critical if it should; or write “worse than baseline” with “mode: ask” for it");
    }

    private static void leftOut(ImportedFields canary) {
        if (canary.text("mustHaveData").orElse("false").equals("true")) {
            canary.leftOut("mustHaveData", "what has no data is unknown here, and fails nothing", null);
        }
        if (canary.has("outliers")) {
            canary.leftOut("outliers", "values are compared by their ranks, and none is taken out", null);
        }
    }
}
