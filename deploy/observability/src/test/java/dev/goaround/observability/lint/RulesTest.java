package dev.goaround.observability.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goaround.observability.Dashboard;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule can fail: one good dashboard, and for each rule what breaks it and no other. */
class RulesTest {
    private static final String GOOD = """
            {"editable": false,
             "templating": {"list": [
               {"type": "datasource", "name": "datasource", "label": "Data source", "query": "prometheus"},
               {"type": "query", "name": "job", "label": "Job", "multi": true, "allValue": ".+", "refresh": 2,
                "datasource": {"uid": "${datasource}"}, "query": "label_values(up, job)"},
               {"type": "query", "name": "instance", "label": "Instance", "multi": true, "allValue": ".+", "refresh": 2,
                "datasource": {"uid": "${datasource}"}, "query": "label_values(up{job=~'$job'}, instance)"}]},
             "annotations": {"list": []},
             "panels": [{"type": "stat", "title": "Requests", "description": "How many there are.",
               "datasource": {"uid": "${datasource}"}, "fieldConfig": {"defaults": {"unit": "reqps"}},
               "targets": [{"refId": "A",
                 "expr": "sum(rate(asked_total{job=~'$job', instance=~'$instance'}[$__rate_interval]))"}]}]}
            """;

    static Stream<Arguments> breakages() {
        return Stream.of(
                Arguments.of("template-datasource-rule", "\"Data source\"", "\"Prometheus\""),
                Arguments.of("template-job-rule", "\"label\": \"Job\"", "\"label\": \"Service\""),
                Arguments.of("template-instance-rule", "\"label\": \"Instance\"", "\"label\": \"Host\""),
                Arguments.of("template-label-promql-rule", "label_values(up, job)", "label_values(up{, job)"),
                Arguments.of("template-on-time-change-reload-rule", "\"refresh\": 2", "\"refresh\": 1"),
                Arguments.of(
                        "panel-datasource-rule",
                        "\"${datasource}\"}, \"fieldConfig\"",
                        "\"prometheus-1\"}, \"fieldConfig\""),
                Arguments.of("panel-title-description-rule", "How many there are.", ""),
                Arguments.of("panel-units-rule", "reqps", "requests"),
                Arguments.of("panel-no-targets-rule", "\"targets\"", "\"queries\""),
                Arguments.of("target-logql-rule", "sum(rate(asked", "sum(rate(asked |= "),
                Arguments.of("target-logql-auto-rule", "$__rate_interval", "$__auto"),
                Arguments.of("target-promql-rule", "sum(rate(", "sum(rated("),
                Arguments.of("target-rate-interval-rule", "$__rate_interval", "5m"),
                Arguments.of("target-job-rule", "job=~'$job', instance", "instance"),
                Arguments.of("target-instance-rule", "instance=~'$instance'", "instance='one'"),
                Arguments.of("target-counter-agg-rule", "sum(rate(", "sum(sum_over_time("),
                Arguments.of("uneditable-dashboard", "\"editable\": false", "\"editable\": true"));
    }

    @Test
    void noRuleHasAnythingAgainstTheGoodOne() throws JsonProcessingException {
        Dashboard good = dashboard(GOOD);
        assertThat(Rules.ALL)
                .allSatisfy(rule -> assertThat(rule.check().apply(good)).isEmpty());
    }

    @Test
    void aCounterMayBeCountedFromItsFirstEventOnAndInNoOtherForm() throws JsonProcessingException {
        String counter = "asked_total{job=~'$job', instance=~'$instance'}";
        String rate = "rate(" + counter + "[$__rate_interval])";
        String growth = "%s unless last_over_time(%s[1h] offset 1d) or increase(%s[1d])";
        String other = counter.replace("asked", "told");

        assertThat(counterFindings(rate, growth.formatted(counter, counter, counter)))
                .isEmpty();
        assertThat(counterFindings(rate, growth.formatted(counter, counter, other)))
                .hasSize(2);
        assertThat(counterFindings(rate, counter)).hasSize(1);
    }

    private static List<Finding> counterFindings(String replaced, String by) throws JsonProcessingException {
        return TargetRules.counterAggregation(dashboard(GOOD.replace(replaced, by)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    void theRuleSeesWhatBreaksIt(String name, String right, String wrong) throws JsonProcessingException {
        String broken = GOOD.replace(right, wrong);
        assertThat(broken).as("the breakage applies").isNotEqualTo(GOOD);
        Rule rule = Rules.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(rule.check().apply(dashboard(broken))).isNotEmpty();
    }

    @Test
    void everyRuleIsBrokenOnce() {
        List<String> broken = breakages().map(each -> (String) each.get()[0]).toList();
        assertThat(broken)
                .containsExactlyElementsOf(Rules.ALL.stream().map(Rule::name).toList());
    }

    private static Dashboard dashboard(String json) throws JsonProcessingException {
        return new Dashboard("a dashboard", new ObjectMapper().readTree(json));
    }
}
