package dev.goaround.rollback.judging;

import dev.goaround.contracts.request.AskAnswered;
import dev.goaround.contracts.request.RollbackRequested;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackOrdered.Cause;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.messaging.Envelope;
import dev.goaround.rollback.order.OrderMarker;
import dev.goaround.verdicts.Breach;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Gives the one order of a deployment to whoever asks first; everyone after that finds it given. */
record OrderDecision(InstantSource clock, JudgingReport report) {

    private static final String OURSELVES = "goaround";

    /** An automatic trigger's breach orders under an armed plan, and one that nobody answered for where that was agreed. */
    Decision onBreaches(WatchedDeployment state, List<Breach> breaches, Envelope cause) {
        WatchPlanned plan = state.watch().plan();
        if (!plan.armed() || plan.purpose() != WatchPurpose.DEPLOYMENT) {
            return Decision.of(state);
        }
        return breaches.stream()
                .filter(Breach::orders)
                .findFirst()
                .map(breach -> onBreach(state, breach, cause))
                .orElseGet(() -> Decision.of(state));
    }

    Decision onRequest(WatchedDeployment state, RollbackRequested request, Envelope cause) {
        Cause who = request.pipeline() ? Cause.PIPELINE : Cause.PERSON;
        if (state.order() != null) {
            report.alreadyOrdered(who);
            return Decision.of(state);
        }
        WatchPlanned plan = plan(state);
        String target =
                request.targetVersion() != null || plan == null ? request.targetVersion() : plan.targetVersion();
        return give(
                state,
                new RollbackOrdered(
                        request.deployment(),
                        RollbackOrdered.idFor(request.deployment().id()),
                        who,
                        null,
                        request.reason(),
                        null,
                        request.by(),
                        target,
                        plan == null ? List.of() : plan.rollback(),
                        plan == null ? 0 : plan.revision(),
                        request.at(),
                        clock.instant(),
                        plan == null ? null : plan.verifyWithin()),
                cause);
    }

    Decision onAnswer(WatchedDeployment state, AskAnswered answer, Envelope cause) {
        if (!answer.rollBack()) {
            return Decision.of(
                    state.watch() == null ? state : state.with(state.watch().stays(answer.trigger())));
        }
        if (state.order() != null) {
            report.alreadyOrdered(Cause.PERSON);
            return Decision.of(state);
        }
        WatchPlanned plan = plan(state);
        return give(
                state,
                new RollbackOrdered(
                        answer.deployment(),
                        RollbackOrdered.idFor(answer.deployment().id()),
                        Cause.PERSON,
                        answer.trigger(),
                        answer.reason(),
                        verdict(state, answer.trigger()),
                        answer.by(),
                        plan == null ? null : plan.targetVersion(),
                        plan == null ? List.of() : plan.rollback(),
                        plan == null ? 0 : plan.revision(),
                        answer.at(),
                        clock.instant(),
                        plan == null ? null : plan.verifyWithin()),
                cause);
    }

    private Decision onBreach(WatchedDeployment state, Breach breach, Envelope cause) {
        Cause who = breach.trigger().finding() == null ? Cause.TRIGGER : Cause.FINDING;
        if (state.order() != null) {
            report.alreadyOrdered(who);
            return Decision.of(state);
        }
        WatchPlanned plan = state.watch().plan();
        return give(
                state,
                new RollbackOrdered(
                        plan.deployment(),
                        RollbackOrdered.idFor(plan.deployment().id()),
                        who,
                        breach.trigger().id(),
                        breach.trigger().text(),
                        breach.verdict(),
                        OURSELVES,
                        plan.targetVersion(),
                        plan.rollback(),
                        plan.revision(),
                        breach.at(),
                        clock.instant(),
                        plan.verifyWithin()),
                cause);
    }

    private Decision give(WatchedDeployment state, RollbackOrdered order, Envelope cause) {
        report.ordered(order);
        Instant at = order.at();
        return Decision.of(
                state.ordered(new OrderMarker(order.order(), order.cause(), at)), EventFactory.order(order, cause));
    }

    private static WatchPlanned plan(WatchedDeployment state) {
        return state.watch() == null ? null : state.watch().plan();
    }

    private static Verdict verdict(WatchedDeployment state, String rule) {
        return state.watch() == null
                ? null
                : state.watch().verdicts().stream()
                        .filter(verdict -> verdict.rule().equals(rule))
                        .map(VerdictChanged::verdict)
                        .findFirst()
                        .orElse(null);
    }
}
