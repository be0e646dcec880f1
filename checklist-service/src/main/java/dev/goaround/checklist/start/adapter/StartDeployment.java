package dev.goaround.checklist.start.adapter;

import dev.goaround.access.adapter.QuotaConfig;
import dev.goaround.checklist.calendar.adapter.Calendars;
import dev.goaround.checklist.definition.adapter.Definitions;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import dev.goaround.checklist.deployment.Origin;
import dev.goaround.checklist.deployment.adapter.DeploymentStore;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.incident.adapter.Incidents;
import dev.goaround.checklist.library.adapter.Checklists;
import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.checklist.start.CallbackPolicy;
import dev.goaround.checklist.start.StartPolicy;
import dev.goaround.checklist.start.StartRequest;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.service.Hours;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.egress.AddressGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens or plans a deployment: everything that the decision rests on is read under the lock of the service and environment, and
 * the decision is written in the same transaction. The same start again is the same deployment.
 */
@ApplicationScoped
public class StartDeployment {

    private static final List<String> IN_THE_WAY = List.of("running", "rolling-back");

    /** Whoever committed has a clock of their own; for the lead time a minute is nothing. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private static final int SECONDS_UNTIL_ONE_ENDS = 60;

    private final DeploymentStore store;
    private final Definitions definitions;
    private final Checklists checklists;
    private final Incidents incidents;
    private final AddressGuard guard;
    private final Calendars calendars;
    private final int mostInFlight;
    private final Clock clock;

    StartDeployment(
            DeploymentStore store,
            Definitions definitions,
            Checklists checklists,
            Incidents incidents,
            AddressGuard guard,
            Calendars calendars,
            QuotaConfig quotas,
            Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.checklists = checklists;
        this.incidents = incidents;
        this.guard = guard;
        this.calendars = calendars;
        this.mostInFlight = quotas.deploymentsInFlight();
        this.clock = clock;
    }

    /** @param causation id of the start event on Kafka, or null */
    public Uni<StartResult> start(Mutiny.Session session, StartRequest request, String causation) {
        DeploymentStarted event = request.event();
        return store.lockStart(session, request.id())
                .chain(() -> store.lockPlace(session, event.service(), event.environment()))
                .chain(() -> store.requestOf(session, request.id()))
                .map(said ->
                        said == null || isOfService(said, event.service()) ? request : request.withIdOfItsService())
                .chain(own -> store.startedBy(session, own.id())
                        .chain(earlier -> earlier == null
                                ? withinQuota(session, own, causation).chain(() -> first(session, own, causation))
                                : again(session, own, earlier)));
    }

    private static boolean isOfService(String said, String service) {
        return said.startsWith(service + " ");
    }

