package dev.goaround.cli;

import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.imports.ImportChoices;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What all imports can be told. */
final class ImportOptions {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "SHADOW",
            description = "What a breach does: shadow (default) says what would have been done; ask asks a person;"
                    + " automatic orders the rollback.")
    private TriggerMode mode;

    @Option(
            names = "--metrics-target",
            paramLabel = "NAME",
            defaultValue = "prometheus",
            description = "The target of the definition whose url is the Prometheus server's (default:"
                    + " ${DEFAULT-VALUE}).")
    private String metrics;

    @Option(
            names = "--service-target",
            paramLabel = "NAME",
            defaultValue = "web",
            description = "The target whose own metrics page has the counters (default: ${DEFAULT-VALUE}).")
    private String service;

    @Option(
            names = "--allow-partial",
            description = "End with 0 also where something was refused, if at least one trigger was imported.")
    private boolean allowPartial;

    @Option(names = "--json", description = "Triggers, probes and refusals as one JSON object.")
    private boolean json;

    Optional<String> objection() {
        for (String name : new String[] {metrics, service}) {
            if (!NAME.matcher(name).matches()) {
                return Optional.of("‘" + name + "’ is no target's name: letters, digits, ‘.’, ‘_’ and ‘-’, at most 63");
            }
        }
        return Optional.empty();
    }

    ImportChoices choices(boolean anySeries) {
        return new ImportChoices(mode, metrics, service, anySeries);
    }

    boolean allowsPartial() {
        return allowPartial;
    }

    boolean isJson() {
        return json;
    }
}
