package dev.goaround.standalone.imports.argo;

import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.standalone.imports.Choices;
import dev.goaround.standalone.imports.Claim;
import dev.goaround.standalone.imports.ClaimText;
import dev.goaround.standalone.imports.Fields;
import dev.goaround.standalone.imports.ImportedTrigger;
import dev.goaround.standalone.imports.Lasting;
import dev.goaround.standalone.imports.Slugs;
import dev.goaround.standalone.imports.prometheus.Figures;
import dev.goaround.standalone.imports.promql.Answer;
import dev.goaround.standalone.imports.promql.Expression;
import dev.goaround.standalone.imports.promql.Reading;
import dev.goaround.standalone.imports.promql.Recordings;
import dev.goaround.standalone.imports.promql.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes metrics into triggers. One for a file: names and probes are shared. */
final class Measurement {

    private final Choices choices;
    private final ClaimText claims = new ClaimText();
    private final Slugs ids = new Slugs();
    private String address;

    Measurement(Choices choices) {
        this.choices = choices;
    }

    /** @param dryRun whether Argo only says what it finds */
    Optional<ImportedTrigger> read(String name, String source, Fields fields, Arguments arguments, boolean dryRun) {
        Optional<Metric> metric = Metric.read(fields);
        Optional<Provider> provider = Provider.read(fields, arguments);
        if (metric.isEmpty() || provider.isEmpty() || !sameServer(fields, provider.get())) {
            return Optional.empty();
        }
        Optional<Expression> query =
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
    private boolean sameServer(Fields fields, Provider provider) {
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

    private static Optional<Expression> query(Fields fields, String text) {
        Reading reading = Reading.of(text);
        if (reading instanceof Reading.Refused refused) {
            fields.whole(
                    "provider", "its query is no expression of Prometheus': " + refused.reason(), "promtool says more");
            return Optional.empty();
        }
        Expression query = ((Reading.Read) reading).expression();
        if (!new Answer(Recordings.NONE).isOne(query)) {
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
    private Optional<Claim> failing(Fields fields, Expression query) {
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

    private static Optional<Claim> condition(Fields fields, String name, Expression query) {
        Optional<String> text = fields.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        ConditionReading reading = ConditionText.read(text.get(), query.text(), Figures.of(query));
        if (reading instanceof ConditionReading.Refused refused) {
            fields.whole(name, refused.why(), "compare result[0] with a number, as “result[0] >= 0.95”");
            return Optional.empty();
        }
        return Optional.of(((ConditionReading.Read) reading).claim());
    }

    private static List<String> notes(Fields fields, Metric metric, boolean dryRun) {
        List<String> notes = new ArrayList<>(List.of(metric.note()));
        if (dryRun) {
            notes.add("A dry run there: shadow, whatever the mode of the others.");
        }
        fields.span("initialDelay", Span::read).ifPresent(delay -> {
            long samples = delay.dividedBy(metric.every()) + 1;
            String quiet = "“over " + Lasting.text(metric.every().multipliedBy(samples)) + "” with “min-samples: "
                    + samples + "” keeps it quiet as long, and again whenever an answer is missing";
            fields.leftOut("initialDelay", "a trigger watches from the deployment on", quiet);
            notes.add("Without the initialDelay of " + Lasting.text(delay) + ": " + quiet + ".");
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

    private static void leftOut(Fields fields, String name, String why) {
        if (fields.has(name)) {
            fields.leftOut(name, why, null);
        }
    }
}
