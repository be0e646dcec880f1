package dev.goaround.imports.argo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.imports.FigureKind;
import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportResult;
import dev.goaround.imports.LocatedValue;
import dev.goaround.imports.ParsedDocument;
import dev.goaround.imports.ReadBack;
import dev.goaround.imports.SelfCheck;
import dev.goaround.imports.adapter.YamlDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFileTest {

    private static final ImportChoices AUTOMATIC = new ImportChoices(TriggerMode.AUTOMATIC, "prometheus", "web", false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "interval: 1m, successCondition: 'result[0] >= 0.95' ¦ m_imported < 0.95",
                "interval: 1m, successCondition: 'result <= 5' ¦ m_imported > 5",
                "interval: 1m, successCondition: '0.5 < asFloat(result[0])' ¦ m_imported <= 0.5",
                "interval: 1m, successCondition: 'result == 1' ¦ !(m_imported == 1.0)",
                "interval: 1m, successCondition: 'result[0] > 1 && result[0] < 9' ¦ m_imported <= 1.0 || m_imported >= 9.0",
                "interval: 1m, successCondition: 'result[0] < 1 || result[0] > 9' ¦ m_imported >= 1.0 && m_imported <= 9.0",
                "interval: 1m, successCondition: 'isNaN(result) || result < 3' ¦ m_imported >= 3",
                "interval: 1m, successCondition: '!isNaN(result[0]) && result[0] < 3' ¦ m_imported >= 3",
                "interval: 1m, successCondition: 'len(result) == 0 || result[0] < 3' ¦ m_imported >= 3",
                "interval: 1m, successCondition: 'not (result[0] > 3)' ¦ m_imported > 3",
                "interval: 1m, failureCondition: 'result[0] >= 10' ¦ m_imported >= 10",
                "interval: 1m, failureCondition: 'result[0] < 1', successCondition: 'result[0] >= 1' ¦ m_imported < 1",
                "interval: 30s, count: 10, failureLimit: 2, failureCondition: 'result > 1' ¦ m_imported > 1 3 of 10",
                "interval: 30s, count: '5', failureLimit: 4, failureCondition: 'result > 1' ¦ m_imported > 1 5 of 5",
                "interval: 30s, count: 5, failureCondition: 'result > 1' ¦ m_imported > 1",
            })
    void aMetricIsATriggerOnItsFailure(String fields, String when) {
        ImportResult imported = imported("{name: m, " + fields + ", provider: {prometheus: {query: sum(a)}}}");
        assertThat(imported.refused()).isEmpty();
        DefinedTrigger trigger = ReadBack.of(imported, ImportChoices.USUAL).trigger("m");
        assertThat(trigger.text()).isEqualTo(when);
        assertThat(trigger.mode()).isEqualTo(TriggerMode.SHADOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "successCondition: 'result > 1', provider: {prometheus: {query: sum(a)}} ¦ interval ¦ asked once",
                "interval: 1m, count: 1, successCondition: 'result > 1', provider: {prometheus: {query: sum(a)}} ¦ count ¦ asked once",
                "interval: soon, successCondition: 'result > 1', provider: {prometheus: {query: sum(a)}} ¦ interval ¦ no duration",
                "interval: 1m, failureLimit: 3, successCondition: 'result > 1', provider: {prometheus: {query: sum(a)}} ¦ failureLimit ¦ over the whole run",
                "interval: 1m, failureLimit: -1, successCondition: 'result > 1', provider: {prometheus: {query: sum(a)}} ¦ failureLimit ¦ never fails",
                "interval: 1m, count: 3, failureLimit: 3, successCondition: 'result > 1', provider: {prometheus: {query: sum(a)}} ¦ failureLimit ¦ never fails",
                "interval: 1m, count: 90, failureLimit: 3, successCondition: 'result > 1', provider: {prometheus: {query: sum(a)}} ¦ count ¦ 60 at most",
                "interval: 1m, count: many, successCondition: 'result > 1', provider: {prometheus: {query: sum(a)}} ¦ count ¦ no whole number",
                "interval: 1m, provider: {prometheus: {query: sum(a)}} ¦ successCondition ¦ nothing ever fails",
                "interval: 1m, successCondition: 'all(result, {# > 1})', provider: {prometheus: {query: sum(a)}} ¦ successCondition ¦ no comparison",
                "interval: 1m, successCondition: 'result[1] > 1', provider: {prometheus: {query: sum(a)}} ¦ successCondition ¦ no comparison",
                "interval: 1m, successCondition: \"result == 'true'\", provider: {prometheus: {query: sum(a)}} ¦ successCondition ¦ no comparison",
                "interval: 1m, successCondition: 'len(result) > 0', provider: {prometheus: {query: sum(a)}} ¦ successCondition ¦ does not depend",
                "interval: 1m, successCondition: 'result > 1', provider: {prometheus: {query: a}} ¦ provider ¦ several series",
                "interval: 1m, successCondition: 'result > 1', provider: {prometheus: {query: 'sum(a'}} ¦ provider ¦ no expression",
                "interval: 1m, successCondition: 'result > 1', provider: {prometheus: {query: sum(a), rangeQuery: {}}} ¦ provider.prometheus.rangeQuery ¦ asks for now",
                "interval: 1m, successCondition: 'result > 1', provider: {prometheus: {}} ¦ provider.prometheus.query ¦ missing",
                "interval: 1m, successCondition: 'result > 1', provider: {web: {url: x}} ¦ provider.web ¦ JSON answer",
                "interval: 1m, successCondition: 'result > 1', provider: {datadog: {query: x}} ¦ provider.datadog ¦ probes ask Prometheus",
                "interval: 1m, successCondition: 'result > 1', provider: {job: {}} ¦ provider.job ¦ runs a job",
                "interval: 1m, successCondition: 'result > 1' ¦ provider ¦ missing",
                "interval: 1m, sucessCondition: 'result > 1', provider: {prometheus: {query: sum(a)}} ¦ sucessCondition ¦ nothing is known",
                "interval: 1m, successCondition: 'result > 1', provider: {prometheus: {query: 'sum(a{b=\"{{args.b}}\"})'}} ¦ args ¦ the value of b",
            })
    void whatCannotBeKeptIsRefusedByItsName(String fields, String field, String why) {
        ImportResult imported = imported("{name: m, " + fields + "}");
        assertThat(imported.triggers()).isEmpty();
        assertThat(imported.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.of()).isEqualTo("metric m of AnalysisTemplate t");
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.why()).contains(why);
            assertThat(refusal.instead()).isNotBlank();
            assertThat(refusal.whole()).isTrue();
            assertThat(refusal.at().line()).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "initialDelay, 5m",
        "consecutiveErrorLimit, 4",
        "inconclusiveLimit, 2",
        "consecutiveSuccessLimit, 3",
        "successCondition, result[0] < 3"
    })
    void whatDoesNotChangeWhatIsBadIsLeftOutByItsName(String field, String value) {
        ImportResult imported = imported("{name: m, interval: 1m, failureCondition: 'result > 9', " + field + ": '"
                + value + "', provider: {prometheus: {query: sum(a)}}}");
        assertThat(imported.triggers())
                .singleElement()
                .extracting(trigger -> trigger.when())
                .isEqualTo("m_imported > 9");
        assertThat(imported.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.said()).isEqualTo(value);
            assertThat(refusal.whole()).isFalse();
        });
    }

    @Test
    void argumentsAreFilledInAndDryRunsStayShadows() {
        String text = """
                apiVersion: argoproj.io/v1alpha1
                kind: ClusterAnalysisTemplate
                metadata: {name: rates}
                spec:
                  args: [{name: service}, {name: window, value: 5m}, {name: every, value: 30s}]
                  dryRun: [{metricName: "slow.*"}]
                  metrics:
                    - name: failing
                      interval: "{{args.every}}"
                      successCondition: result[0] <= 0.05
                      provider:
                        prometheus:
                          address: http://prometheus.example.com:9090
                          timeout: 20
                          query: sum(rate(e{s="{{ args.service }}"}[{{args.window}}])) / sum(rate(r{s="{{args.service}}"}[{{args.window}}]))
                    - name: slowness
                      interval: 1m
                      failureCondition: result[0] > 2
                      provider: {prometheus: {address: "http://prometheus.example.com:9090", query: max(slow)}}
                    - name: elsewhere
                      interval: 1m
                      failureCondition: result[0] > 2
                      provider: {prometheus: {address: "http://other.example.com:9090", query: max(slow)}}
                """;
        ImportResult imported = TemplateFile.read(documents(text), AUTOMATIC, Map.of("service", "it's"));
        assertThat(imported.refused()).singleElement().asString().contains("metric elsewhere", "asks another server");
        ReadBack back = ReadBack.of(imported, AUTOMATIC);
        assertThat(back.trigger("failing").mode()).isEqualTo(TriggerMode.AUTOMATIC);
        assertThat(back.trigger("slowness").mode()).isEqualTo(TriggerMode.SHADOW);
        assertThat(back.trigger("failing").condition())
                .isEqualTo(new Condition("failing_imported", Comparison.GREATER, 0.05, "ratio", null, null, 1));
        assertThat(back.queries().get("failing_imported")).startsWith("sum(rate(e{s=\"it's\"}[5m])) / ");
        assertThat(back.environment().probes().get(0).every()).isEqualTo(Duration.ofSeconds(30));
        assertThat(back.environment().probes().get(0).timeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "text ¦ the document, kind",
                "kind: Rollout ¦ the document, kind",
                "kind: AnalysisTemplate ¦ the document, spec",
                "{kind: AnalysisTemplate, spec: {metrics: 3}} ¦ spec.metrics",
                "{kind: AnalysisTemplate, spec: {metrics: [3]}} ¦ spec.metrics",
                "{kind: AnalysisTemplate, spec: {args: []}} ¦ spec.metrics",
                "{kind: AnalysisTemplate, spec: {metrics: [], templates: [{templateName: a}]}} ¦ spec.templates",
                "{kind: AnalysisTemplate, spec: {metrics: [], dryRun: [{metricName: '('}]}} ¦ spec.dryRun",
                "{kind: AnalysisTemplate, spec: {metrics: [{provider: [1]}]}} ¦ metric without a name"
            })
    void whatIsOfTheWrongShapeIsNamed(String document, String named) {
        ImportResult imported = TemplateFile.read(documents(document), ImportChoices.USUAL, Map.of());
        assertThat(imported.triggers()).isEmpty();
        assertThat(imported.refused())
                .anySatisfy(refusal -> assertThat(refusal.toString()).contains(named));
    }

    @Property(tries = 300)
    void nothingIsThrownWhateverACondition(
            @ForAll @StringLength(max = 40) @Chars({'r', '!', '(', ')', '&', '|', '=', '>', '<', '1', '.', ' ', '['})
                    String text) {
        assertThat(ConditionText.read(text.replace("r", "result"), "q", FigureKind.PLAIN))
                .isNotNull();
        assertThat(ConditionText.read("!(".repeat(400) + text, "q", FigureKind.PLAIN))
                .isInstanceOf(ConditionReading.Refused.class);
    }

    private static ImportResult imported(String metric) {
        String text = "kind: AnalysisTemplate\nmetadata: {name: t}\nspec:\n  metrics:\n    - " + metric + "\n";
        return new SelfCheck(ImportChoices.USUAL)
                .passed(TemplateFile.read(documents(text), ImportChoices.USUAL, Map.of()));
    }

    private static List<LocatedValue> documents(String text) {
        return ((ParsedDocument.Read) YamlDocument.read(text)).documents();
    }
}
