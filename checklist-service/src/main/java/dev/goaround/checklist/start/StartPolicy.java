package dev.goaround.checklist.start;

import dev.goaround.checklist.deployment.Authorship;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import dev.goaround.checklist.deployment.GateContext.Incident;
import dev.goaround.checklist.deployment.LastRunning;
import dev.goaround.checklist.deployment.Origin;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.RunningBefore;
import dev.goaround.checklist.deployment.WatchPlanState;
import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.checklist.lifecycle.EndCommands;
import dev.goaround.checklist.lifecycle.ItemRuling;
import dev.goaround.checklist.lifecycle.OpeningCommands;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.Forge;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.service.ServiceDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Decides what a start event does: opens, plans, binds to a plan, takes the place of one that only monitors, or is refused. */
public final class StartPolicy {

    private StartPolicy() {}

    /** A checklist as stored. */
    public record StoredChecklist(String name, long version, ReadingReport report) {}

    /**
     * What the decision rests on; loaded under the lock of the service and environment.
     *
     * @param checklist the plan's, read as it was then, where the start is bound to one; else the newest version
     * @param current the deployment there that has not ended, or null
     * @param plan the planned one of the same version, or null
     * @param known newest first
     * @param heard what was heard last of what runs there, or null
     * @param incidents of the service there that are open
     * @param calendars freezes of the calendars that the environment names
     */
    public record Situation(
            ServiceDefined definition,
            StoredChecklist checklist,
            Deployment current,
            Deployment plan,
            List<VersionStanding> known,
            LastRunning heard,
            List<Incident> incidents,
            List<Freeze> calendars) {
        public Situation {
            known = List.copyOf(known);
            incidents = List.copyOf(incidents);
            calendars = List.copyOf(calendars);
        }
    }

    /** The changes in their order, the new deployment's last; or one refusal. */
    public static List<CommandResult> decide(StartRequest request, Situation situation, Instant at) {
        List<CommandResult> decisions = new ArrayList<>();
        if (!request.planned() && situation.current() != null) {
            CommandResult giveWay =
                    EndCommands.supersede(situation.current(), request.event().version(), request.by(), at);
            if (giveWay instanceof CommandResult.Refused) {
                return List.of(giveWay);
            }
            decisions.add(giveWay);
        }
        decisions.add(opened(request, situation, at));
        return decisions;
    }

    private static CommandResult opened(StartRequest request, Situation situation, Instant at) {
        DeploymentStarted event = request.event();
        ReadingReport report = Rehearsal.of(situation.checklist().report(), event.rehearsal());
        ServiceDefinition definition = situation.definition().definition();
        ChecklistInstantiation instantiation = ChecklistInstantiation.of(report, event.environment(), definition);
        Rulings rulings = new Rulings(report, new Signers(definition.roles()), event.kind());
        if (binds(request, situation)) {
            Deployment plan = situation
                    .plan()
                    .with(rulings.phases(situation.plan().phases()))
                    .with(situation.plan().circumstances().withIncidents(situation.incidents()));
            Origin bound = bound(request, situation, at);
            ItemRuling ruling = rulings.ruling(plan.phases(), instantiation.conditions(), bound.facts());
            boolean asPlanned =
                    bound.pins().checklist().equals(situation.checklist().name())
                            && bound.pins().checklistVersion()
                                    == situation.checklist().version();
            return OpeningCommands.bind(
                    plan,
                    bound,
                    before(request, situation, at),
                    ruling,
                    asPlanned ? new DeploymentOutlook(plan, report, ruling, at).sentences() : null,
                    at);
        }
        Deployment created = created(request, situation, instantiation, rulings.phases(instantiation.phases()), at);
        ItemRuling ruling = rulings.ruling(created.phases(), instantiation.conditions(), event.facts());
        List<String> summary = new DeploymentOutlook(created, report, ruling, at).sentences();
        return request.planned()
                ? OpeningCommands.plan(created, summary, at)
                : OpeningCommands.open(created, ruling, summary, at);
    }

