package dev.goaround.verdicts;

import dev.goaround.contracts.watch.Condition;

/**
 * A rule at one evaluation.
 *
 * @param by what brought about an evaluation that counts as one in a row: a source, or a look; null: nothing did
 */
record Evaluation(Planned.Fed fed, Window window, RuleState before, Reasons reasons, String by) {

    Rule rule() {
        return fed.rule();
    }

    Feed feed() {
        return fed.feed();
    }

    Condition condition() {
        return rule().condition();
    }
}