    /** A token has one; what comes by Kafka has the broker's. */
    private Uni<Void> withinQuota(Mutiny.Session session, StartRequest request, String causation) {
        if (causation != null) {
            return Uni.createFrom().voidItem();
        }
        return store.inFlight(session, request.by())
                .invoke(count -> {
                    if (count >= mostInFlight) {
                        throw ProblemException.tooMany(
                                "deployments-in-flight",
                                request.by() + " has " + count + " deployments that have not ended, and may have "
                                        + mostInFlight
                                        + " (goaround.quotas.deployments-in-flight). End or cancel one, and start"
                                        + " this one again.",
                                SECONDS_UNTIL_ONE_ENDS);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<StartResult> again(Mutiny.Session session, StartRequest request, String deployment) {
        return store.requestOf(session, request.id())
                .chain(said -> said.equals(wanted(request))
                        ? store.find(session, deployment).map(found -> new StartResult.Accepted(found.orElseThrow()))
                        : Uni.createFrom()
                                .item(StartResult.Refused.invalid(
                                        "id",
                                        "the same event or Idempotency-Key asked for another deployment before ("
                                                + deployment + "); a new start has a new one")));
    }

    private Uni<StartResult> first(Mutiny.Session session, StartRequest request, String causation) {
        DeploymentStarted event = request.event();
        return definitions.newest(session, event.service()).chain(defined -> {
            Optional<StartResult.Refused> refusal = refused(event, defined, clock.instant());
            if (refusal.isPresent()) {
                return Uni.createFrom().item(refusal.get());
            }
            String checklist = checklistOf(event, defined.get());
            return checklists
                    .find(session, checklist, defined.get().definition())
                    .chain(found -> found.<Uni<StartResult>>fold(
                            read -> decide(session, request, defined.get(), read.checklist(), causation),
                            missing -> Uni.createFrom().item(unknownChecklist(checklist)),
                            tooLarge -> Uni.createFrom()
                                    .item(StartResult.Refused.invalid("checklist", tooLarge.reason()))));
        });
    }

    private Uni<StartResult> decide(
            Mutiny.Session session,
            StartRequest request,
            ServiceDefined defined,
            StartPolicy.StoredChecklist checklist,
            String causation) {
        DeploymentStarted event = request.event();
        // Calendars before deployments: who changes a calendar locks in that order.
        return calendars
                .heldFreezes(session, named(event, defined), clock.instant())
                .chain(freezes -> situation(session, request, defined, checklist, freezes))
                .chain(situation -> write(session, request, situation, causation));
    }

    private Uni<StartResult> write(
            Mutiny.Session session, StartRequest request, StartPolicy.Situation situation, String causation) {
        Instant now = clock.instant();
        List<CommandResult> decisions = StartPolicy.decide(request, situation, now);
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (CommandResult decision : decisions) {
            if (decision instanceof CommandResult.Refused refused) {
                return Uni.createFrom().item(new StartResult.Refused(refused.refusal(), null));
            }
            if (decision instanceof CommandResult.Changed changed) {
                chain = chain.chain(() -> store.save(session, changed, causation, now));
            }
        }
        Deployment opened = decisions
                .get(decisions.size() - 1)
                .fold(CommandResult.Changed::deployment, CommandResult.Unchanged::deployment, refused -> {
                    throw new IllegalStateException("a refused start was answered before");
                });
        return chain.chain(() -> store.remember(session, request.id(), opened.id(), wanted(request), now))
                .replaceWith(new StartResult.Accepted(opened));
    }

    private Optional<StartResult.Refused> refused(
            DeploymentStarted event, Optional<ServiceDefined> defined, Instant now) {
        if (event.committedAt() != null && event.committedAt().isAfter(now.plus(CLOCKS_APART))) {
            return Optional.of(StartResult.Refused.invalid(
                    "committedAt",
                    event.committedAt() + " is in the future (it is " + now
                            + " here); it says when the change was committed, for example "
                            + "git show -s --format=%cI"));
        }
        if (defined.isEmpty()) {
            return Optional.of(StartResult.Refused.invalid(
                    "service",
                    "there is no service " + event.service() + "; PUT its definition to /api/v1/services/"
                            + event.service()));
        }
        if (!defined.get().definition().environments().containsKey(event.environment())) {
            return Optional.of(StartResult.Refused.invalid(
                    "environment",
                    event.service() + " has no environment " + event.environment() + "; its definition has "
                            + defined.get().definition().environments().keySet()));
        }
        Optional<String> callback = CallbackPolicy.objection(
                event.callback(),
                defined.get().definition(),
                url -> guard.asWritten(url).refusal());
        if (callback.isPresent()) {
            return Optional.of(StartResult.Refused.invalid("callback", callback.get()));
        }
        return checklistOf(event, defined.get()) == null
                ? Optional.of(StartResult.Refused.invalid(
                        "checklist",
                        "neither the start event nor the definition of " + event.service()
                                + " names a checklist; add “checklist: NAME” to one of them"))
                : Optional.empty();
    }

    private Uni<StartPolicy.Situation> situation(
            Mutiny.Session session,
            StartRequest request,
            ServiceDefined defined,
            StartPolicy.StoredChecklist newest,
            List<Freeze> freezes) {
        DeploymentStarted event = request.event();
        return store.newestIn(session, event.service(), event.environment(), IN_THE_WAY)
                .chain(current -> store.plan(session, event.service(), event.environment(), event.version())
                        .chain(plan -> checklist(session, request, defined, newest, plan)
                                .chain(checklist -> store.known(session, event.service(), event.environment())
                                        .chain(known -> store.heard(session, event.service(), event.environment())
                                                .chain(heard -> incidents
                                                        .open(session, event.service(), event.environment())
                                                        .map(open -> new StartPolicy.Situation(
                                                                defined, checklist, current, plan, known, heard, open,
                                                                freezes)))))));
    }

    /** A plan keeps its checklist and its definition: a start that is bound to it goes by what they said together. */
    private Uni<StartPolicy.StoredChecklist> checklist(
            Mutiny.Session session,
            StartRequest request,
            ServiceDefined defined,
            StartPolicy.StoredChecklist newest,
            Deployment plan) {
        if (request.planned() || plan == null) {
            return Uni.createFrom().item(newest);
        }
        Origin.Pins kept = plan.origin().pins();
        return kept.equals(new Origin.Pins(newest.name(), newest.version(), defined.revision()))
                ? Uni.createFrom().item(newest)
                : definitions
                        .revision(session, plan.ref().service(), kept.definitionRevision())
                        .map(found -> found.orElse(defined).definition())
                        .chain(then -> checklists.find(session, kept.checklist(), kept.checklistVersion(), then))
                        .map(found ->
                                found.fold(Checklists.Found.Read::checklist, missing -> newest, tooLarge -> newest));
    }

    private static List<String> named(DeploymentStarted event, ServiceDefined defined) {
        Hours hours =
                defined.definition().environments().get(event.environment()).hours();
        return hours == null ? List.of() : hours.calendars();
    }

    private static StartResult.Refused unknownChecklist(String name) {
        return StartResult.Refused.invalid(
                "checklist", "there is no checklist " + name + "; POST it to /api/v1/checklists?name=" + name);
    }

    private static String checklistOf(DeploymentStarted event, ServiceDefined defined) {
        return event.checklist() != null
                ? event.checklist()
                : defined.definition().checklist();
    }

    /** What makes two requests the same: an event that is sent again may have gained a link, but names the same thing. */
    private static String wanted(StartRequest request) {
        DeploymentStarted event = request.event();
        return event.service() + " " + event.environment() + " " + event.version()
                + (request.planned() ? " planned" : "");
    }
}
