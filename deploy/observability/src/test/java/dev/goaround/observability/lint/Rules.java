package dev.goaround.observability.lint;

import java.util.List;

/** All rules of dashboard-linter (https://github.com/grafana/dashboard-linter), strict: its warnings are errors here. */
final class Rules {
    static final List<Rule> ALL = List.of(
            new Rule("template-datasource-rule", TemplateRules::datasource),
            new Rule("template-job-rule", dashboard -> TemplateRules.targetLabel(dashboard, "job", "Job")),
            new Rule(
                    "template-instance-rule",
                    dashboard -> TemplateRules.targetLabel(dashboard, "instance", "Instance")),
            new Rule("template-label-promql-rule", TemplateRules::labelPromql),
            new Rule("template-on-time-change-reload-rule", TemplateRules::reload),
            new Rule("panel-datasource-rule", PanelRules::datasource),
            new Rule("panel-title-description-rule", PanelRules::titleAndDescription),
            new Rule("panel-units-rule", PanelRules::units),
            new Rule("panel-no-targets-rule", PanelRules::noTargets),
            new Rule("target-logql-rule", TargetRules::logql),
            new Rule("target-logql-auto-rule", TargetRules::logqlAuto),
            new Rule("target-promql-rule", TargetRules::promql),
            new Rule("target-rate-interval-rule", TargetRules::rateInterval),
            new Rule("target-job-rule", dashboard -> TargetRules.matcher(dashboard, "job")),
            new Rule("target-instance-rule", dashboard -> TargetRules.matcher(dashboard, "instance")),
            new Rule("target-counter-agg-rule", TargetRules::counterAggregation),
            new Rule("uneditable-dashboard", TemplateRules::uneditable));

    private Rules() {}
}
