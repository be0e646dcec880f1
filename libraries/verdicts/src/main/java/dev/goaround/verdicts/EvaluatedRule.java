package dev.goaround.verdicts;

import dev.goaround.contracts.watch.Condition;

/**
 * A rule at one evaluation.
 *
 * @param by what brought about an evaluation that counts as one in a row: a source, or a look; null: nothing did
 */
record EvaluatedRule(
        CompiledPlan.CompiledRule compiledRule, Window window, RuleState before, VerdictReasons reasons, String by) {

    Rule rule() {
        return compiledRule.rule();
    }

    SignalProbes feed() {
        return compiledRule.signalProbes();
    }

    Condition condition() {
        return rule().condition();
    }
}
