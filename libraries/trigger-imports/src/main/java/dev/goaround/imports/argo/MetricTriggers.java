package dev.goaround.imports.argo;

import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.imports.Claim;
import dev.goaround.imports.ClaimText;
import dev.goaround.imports.DurationNotation;
import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportedFields;
import dev.goaround.imports.ImportedIds;
import dev.goaround.imports.ImportedTrigger;
import dev.goaround.imports.prometheus.FigureInference;
import dev.goaround.imports.promql.PromqlDuration;
import dev.goaround.imports.promql.PromqlExpression;
import dev.goaround.imports.promql.PromqlReading;
import dev.goaround.imports.promql.RecordingRules;
import dev.goaround.imports.promql.ResultCardinality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes metrics into triggers. One for a file: names and probes are shared. */
final class MetricTriggers {

    private final ImportChoices choices;
    private final ClaimText claims = new ClaimText();
    private final ImportedIds ids = new ImportedIds();
    private String address;

    MetricTriggers(ImportChoices choices) {
        this.choices = choices;
    }

    /** @param dryRun whether Argo only says what it finds */
    Optional<ImportedTrigger> read(
            String name, String source, ImportedFields fields, TemplateArguments arguments, boolean dryRun) {
        Optional<ArgoMetric> metric = ArgoMetric.read(fields);
        Optional<MetricProvider> provider = MetricProvider.read(fields, arguments);
        if (metric.isEmpty() || provider.isEmpty() || !sameServer(fields, provider.get())) {
            return Optional.empty();
        }
        Optional<PromqlExpression> query =
                query(fields, arguments.filled(provider.get().query()));
        Optional<Claim> failing = query.flatMap(asked -> failing(fields, asked));
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        Duration timeout = provider.get().timeout();
        Optional<ClaimText.Written> written = claims.write(
                failing.get(),
                name,
                metric.get().every(),
                timeout != null && timeout.compareTo(metric.get().every()) < 0 ? timeout : null);
        if (written.isEmpty()) {
            fields.whole("successCondition", "its limit has more than 20 digits on a side of the point", "round it");
            return Optional.empty();
        }
        return Optional.of(new ImportedTrigger(
                fields.mapping().at(),
                source,
                ids.id(name),
                written.get().when() + metric.get().held(),
                dryRun ? TriggerMode.SHADOW : choices.mode(),
                null,
                1,
                written.get().probes(),
                null,
                notes(fields, metric.get(), dryRun)));
    }

    /** All of them are asked of one target. */
    private boolean sameServer(ImportedFields fields, MetricProvider provider) {
        if (address == null || provider.address() == null || address.equals(provider.address())) {
            address = address == null ? provider.address() : address;
            return true;
        }
        fields.whole(
                "provider",
                "it asks another server than the metrics before it (" + provider.address() + ")",
                "import it from a file of its own, with --metrics-target and the name of that server's target");
        return false;
    }

    private static Optional<PromqlExpression> query(ImportedFields fields, String text) {
        PromqlReading reading = PromqlReading.of(text);
        if (reading instanceof PromqlReading.Refused refused) {
            fields.whole(
                    "provider", "its query is no expression of Prometheus': " + refused.reason(), "promtool says more");
            return Optional.empty();
        }
        PromqlExpression query = ((PromqlReading.Read) reading).expression();
        if (!new ResultCardinality(RecordingRules.NONE).isOne(query)) {
            fields.whole(
                    "provider",
                    "its query may answer several series, of which result[0] is whichever comes first, and a probe asks for"
                            + " one number",
                    "aggregate it, with sum(…), max(…) or min(…)");
            return Optional.empty();
        }
        return Optional.of(query);
    }

    /** When a measurement counts as failed. */
    private Optional<Claim> failing(ImportedFields fields, PromqlExpression query) {
        Optional<Claim> success = condition(fields, "successCondition", query);
        Optional<Claim> failure = condition(fields, "failureCondition", query);
        boolean misread = (fields.has("successCondition") && success.isEmpty())
                || (fields.has("failureCondition") && failure.isEmpty());
        if (misread) {
            return Optional.empty();
        }
        if (success.isEmpty() && failure.isEmpty()) {
            fields.whole("successCondition", "without a condition nothing ever fails", "write when it is good");
            return Optional.empty();
        }
        if (failure.isPresent()
                && success.isPresent()
                && !failure.get().equals(success.get().not())) {
            fields.leftOut(
                    "successCondition",
                    "what neither succeeds nor fails is inconclusive and pauses the rollout there; the trigger is the"
                            + " failureCondition alone",
                    "write a second trigger for it, with “mode: ask”");
        }
        return failure.isPresent() ? failure : success.map(Claim::not);
    }

    private static Optional<Claim> condition(ImportedFields fields, String name, PromqlExpression query) {
        Optional<String> text = fields.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        ConditionReading reading = ConditionText.read(text.get(), query.text(), FigureInference.of(query));
        if (reading instanceof ConditionReading.Refused refused) {
            fields.whole(name, refused.why(), "compare result[0] with a number, as “result[0] >= 0.95”");
            return Optional.empty();
        }
        return Optional.of(((ConditionReading.Read) reading).claim());
    }

    private static List<String> notes(ImportedFields fields, ArgoMetric metric, boolean dryRun) {
        List<String> notes = new ArrayList<>(List.of(metric.note()));
        if (dryRun) {
            notes.add("A dry run there: shadow, whatever the mode of the others.");
        }
        fields.span("initialDelay", PromqlDuration::read).ifPresent(delay -> {
            long samples = delay.dividedBy(metric.every()) + 1;
            String quiet =
                    "“over " + DurationNotation.text(metric.every().multipliedBy(samples)) + "” with “min-samples: "
                            + samples + "” keeps it quiet as long, and again whenever an answer is missing";
            fields.leftOut("initialDelay", "a trigger watches from the deployment on", quiet);
            notes.add("Without the initialDelay of " + DurationNotation.text(delay) + ": " + quiet + ".");
        });
        leftOut(
                fields,
                "consecutiveErrorLimit",
                "what cannot be asked is unknown here: it never rolls back and never passes"
                        + " a gate, however often");
        leftOut(fields, "inconclusiveLimit", "nothing is inconclusive here");
        leftOut(fields, "consecutiveSuccessLimit", "it ends the analysis early, and a trigger goes on watching");
        return notes;
    }

    private static void leftOut(ImportedFields fields, String name, String why) {
        if (fields.has(name)) {
            fields.leftOut(name, why, null);
        }
    }
}
