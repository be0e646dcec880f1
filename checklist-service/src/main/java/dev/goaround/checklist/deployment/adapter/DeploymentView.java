package dev.goaround.checklist.deployment.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.goaround.checklist.clock.PhaseTimes;
import dev.goaround.checklist.definition.DefinitionWarning;
import dev.goaround.checklist.deployment.Authorship;
import dev.goaround.checklist.deployment.Debts;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.Rollback;
import dev.goaround.checklist.deployment.RollbackQuestion;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.filling.PlaceholderFilling;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.lifecycle.TargetCommands;
import dev.goaround.checklist.watch.RollbackTarget;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A deployment as the HTTP interface shows it.
 *
 * @param authorship whom the forge names as those who made the commit, or null: the definition names no forge
 * @param warnings what its definition says and probably does not mean, and what its checklist leaves to people for that
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DeploymentView(
        String id,
        String service,
        String environment,
        String version,
        String kind,
        String state,
        long revision,
        String checklist,
        long checklistVersion,
        long definitionRevision,
        String baselineVersion,
        String targetVersion,
        Map<String, Boolean> facts,
        String commit,
        Instant committedAt,
        String link,
        String startedBy,
        AuthorshipView authorship,
        Instant t0,
        Duration rehearsal,
        Instant openedAt,
        Instant endedAt,
        String outcome,
        String reason,
        String runningVersion,
        String phase,
        List<PhaseView> phases,
        List<TriggerView> triggers,
        List<ItemView> debts,
        RollbackView rollback,
        long watchRevision,
        TargetView target,
        List<DefinitionWarning> warnings) {

    /**
     * What a rollback goes back to.
     *
     * @param version null: a rollback pages a person
     * @param why where the version is known from, or why there is none
     * @param seen what the targets answered with, in the order in which it was seen
     * @param notes what a person should know, and nothing waits for
     * @param question that holds the gate into the deploy phase, or null
     * @param answerAt where a person says another version, or null where it is too late
     * @param answer its body
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record TargetView(
            String version,
            String why,
            List<SeenView> seen,
            List<String> notes,
            String question,
            String answerAt,
            Map<String, Object> answer) {}

    /**
     * @param authors none: not known
     * @param why they are not known and what would help; null once they are
     * @param asksAt when the forge is asked by itself, or null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record AuthorshipView(String forge, List<Authorship.Author> authors, String why, Instant asksAt) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record SeenView(String target, String role, String version, Instant at) {}

    /**
     * @param opensAt not before then by the clock, or null
     * @param dueAt when it was to be done, once it is open; or null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record PhaseView(
            String id,
            int number,
            String title,
            String stage,
            String environment,
            String state,
            Instant opensAt,
            Instant dueAt,
            GateView gate,
            List<ItemView> items) {}

    /** @param reasons why the gate into the phase does not let through; those of the walk's next gate only */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record GateView(String state, List<Reason> reasons, String passedBy) {}

    /** @param question that waits for a person's word, or null */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record TriggerView(
            String id,
            String text,
            boolean watched,
            String note,
            Verdict verdict,
            String environment,
            String mode,
            QuestionView question) {}

    /**
     * @param until when nobody's word is waited for any more, or null: the question stands
     * @param onSilence {@code rollback} or {@code stay}, or null
     * @param answerAt where the word is posted to
     * @param answer its body; with {@code false} the version stays
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record QuestionView(
            Instant since, Instant until, String onSilence, String answerAt, Map<String, Object> answer) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RollbackView(
            String order,
            String cause,
            String rule,
            String text,
            String by,
            String targetVersion,
            String state,
            Instant orderedAt,
            Instant verifiedAt,
            String reason) {}

    /** @param now for which the gates are asked */
    public static DeploymentView of(Deployment deployment, Instant now) {
        DeploymentState.Ended end = deployment.ended().orElse(null);
        RollbackTarget target = RollbackTarget.of(deployment);
        return new DeploymentView(
                deployment.id(),
                deployment.ref().service(),
                deployment.ref().environment(),
                deployment.ref().version(),
                label(deployment.origin().kind()),
                deployment.state().label(),
                deployment.ref().revision(),
                deployment.origin().pins().checklist(),
                deployment.origin().pins().checklistVersion(),
                deployment.origin().pins().definitionRevision(),
                RollbackTarget.runningBefore(deployment),
                target.version(),
                deployment.origin().facts(),
                deployment.origin().change().commit(),
                deployment.origin().change().committedAt(),
                deployment.origin().starter().link(),
                deployment.origin().starter().by(),
                authorship(deployment.origin().change().authorship()),
                deployment.origin().t0(),
                deployment.origin().rehearsal(),
                deployment.openedAt(),
                end == null ? null : end.at(),
                end == null ? null : label(end.outcome()),
                end == null ? null : end.reason(),
                runningVersion(deployment, end),
                deployment.openPhase().map(Phase::id).orElse(null),
                phases(deployment, now),
                deployment.triggers().stream()
                        .map(trigger -> trigger(deployment, trigger, now))
                        .toList(),
                Debts.of(deployment).stream()
                        .map(item -> ItemView.of(item, PlaceholderFilling.of(deployment)))
                        .toList(),
                deployment.rollback() == null ? null : rollback(deployment.rollback()),
                deployment.watch().revision(),
                target(deployment, target),
                PinnedWarnings.of(deployment));
    }

    /** The same with what was said of its definition when that was saved: it has lines, and what the targets showed. */
    public DeploymentView warnedOf(List<DefinitionWarning> saved) {
        return new DeploymentView(
                id,
                service,
                environment,
                version,
                kind,
                state,
                revision,
                checklist,
                checklistVersion,
                definitionRevision,
                baselineVersion,
                targetVersion,
                facts,
                commit,
                committedAt,
                link,
                startedBy,
                authorship,
                t0,
                rehearsal,
                openedAt,
                endedAt,
                outcome,
                reason,
                runningVersion,
                phase,
                phases,
                triggers,
                debts,
                rollback,
                watchRevision,
                target,
                saved);
    }

    private static AuthorshipView authorship(Authorship authorship) {
        return authorship == null
                ? null
                : new AuthorshipView(authorship.forge(), authorship.authors(), authorship.why(), authorship.asksAt());
    }

    private static TargetView target(Deployment deployment, RollbackTarget target) {
        boolean open = deployment.isUnderway();
        return new TargetView(
                target.version(),
                target.why(),
                deployment.watch().sightings().stream()
                        .map(seen -> new SeenView(
                                seen.target(), seen.baseline() ? "baseline" : "candidate", seen.version(), seen.at()))
                        .toList(),
                target.notes(),
                open ? target.question() : null,
                open ? "/api/v1/deployments/" + deployment.id() + "/answers" : null,
                open ? Map.of("question", TargetCommands.QUESTION, "version", "VERSION") : null);
    }

    /** What runs now as far as is known; null where nobody can say. */
    private static String runningVersion(Deployment deployment, DeploymentState.Ended end) {
        if (end != null && end.outcome() == Outcome.ROLLED_BACK) {
            return deployment.rollback().targetVersion();
        }
        if ((end != null && end.outcome() == Outcome.ROLLBACK_FAILED) || deployment.isRollingBack()) {
            return null;
        }
        if (deployment.isCandidateThere()) {
            return deployment.ref().version();
        }
        boolean before = end == null || !deployment.isDeploymentReached();
        return before ? RollbackTarget.runningBefore(deployment) : null;
    }

    private static List<PhaseView> phases(Deployment deployment, Instant now) {
        String next = deployment.nextPhase().map(Phase::id).orElse(null);
        PlaceholderFilling filling = PlaceholderFilling.of(deployment);
        return deployment.phases().stream()
                .map(phase -> new PhaseView(
                        phase.id(),
                        phase.ref().number(),
                        phase.ref().title(),
                        phase.stage().label(),
                        phase.ref().environment(),
                        phase.state().label(),
                        PhaseTimes.begins(deployment, phase).orElse(null),
                        PhaseTimes.due(deployment, phase).orElse(null),
                        gate(deployment, phase, phase.id().equals(next), now),
                        phase.items().stream()
                                .map(item -> ItemView.of(item, filling))
                                .toList()))
                .toList();
    }

    private static GateView gate(Deployment deployment, Phase phase, boolean next, Instant now) {
        if (!phase.isPending()) {
            return new GateView("passed", List.of(), phase.passedBy());
        }
        List<Reason> reasons = next
                ? Gates.of(deployment, phase.id(), now).map(Gates.Gate::reasons).orElse(List.of())
                : List.of();
        return new GateView("blocked", reasons, null);
    }

    private static TriggerView trigger(Deployment deployment, WatchedTrigger trigger, Instant now) {
        return new TriggerView(
                trigger.id(),
                trigger.text(),
                trigger.rule() != null,
                trigger.note(),
                trigger.verdict(),
                trigger.environment(),
                trigger.rule() == null ? null : label(trigger.rule().mode()),
                deployment.isRunning() ? question(deployment, trigger, now) : null);
    }

    private static QuestionView question(Deployment deployment, WatchedTrigger trigger, Instant now) {
        RollbackQuestion question = trigger.question();
        if (question == null || !question.isOpen(now)) {
            return null;
        }
        Boolean onSilence = question.rollBackOnSilence();
        return new QuestionView(
                question.since(),
                question.until(),
                onSilence == null ? null : onSilence ? "rollback" : "stay",
                "/api/v1/deployments/" + deployment.id() + "/answers",
                Map.of("trigger", trigger.id(), "rollBack", true, "reason", "why"));
    }

    private static RollbackView rollback(Rollback rollback) {
        return new RollbackView(
                rollback.order(),
                label(rollback.cause()),
                rollback.rule(),
                rollback.text(),
                rollback.by(),
                rollback.targetVersion(),
                label(rollback.state()),
                rollback.orderedAt(),
                rollback.verifiedAt(),
                rollback.reason());
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
