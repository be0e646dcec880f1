package dev.goaround.imports.prometheus;

import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.imports.Claim;
import dev.goaround.imports.ClaimText;
import dev.goaround.imports.DurationNotation;
import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportedFields;
import dev.goaround.imports.ImportedIds;
import dev.goaround.imports.ImportedProbe;
import dev.goaround.imports.ImportedTrigger;
import dev.goaround.imports.promql.PromqlExpression;
import dev.goaround.imports.promql.PromqlExpression.Binary;
import dev.goaround.imports.promql.RecordingRules;
import dev.goaround.imports.promql.ResultCardinality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes alerts into triggers. One for a file: names and probes are shared. */
final class AlertRule {

    private static final String BURN_NOTE =
            "The windows begin at the deployment, and do not reach back over it as Prometheus' do: it is about the new"
                    + " version alone, and stricter at first.";
    private static final String COUNTERS_NOTE =
            "Where a metrics probe counts requests and failures already, leave the probe “traffic” out: the two would be"
                    + " added up.";

    private final ImportChoices choices;
    private final RecordingRules recordings;
    private final ClaimText claims = new ClaimText();
    private final ImportedIds ids = new ImportedIds();
    private final Map<String, ImportedProbe> counters = new HashMap<>();

    AlertRule(ImportChoices choices, RecordingRules recordings) {
        this.choices = choices;
        this.recordings = recordings;
    }

    /**
     * @param every the group's interval, or null
     * @return empty where it is refused
     */
    List<ImportedTrigger> read(Alert alert, ImportedFields fields, Duration every) {
        List<ImportedTrigger> burning = burnRates(alert);
        if (!burning.isEmpty()) {
            return burning;
        }
        AlertExpression taken = new AlertExpression(
                new ResultCardinality(recordings), !alert.lasting().isZero(), choices.anySeries());
        ClaimReading reading = taken.read(alert.expression());
        if (reading instanceof ClaimReading.Refused refused) {
            fields.whole("expr", refused.why(), refused.instead());
            return List.of();
        }
        Claim claim = ((ClaimReading.Read) reading).claim();
        Optional<ClaimText.Written> written = claims.write(claim, alert.name(), every, null);
        if (written.isEmpty()) {
            fields.whole("expr", "its limit has more than 20 digits on a side of the point", "round it");
            return List.of();
        }
        return List.of(trigger(
                alert,
                written.get().when() + held(alert),
                written.get().probes(),
                AnnotationCounterpart.of(alert.expression(), recordings, alert.lasting())
                        .orElse(null),
                List.of()));
    }

    private List<ImportedTrigger> burnRates(Alert alert) {
        List<PromqlExpression> parts = new ArrayList<>();
        if (alert.lasting().isZero()) {
            split(alert.expression(), parts);
        } else {
            // Which of two conditions holds does not matter to the time that either has to.
            parts.add(alert.expression());
        }
        List<ImportedTrigger> burning = new ArrayList<>();
        for (PromqlExpression part : parts) {
            Optional<MultiWindowBurnRate> burn = MultiWindowBurnRate.of(part, recordings);
            Optional<ImportedProbe> probe = burn.flatMap(this::counters);
            if (probe.isEmpty()) {
                return List.of();
            }
            String when = burn.get().when() + held(alert);
            burning.add(
                    trigger(alert, when, List.of(probe.get()), "trigger " + when, List.of(BURN_NOTE, COUNTERS_NOTE)));
        }
        return List.copyOf(burning);
    }

    private static void split(PromqlExpression expression, List<PromqlExpression> parts) {
        if (expression.bare() instanceof Binary either && either.operator().equals("or") && either.matching() == null) {
            split(either.left(), parts);
            split(either.right(), parts);
        } else {
            parts.add(expression);
        }
    }

    private Optional<ImportedProbe> counters(MultiWindowBurnRate burn) {
        Optional<String> requests = ErrorRatio.onPage(burn.longer().requests());
        Optional<String> failures = ErrorRatio.onPage(burn.longer().failures());
        if (requests.isEmpty() || failures.isEmpty()) {
            return Optional.empty();
        }
        // Two probes that count different requests would be added up in one error rate.
        String counted = requests.get() + failures.get();
        if (!counters.isEmpty() && !counters.containsKey(counted)) {
            return Optional.empty();
        }
        return Optional.of(counters.computeIfAbsent(
                counted, key -> new ImportedProbe.Counters("traffic", requests.get(), failures.get())));
    }

    private ImportedTrigger trigger(
            Alert alert, String when, List<ImportedProbe> probes, String annotation, List<String> differences) {
        List<String> notes = new ArrayList<>();
        if (alert.summary() != null) {
            notes.add("“" + alert.summary() + "”");
        }
        notes.addAll(differences);
        return new ImportedTrigger(
                alert.at(),
                alert.source(),
                ids.id(alert.name() + (alert.severity() == null ? "" : " " + alert.severity())),
                when,
                choices.mode(),
                GapPolicy.RESET,
                1,
                probes,
                annotation == null ? null : annotation + handling(),
                notes);
    }

    /** Behind an annotation: without it a breach would order the rollback. */
    private String handling() {
        return " mode=" + choices.mode().name().toLowerCase(Locale.ROOT) + " gap=reset";
    }

    private static String held(Alert alert) {
        return alert.lasting().isZero() ? "" : " for " + DurationNotation.text(alert.lasting());
    }
}
