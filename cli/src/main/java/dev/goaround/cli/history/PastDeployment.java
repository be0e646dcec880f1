package dev.goaround.cli.history;

import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.rollback.archive.ArchivedDeployment;
import dev.goaround.rollback.archive.WhatIf;
import java.time.Duration;
import java.util.Locale;

/** One deployment, how it went, and how it would have gone under the trigger that is tried. */
public record PastDeployment(ArchivedDeployment archived, WhatIf.Answer answer) {

    boolean isBroken() {
        return answer.broken() != null || answer.zero() == null;
    }

    boolean wasBad() {
        return answer.actual() != null
                || archived.outcome() == Outcome.ROLLED_BACK
                || archived.outcome() == Outcome.ROLLBACK_FAILED;
    }

    boolean wasGood() {
        return !wasBad() && archived.outcome() == Outcome.SUCCEEDED;
    }

    boolean wouldBeRolledBack() {
        return answer.firedAt() != null;
    }

    boolean wasJudged() {
        return answer.unjudged() == null;
    }

    /** How much earlier than the order that was given; null if one of the two is missing. */
    Duration earlier() {
        return answer.firedAt() == null || answer.actual() == null
                ? null
                : Duration.between(answer.firedAt(), answer.actual().sampleAt());
    }

    public String line() {
        return archived.deployment() + " (" + archived.service() + " " + archived.version() + ", "
                + archived.environment() + "): " + would() + "; " + did();
    }

    private String would() {
        if (isBroken()) {
            return "cannot be judged: " + (answer.broken() == null ? "no watch plan is recorded" : answer.broken());
        }
        if (wouldBeRolledBack()) {
            return "would have been rolled back at " + answer.firedAt() + " (T+"
                    + ReplayText.seconds(answer.zero(), answer.firedAt()) + " s)";
        }
        return wasJudged()
                ? "would not have been rolled back"
                : "would not have been rolled back, for it was never judged: " + answer.unjudged();
    }

    private String did() {
        RollbackOrdered order = answer.actual();
        if (order != null) {
            return "was ordered back by " + order.cause().name().toLowerCase(Locale.ROOT)
                    + (order.rule() == null ? "" : " " + order.rule())
                    + (answer.zero() == null
                            ? ""
                            : " at T+" + ReplayText.seconds(answer.zero(), order.sampleAt()) + " s")
                    + ended();
        }
        return archived.outcome() == null
                ? archived.ended() ? "its outcome is not known" : "it is still watched"
                : outcome();
    }

    private String ended() {
        return archived.outcome() == null ? "" : ", " + outcome();
    }

    private String outcome() {
        return archived.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
