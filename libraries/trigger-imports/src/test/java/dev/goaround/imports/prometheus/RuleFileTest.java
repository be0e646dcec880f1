package dev.goaround.imports.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.ChecklistReading;
import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.watch.BurnRate;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportResult;
import dev.goaround.imports.ImportedTrigger;
import dev.goaround.imports.LocatedValue;
import dev.goaround.imports.ParsedDocument;
import dev.goaround.imports.ReadBack;
import dev.goaround.imports.SelfCheck;
import dev.goaround.imports.adapter.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

    private static final ImportChoices ANY = new ImportChoices(TriggerMode.ASK, "prometheus", "web", true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "sum(a) > 5 ¦ 2m ¦ x_alert > 5 for 2m ¦ sum(a)",
                "5 < sum(a) ¦ 0s ¦ x_alert > 5 ¦ sum(a)",
                "0.5 >= sum(a) ¦ ¦ x_alert <= 0.5 ¦ sum(a)",
                "sum(rate(e[5m])) / sum(rate(r[5m])) >= 1 / 20 ¦ 1h30m ¦ x_alert >= 5% for 1h30m ¦ sum(rate(e[5m])) / sum(rate(r[5m]))",
                "1 - sum(rate(ok[5m])) / sum(rate(r[5m])) > 0.001 ¦ ¦ x_alert > 0.1% ¦ 1 - sum(rate(ok[5m])) / sum(rate(r[5m]))",
                "histogram_quantile(0.9, sum by (le) (rate(d_seconds_bucket[5m]))) > 0.3 ¦ 1w ¦ x_alert > 300ms for 7d ¦ histogram_quantile(0.9, sum by (le) (rate(d_seconds_bucket[5m])))",
                "sum(a) != 0 ¦ 1m ¦ !(x_alert == 0.0) for 1m ¦ sum(a)",
                "sum(a) == 3 ¦ ¦ x_alert == 3 ¦ sum(a)",
                "sum(a) > -1.5 ¦ ¦ x_alert > -1.5 ¦ sum(a)",
                "sum(a) > 1e6 ¦ ¦ x_alert > 1000000 ¦ sum(a)",
                "up == 0 ¦ ¦ x_alert < 1 ¦ min(up)",
                "a{pod=~'x.*'} > 3 ¦ ¦ x_alert > 3 ¦ max(a{pod=~'x.*'})",
                "a < 3 or b > 4 ¦ ¦ x_alert < 3.0 || x_alert_2 > 4.0 ¦ min(a)",
                "sum(a) > 1 and sum(b) < 2 and sum(a) < 9 ¦ 5m ¦ x_alert > 1.0 && x_alert_2 < 2.0 && x_alert < 9.0 for 5m ¦ sum(a)",
                "sum(a) > 1 and (sum(b) < 2 or sum(c) > 3) ¦ 5m ¦ x_alert > 1.0 && (x_alert_2 < 2.0 || x_alert_3 > 3.0) for 5m ¦ sum(a)",
                "a > 1 and on() b > 2 ¦ 5m ¦ refused: whether the two sides ¦ ",
                "sum by (job) (a{job='x'}) > 1 and on() hour() > 8 ¦ 5m ¦ x_alert > 1.0 && x_alert_2 > 8.0 for 5m ¦ sum by (job) (a{job='x'})",
                "absent(up{job='x'}) ¦ 5m ¦ x_alert < 1 for 5m ¦ count(up{job='x'}) or vector(0)",
                "count(up == 0) >= 2 ¦ 5m ¦ x_alert >= 2 for 5m ¦ (count(up == 0)) or vector(0)",
                "count(up == 0) < 2 ¦ 5m ¦ refused: a comparison inside of it ¦ ",
                "max(sum(a) > 3) without (pod) ¦ 5m ¦ x_alert > 3 for 5m ¦ sum(a)",
                "up == 0 ¦ 5m ¦ refused: it may answer several series ¦ ",
                "a == 7 ¦ ¦ refused: it may answer several series ¦ ",
                "a > 1 or b > 2 ¦ 5m ¦ refused: whether the two sides ¦ ",
                "a > 1 and b > 2 ¦ ¦ refused: whether the two sides ¦ ",
                "sum(a) > 1 unless sum(b) > 2 ¦ ¦ refused: “unless” fires where ¦ ",
                "sum(a) > bool 1 ¦ ¦ refused: with “bool” ¦ ",
                "sum(a) > sum(b) ¦ ¦ refused: both sides are queries ¦ ",
                "1 > 2 ¦ ¦ refused: it compares two numbers ¦ ",
                "sum(a) ¦ ¦ refused: it compares nothing ¦ ",
                "sum(a) > 1 and sum(b) ¦ ¦ refused: it compares nothing ¦ ",
                "sum(a) > Inf ¦ ¦ refused: its limit is no finite number ¦ ",
                "sum(a) > 1e-30 ¦ ¦ refused: its limit has more than 20 digits ¦ ",
                "sum(a > ¦ ¦ refused: it is no expression of Prometheus' ¦ ",
            })
    void anExpressionIsImportedAsItIsMeantOrRefused(String expression, String lasting, String expected, String query) {
        ImportResult imported = imported(
                ImportChoices.USUAL,
                "{alert: XAlert, expr: \"" + expression.replace("\"", "\\\"") + "\""
                        + (lasting == null ? "" : ", for: " + lasting) + "}");
        if (expected.startsWith("refused: ")) {
            assertThat(imported.triggers()).isEmpty();
            assertThat(imported.refused()).singleElement().satisfies(refusal -> {
                assertThat(refusal.why()).contains(expected.substring("refused: ".length()));
                assertThat(refusal.instead()).isNotBlank();
                assertThat(refusal.field()).isEqualTo("expr");
                assertThat(refusal.of()).isEqualTo("alert XAlert");
                assertThat(refusal.at().line()).isEqualTo(3);
            });
            return;
        }
        assertThat(imported.refused()).isEmpty();
        ReadBack back = ReadBack.of(imported, ImportChoices.USUAL);
        DefinedTrigger trigger = back.trigger("x-alert");
        assertThat(trigger.text()).isEqualTo(expected);
        assertThat(trigger.gap()).isEqualTo(GapPolicy.RESET);
        assertThat(trigger.mode()).isEqualTo(TriggerMode.SHADOW);
        assertThat(trigger.floor().samples()).isEqualTo(1);
        assertThat(back.queries()).containsEntry("x_alert", query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "up == 0 ¦ 5m ¦ x_alert < 1 for 5m",
                "a > 1 and b > 2 ¦ 5m ¦ x_alert > 1.0 && x_alert_2 > 2.0 for 5m",
                "a > 1 or b > 2 ¦ 5m ¦ x_alert > 1.0 || x_alert_2 > 2.0 for 5m",
            })
    void severalSeriesAreTakenAsOneOnRequest(String expression, String lasting, String expected) {
        ImportResult imported = imported(ANY, "{alert: XAlert, expr: '" + expression + "', for: " + lasting + "}");
        assertThat(ReadBack.of(imported, ANY).trigger("x-alert").text()).isEqualTo(expected);
        assertThat(imported.triggers().get(0).mode()).isEqualTo(TriggerMode.ASK);
    }

    @Test
    void conditionsSurviveTheWayThroughTheReader() {
        ImportResult imported = imported(
                ImportChoices.USUAL,
                "{alert: A, expr: 'sum(rate(e[5m])) / sum(rate(r[5m])) > 14.4 * (1 - 0.999)', for: 90s}",
                "{alert: B, expr: 'histogram_quantile(0.99, sum(rate(d_seconds[5m]))) >= 2.5'}");
        ReadBack back = ReadBack.of(imported, ImportChoices.USUAL);
        assertThat(back.trigger("a").condition())
                .isEqualTo(new Condition(
                        "a_imported",
                        Comparison.GREATER,
                        14.4 * (1 - 0.999),
                        "ratio",
                        null,
                        Duration.ofSeconds(90),
                        1));
        assertThat(back.trigger("b").condition())
                .isEqualTo(new Condition("b_imported", Comparison.AT_LEAST, 2.5, "seconds", null, null, 1));
    }

    @Test
    void twoWindowsAboveOneBudgetAreABurnRate() throws IOException {
        ImportResult imported = file("slo.yaml");
        assertThat(imported.refused()).isEmpty();
        ReadBack back = ReadBack.of(imported, ImportChoices.USUAL);
        Condition fast = back.trigger("budget-burns-page").condition();
        assertThat(fast.measurand())
                .isEqualTo(new Measurand.BudgetBurn("error_rate", new BurnRate(0.999, Duration.ofMinutes(5))));
        assertThat(fast.over()).isEqualTo(Duration.ofHours(1));
        assertThat(fast.value()).isEqualTo(14.4);
        assertThat(back.trigger("budget-burns-page-2").text()).isEqualTo("burn_rate > 6x over 6h and 30m of SLO 99.9%");
        assertThat(back.trigger("direct-page").text()).isEqualTo("burn_rate > 14.4x over 1h and 5m of SLO 99.9%");
        assertThat(back.counters()).singleElement().satisfies(probe -> {
            assertThat(probe.requests().where()).isEmpty();
            assertThat(probe.failures().where()).containsEntry("code", "5..");
        });
        // Not on the page for sure: asked of Prometheus, as it is written.
        assertThat(back.trigger("in-namespace").text())
                .isEqualTo("in_namespace > 0.014400000000000001 && in_namespace_2 > 0.014400000000000001 for 2m");
    }

    @Test
    void aBundleOfAClusterIsImportedAndWhatIsNotIsNamed() throws IOException {
        ImportResult imported = file("shop-rules.yaml");
        assertThat(imported.triggers().stream().map(ImportedTrigger::id))
                .containsExactly("shop-errors-critical", "shop-errors-warning", "shop-recorded", "shop-slow");
        assertThat(imported.refused().stream()
                        .map(refusal -> refusal.at().line() + " " + refusal.of() + " " + refusal.field() + " "
                                + refusal.whole()))
                .containsExactly(
                        "31 alert ShopSlow keep_firing_for false",
                        "33 alert ShopRestarts expr true",
                        "35 alert Misspelt expr true",
                        "38 alert Misspelt expresion true",
                        "39 a rule alert true",
                        "42 alert Lists for true",
                        "43 group later query_offset true",
                        "47 the document kind true");
        assertThat(imported.passedOver()).singleElement().asString().startsWith("1 recording rule is");
        ReadBack back = ReadBack.of(imported, ImportChoices.USUAL);
        assertThat(back.queries()).hasSize(3);
        assertThat(back.environment().probes().get(0).every()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void annotationsForAChecklistAreInItsGrammar() throws IOException {
        List<String> annotations = List.of(file("shop-rules.yaml"), file("slo.yaml")).stream()
                .flatMap(imported -> imported.triggers().stream())
                .map(ImportedTrigger::annotation)
                .filter(annotation -> annotation != null)
                .distinct()
                .toList();
        assertThat(annotations)
                .contains(
                        "trigger error_rate > 5% over 5m for 10m mode=shadow gap=reset",
                        "trigger latency_p99 > 500ms over 5m mode=shadow gap=reset",
                        "trigger burn_rate > 14.4x over 1h and 5m of SLO 99.9% mode=shadow gap=reset")
                .allSatisfy(annotation -> {
                    ChecklistReading reading = new ChecklistReader()
                            .read(("- [ ] Watch it <!-- goaround: " + annotation + " -->\n")
                                    .getBytes(StandardCharsets.UTF_8));
                    assertThat(((ChecklistReading.Read) reading).report().triggers())
                            .singleElement()
                            .extracting(trigger -> trigger.handling().mode())
                            .isEqualTo("shadow");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "just text | the document, groups",
                "[1, 2] | the document, groups",
                "rules: [] | the document, rules",
                "groups: here | the document, groups",
                "groups: [1] | the document, groups",
                "groups: [{name: g, rules: 7}] | group g, rules",
                "groups: [{name: g, rules: [7]}] | group g, rules",
                "groups: [{name: g, interval: soon, rules: []}] | group g, interval",
                "groups: [{name: g, color: red, rules: []}] | group g, color",
                "groups: [{rules: [{alert: A, expr: {}}]}] | alert A, expr",
                "groups: [{rules: [{alert: A, expr: sum(a) > 1, labels: 3}]}] | alert A, labels",
                "groups: [{rules: [{alert: A, expr: sum(a) > 1, labels: {a: [1]}}]}] | alert A, labels.a",
                "kind: ConfigMap | the document, kind"
            })
    void whatIsOfTheWrongShapeIsNamed(String document, String named) {
        ImportResult imported = RuleFile.read(read(document), ImportChoices.USUAL);
        assertThat(imported.triggers()).isEmpty();
        assertThat(imported.refused())
                .anySatisfy(refusal -> assertThat(refusal.toString()).contains(named));
    }

    @Test
    void whatAFileSaysStaysOnItsLine() {
        ImportResult imported = imported(
                ImportChoices.USUAL,
                "{alert: \"A\\e[31m\\nB\", expr: 'sum(a'}",
                "{alert: C, expr: sum(a) > 1, annotations: {summary: \"x\\n    - {id: injected}\"}}");
        assertThat(imported.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.toString())
                        .contains("alert A [31m B, expr ‘sum(a’")
                        .hasLineCount(1));
        assertThat(ReadBack.of(imported, ImportChoices.USUAL).environment().triggers())
                .hasSize(1);
    }

    private static ImportResult file(String name) throws IOException {
        try (InputStream in = RuleFileTest.class.getResourceAsStream("/imports/" + name)) {
            return checked(
                    RuleFile.read(read(new String(in.readAllBytes(), StandardCharsets.UTF_8)), ImportChoices.USUAL),
                    ImportChoices.USUAL);
        }
    }

    private static ImportResult imported(ImportChoices choices, String... rules) {
        String text = "groups:\n  - name: g\n    rules: [" + String.join(",\n", rules) + "]\n";
        return checked(RuleFile.read(read(text), choices), choices);
    }

    private static ImportResult checked(ImportResult imported, ImportChoices choices) {
        return new SelfCheck(choices).passed(imported);
    }

    private static List<LocatedValue> read(String text) {
        return ((ParsedDocument.Read) YamlDocument.read(text)).documents();
    }
}
