package dev.goaround.imports.kayenta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportResult;
import dev.goaround.imports.ImportedTrigger;
import dev.goaround.imports.LocatedValue;
import dev.goaround.imports.ParsedDocument;
import dev.goaround.imports.ReadBack;
import dev.goaround.imports.SelfCheck;
import dev.goaround.imports.adapter.JsonDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryConfigTest {

    private static final CanaryScopes SCOPES = new CanaryScopes(
            Map.of("scope", "canary"), Map.of("scope", "stable"), null, Duration.ofMinutes(1), Duration.ofHours(1));

    private static final String QUERY =
            "'query': {'type': 'prometheus', 'customInlineTemplate': 'PromQL:sum(x{g=\\'${scope}\\'})'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "'direction': 'increase' ¦ m_imported higher than baseline by 0% ratio over 1h",
                "'direction': 'decrease' ¦ m_imported lower than baseline by 0% ratio over 1h",
                "'direction': 'increase', 'effectSize': {'allowedIncrease': 1.1} ¦ m_imported higher than baseline by 10% ratio over 1h",
                "'direction': 'decrease', 'effectSize': {'allowedDecrease': 0.95} ¦ m_imported lower than baseline by 5% ratio over 1h",
                "'direction': 'increase', 'effectSize': {'allowedIncrease': 1.1, 'criticalIncrease': 5.0} ¦ m_imported higher than baseline by 400% ratio over 1h",
                "'direction': 'either', 'effectSize': {'allowedIncrease': 1.2} ¦ m_imported higher than baseline by 20% ratio over 1h, m_imported lower than baseline by 0% ratio over 1h",
                "'nanStrategy': 'replace', 'direction': 'increase' ¦ m_imported higher than baseline by 0% ratio over 1h",
            })
    void aCriticalMetricIsAComparisonWithTheStableVersion(String canary, String when) {
        ImportResult imported = imported(metric("'critical': true, " + canary, QUERY), "");
        assertThat(imported.refused()).isEmpty();
        ReadBack back = ReadBack.of(imported, ImportChoices.USUAL);
        assertThat(back.environment().triggers().stream().map(DefinedTrigger::text))
                .containsExactly(when.split(", "));
        assertThat(back.environment().probes().stream()
                        .map(PrometheusProbe.class::cast)
                        .map(probe -> probe.target() + " " + probe.query().replace(" or vector(0)", "")))
                .map(asked -> asked.replaceAll("[()]", ""))
                .containsExactly("prometheus sumx{g='canary'}", "prometheus-baseline sumx{g='stable'}");
        assertThat(back.environment().triggers().get(0).condition().op())
                .isEqualTo(when.contains("higher") ? Comparison.GREATER : Comparison.LESS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "'type': 'stackdriver' ¦ query.type ¦ another metrics system",
                "'type': 'prometheus', 'metricName': 'node_cpu' ¦ query.metricName ¦ Kayenta makes the query",
                "'type': 'prometheus', 'customInlineTemplate': 'g=x' ¦ query.customInlineTemplate ¦ Kayenta makes the query",
                "'type': 'prometheus', 'customInlineTemplate': 'PromQL:sum(x{z=\\'${location}\\'})' ¦ query ¦ what location is",
                "'type': 'prometheus', 'customInlineTemplate': 'PromQL:sum(x{g=\\'${scope}\\'' ¦ query ¦ no expression",
                "'type': 'prometheus', 'customInlineTemplate': 'PromQL:x{g=\\'${scope}\\'}' ¦ query ¦ several series",
                "'type': 'prometheus', 'customInlineTemplate': 'PromQL:sum(x)' ¦ query ¦ both sides ask the same",
            })
    void queriesThatCannotBeAskedAreRefused(String query, String field, String why) {
        ImportResult imported = imported(metric("'critical': true", "'query': {" + query + "}"), "");
        assertThat(imported.triggers()).isEmpty();
        assertThat(imported.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.of()).isEqualTo("metric m");
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.why()).contains(why);
            assertThat(refusal.instead()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "'direction': 'up' ¦ direction ¦ true",
                "'effectSize': {'measure': 'cles'} ¦ effectSize.measure ¦ true",
                "'effectSize': {'allowedIncrease': 0.5} ¦ effectSize.allowedIncrease ¦ true",
                "'effectSize': {'allowedDecrease': 'much'} ¦ effectSize.allowedDecrease ¦ true",
                "'effectSize': {'alowedIncrease': 2} ¦ effectSize.alowedIncrease ¦ true",
                "'effectSize': 3 ¦ effectSize ¦ true",
                "'color': 'red' ¦ color ¦ true",
                "'mustHaveData': true ¦ mustHaveData ¦ false",
                "'outliers': {'strategy': 'remove'} ¦ outliers ¦ false",
            })
    void fieldsOfTheAnalysisAreKeptOrNamed(String canary, String field, boolean whole) {
        ImportResult imported = imported(metric("'critical': true, " + canary, QUERY), "");
        assertThat(imported.triggers().isEmpty()).isEqualTo(whole);
        assertThat(imported.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo("analysisConfigurations.canary." + field);
            assertThat(refusal.whole()).isEqualTo(whole);
        });
    }

    /** Two metrics of one group of 50, and one of another: 75, or 50. */
    @Test
    void aMetricThatIsNotCriticalIsImportedWhereItsFailureAloneFailsTheCanary() {
        String metrics = metric("'direction': 'increase'", QUERY)
                        .replace("'m'", "'a'")
                        .replace("'g'", "'one'") + ", "
                + metric("'direction': 'increase'", QUERY).replace("'m'", "'b'").replace("'g'", "'one'") + ", "
                + metric("'direction': 'increase'", QUERY).replace("'m'", "'c'").replace("'g'", "'two'");
        String weights =
                ", 'classifier': {'groupWeights': {'one': 50}, 'scoreThresholds': {'pass': 95, 'marginal': 75}}";
        ImportResult imported = imported(metrics, weights);
        assertThat(imported.triggers().stream().map(ImportedTrigger::id)).containsExactly("c");
        assertThat(imported.refused().stream().map(refusal -> refusal.of() + ": " + refusal.why()))
                .hasSize(2)
                .allMatch(why -> why.contains("the score is 75, and the canary goes on from 75"));
        assertThat(imported(metrics, "").refused())
                .hasSize(3)
                .allSatisfy(refusal -> assertThat(refusal.instead()).contains("--marginal"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "[] ¦ the document",
                "{} ¦ metrics",
                "{'metrics': 3} ¦ metrics",
                "{'metrics': [3]} ¦ metrics",
                "{'metrics': [], 'classifier': {'groupWeights': {'a': 'much'}}} ¦ groupWeights",
                "{'metrics': [{'name': 'm', 'scopeName': 'other'}]} ¦ scopeName",
                "{'metrics': [{'name': 'm', 'analysisConfigurations': {'canary': 3}}]} ¦ metric m"
            })
    void whatIsOfTheWrongShapeIsNamed(String document, String named) {
        ImportResult imported = read(document);
        assertThat(imported.triggers()).isEmpty();
        assertThat(imported.refused())
                .anySatisfy(refusal -> assertThat(refusal.toString()).contains(named));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "{\"a\": 1, \"a\": 2} ¦ line 1, column 13: it is no JSON",
                "{\"a\": ¦ it is no JSON",
                "[] [] ¦ something follows",
                "a: 1 ¦ line 1, column"
            })
    void whatIsNoJsonIsRefusedWithItsPlace(String text, String reason) {
        assertThat(JsonDocument.read(text))
                .isInstanceOfSatisfying(
                        ParsedDocument.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
        assertThat(JsonDocument.read("[".repeat(5_000))).isInstanceOf(ParsedDocument.Refused.class);
    }

    @Property(tries = 200)
    void nothingIsThrownWhateverIsWritten(@ForAll String text) {
        assertThat(JsonDocument.read(text)).isNotNull();
        assertThat(JsonDocument.read("{\"a\": [" + text)).isNotNull();
    }

    private static String metric(String canary, String query) {
        return "{'name': 'm', 'groups': ['g'], 'scopeName': 'default', " + query
                + ", 'analysisConfigurations': {'canary': {" + canary + "}}}";
    }

    private static ImportResult imported(String metrics, String more) {
        return read("{'name': 'test', 'metrics': [" + metrics + "]" + more + "}");
    }

    /** Quotes are single ones here, and those within a text are escaped. */
    private static ImportResult read(String document) {
        String json = document.replace("\\'", "\u0001").replace('\'', '"').replace('\u0001', '\'');
        List<LocatedValue> documents = ((ParsedDocument.Read) JsonDocument.read(json)).documents();
        return new SelfCheck(ImportChoices.USUAL).passed(CanaryConfig.read(documents, ImportChoices.USUAL, SCOPES));
    }
}
