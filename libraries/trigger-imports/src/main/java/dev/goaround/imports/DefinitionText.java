package dev.goaround.imports;

import dev.goaround.contracts.watch.GapPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Imported triggers as an environment of a service definition has them, at their depth there. */
public final class DefinitionText {

    private static final int LONGEST_COMMENT = 300;

    private final ImportChoices choices;

    public DefinitionText(ImportChoices choices) {
        this.choices = choices;
    }

    /** @param title what was imported, in words */
    public List<String> of(String title, List<ImportedTrigger> triggers) {
        List<String> lines = new ArrayList<>();
        lines.add(comment("", title));
        lines.add(comment(
                "",
                "Put it under environments, into the environment that it watches; targets needed: "
                        + String.join(", ", targets(triggers)) + "."));
        lines.add("    probes:");
        Set<ImportedProbe> probes = new LinkedHashSet<>();
        triggers.forEach(trigger -> probes.addAll(trigger.probes()));
        probes.forEach(probe -> lines.addAll(probe(probe)));
        lines.add("    triggers:");
        triggers.forEach(trigger -> lines.addAll(trigger(trigger)));
        return lines;
    }

    private List<String> targets(List<ImportedTrigger> triggers) {
        List<String> targets = new ArrayList<>();
        if (triggers.stream()
                .flatMap(trigger -> trigger.probes().stream())
                .anyMatch(ImportedProbe.Query.class::isInstance)) {
            targets.add(choices.metrics() + " (its url is the Prometheus server's)");
        }
        if (triggers.stream()
                .flatMap(trigger -> trigger.probes().stream())
                .anyMatch(ImportedProbe.Counters.class::isInstance)) {
            targets.add(choices.service() + " (its url is the service's, whose /metrics has the counters)");
        }
        if (triggers.stream().flatMap(trigger -> trigger.probes().stream()).anyMatch(DefinitionText::isBaseline)) {
            targets.add(choices.baseline() + " (the same url, role: baseline)");
        }
        return targets;
    }

    private static boolean isBaseline(ImportedProbe probe) {
        return probe instanceof ImportedProbe.Query query && query.baseline();
    }

    private List<String> probe(ImportedProbe probe) {
        if (probe instanceof ImportedProbe.Counters counters) {
            return List.of(
                    "      - {name: " + counters.name() + ", kind: metrics, target: " + choices.service()
                            + ", path: /metrics,",
                    "         requests: " + quoted(counters.requests()) + ",",
                    "         failures: " + quoted(counters.failures()) + "}");
        }
        ImportedProbe.Query query = (ImportedProbe.Query) probe;
        StringBuilder head = new StringBuilder("      - {name: " + query.name() + ", kind: prometheus, target: "
                + (query.baseline() ? choices.baseline() : choices.metrics()) + ", signal: " + query.signal());
        if (query.unit() != null) {
            head.append(", unit: ").append(query.unit());
        }
        if (query.every() != null) {
            head.append(", every: ").append(DurationNotation.text(query.every()));
        }
        if (query.timeout() != null) {
            head.append(", timeout: ").append(DurationNotation.text(query.timeout()));
        }
        return List.of(head + ",", "         query: " + quoted(query.query()) + "}");
    }

    private static List<String> trigger(ImportedTrigger trigger) {
        List<String> lines = new ArrayList<>();
        lines.add(comment("      ", trigger.source()));
        trigger.notes().forEach(note -> lines.add(comment("      ", note)));
        if (trigger.annotation() != null) {
            lines.add(comment(
                    "      ",
                    "In a checklist, of the service's own counters: <!-- goaround: " + trigger.annotation() + " -->"));
        }
        StringBuilder fields = new StringBuilder("      - {id: " + trigger.id() + ", when: " + quoted(trigger.when()));
        fields.append(", mode: ").append(lower(trigger.mode()));
        if (trigger.gap() != null && trigger.gap() != GapPolicy.HOLD) {
            fields.append(", gap: ").append(lower(trigger.gap()));
        }
        if (trigger.floor() != null) {
            fields.append(", min-samples: ").append(trigger.floor());
        }
        lines.add(fields + "}");
        return lines;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String comment(String indent, String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}\\p{Co}\\p{Cn}\\p{Cs}\uFEFF\uFFFE\uFFFF]+", " ")
                .strip();
        return indent + "# " + (line.length() <= LONGEST_COMMENT ? line : line.substring(0, LONGEST_COMMENT) + "…");
    }
}
