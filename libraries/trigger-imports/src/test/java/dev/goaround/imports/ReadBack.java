package dev.goaround.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.definition.DefinitionReader;
import dev.goaround.checklist.definition.DefinitionReading;
import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.ScrapeProbe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is printed, read by the reader of service definitions. */
public record ReadBack(EnvironmentDefinition environment) {

    public static ReadBack of(ImportResult imported, ImportChoices choices) {
        List<String> lines = new DefinitionText(choices).of("test", imported.triggers());
        DefinitionReading reading =
                new DefinitionReader(url -> Optional.empty()).read(new SelfCheck(choices).definition(lines));
        assertThat(reading).as(() -> String.join("\n", lines)).isInstanceOf(DefinitionReading.Read.class);
        return new ReadBack(
                ((DefinitionReading.Read) reading).definition().environments().get("production"));
    }

    public DefinedTrigger trigger(String id) {
        return environment.triggers().stream()
                .filter(trigger -> trigger.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** By signal. */
    public Map<String, String> queries() {
        return environment.probes().stream()
                .filter(PrometheusProbe.class::isInstance)
                .map(PrometheusProbe.class::cast)
                .collect(Collectors.toMap(PrometheusProbe::signal, PrometheusProbe::query));
    }

    public List<ScrapeProbe> counters() {
        return environment.probes().stream()
                .filter(ScrapeProbe.class::isInstance)
                .map(ScrapeProbe.class::cast)
                .toList();
    }
}