    private static Deployment created(
            StartRequest request,
            Situation situation,
            ChecklistInstantiation instantiation,
            List<Phase> phases,
            Instant at) {
        DeploymentStarted event = request.event();
        Origin origin = new Origin(
                event.kind(),
                new Origin.Pins(
                        situation.checklist().name(),
                        situation.checklist().version(),
                        situation.definition().revision()),
                event.previousVersion(),
                null,
                event.facts(),
                new Origin.Change(
                        event.commit(),
                        event.committedAt(),
                        event.author(),
                        authorship(situation.definition().definition().forge(), event.commit(), at)),
                new Origin.Starter(request.by(), request.starters(), event.link(), event.callback()),
                request.t0(),
                event.rehearsal());
        EnvironmentDefinition environment =
                situation.definition().definition().environments().get(event.environment());
        return new Deployment(
                new DeploymentRef(request.id(), event.service(), event.environment(), event.version(), 0),
                origin,
                new DeploymentState.Planned(),
                phases,
                instantiation.triggers(),
                environment,
                instantiation.elsewhere(),
                GateContextFactory.of(situation.checklist().report(), environment, situation.calendars(), at)
                        .withIncidents(situation.incidents()),
                WatchPlanState.NONE,
                null,
                null,
                null,
                before(request, situation, at));
    }

    /** The plan keeps its checklist and definition; what the pipeline knows better comes from its event. */
    private static Origin bound(StartRequest request, Situation situation, Instant at) {
        DeploymentStarted event = request.event();
        Origin planned = situation.plan().origin();
        return new Origin(
                event.kind(),
                planned.pins(),
                said(request, situation),
                null,
                event.facts().isEmpty() ? planned.facts() : event.facts(),
                bound(event, planned.change(), at),
                bound(request, planned.starter()),
                planned.t0(),
                planned.rehearsal());
    }

    private static Origin.Change bound(DeploymentStarted event, Origin.Change planned, Instant at) {
        String commit = orElse(event.commit(), planned.commit());
        Authorship authorship = planned.authorship();
        return new Origin.Change(
                commit,
                orElse(event.committedAt(), planned.committedAt()),
                orElse(event.author(), planned.author()),
                authorship == null || Objects.equals(commit, planned.commit())
                        ? authorship
                        : Authorship.of(authorship.forge(), commit, at));
    }

    private static Origin.Starter bound(StartRequest request, Origin.Starter planned) {
        return new Origin.Starter(
                request.by(),
                Stream.concat(planned.people().stream(), request.starters().stream())
                        .distinct()
                        .toList(),
                orElse(request.event().link(), planned.link()),
                orElse(request.event().callback(), planned.callback()));
    }

    /** Both may be null. */
    private static <T> T orElse(T said, T planned) {
        return said == null ? planned : said;
    }

    private static Authorship authorship(Forge forge, String commit, Instant at) {
        return forge == null ? null : Authorship.of(forge.kind().title(), commit, at);
    }

    /** A plan keeps its environment, so that tells what would show the version there. */
    private static RunningBefore before(StartRequest request, Situation situation, Instant at) {
        DeploymentStarted event = request.event();
        EnvironmentDefinition environment = binds(request, situation)
                ? situation.plan().environment()
                : situation.definition().definition().environments().get(event.environment());
        String candidate = event.version();
        return new RunningBefore(
                new SignalSources(environment).giveVersion(),
                said(request, situation),
                heard(request, situation, at),
                TargetVersionPolicy.lastGood(situation.known(), candidate).orElse(null),
                TargetVersionPolicy.knownBad(situation.known()),
                null);
    }

    private static boolean binds(StartRequest request, Situation situation) {
        return !request.planned() && situation.plan() != null;
    }

    /** What gives way now is what runs: one that release 0.1 began was never heard. */
    private static LastRunning heard(StartRequest request, Situation situation, Instant at) {
        Deployment current = situation.current();
        return !request.planned() && current != null && current.isCandidateThere()
                ? new LastRunning(current.ref().version(), LastRunning.How.DEPLOYED, at)
                : situation.heard();
    }

    /** Of the start event; where it does not say, of the plan that it is bound to. */
    private static String said(StartRequest request, Situation situation) {
        String said = request.event().previousVersion();
        boolean binds = binds(request, situation);
        // A plan of release 0.1 has a version that was remembered there, and said by nobody.
        boolean remembered = binds && situation.plan().origin().targetVersion() != null;
        return said == null && binds && !remembered ? situation.plan().before().said() : said;
    }
}
