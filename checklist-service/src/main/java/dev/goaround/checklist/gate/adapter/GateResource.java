package dev.goaround.checklist.gate.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.goaround.checklist.definition.DurationText;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.adapter.ChangeHub;
import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.Deployments;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.gate.OrderLookupResult;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.watch.RollbackTarget;
import dev.goaround.contracts.deployment.Reason;
import io.quarkus.security.Authenticated;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * “May I go on?”: answered at once, or when the gate passes, or when the time to wait is over. A gate that has passed where a rollback could
 * be ordered is told only after a look at the topic of orders (ADR 0015).
 */
@Path("/api/v1/deployments/{id}/gates/{gate}")
@Authenticated
public class GateResource {

    /** Proxies between a pipeline and us close idle connections after a minute. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /**
     * @param detail for a refused gate what a problem document says, else null
     * @param notes what a person should know before anything is deployed, and nothing waits for; null: nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GateAnswer(
            String gate,
            String state,
            String passedBy,
            List<Reason> reasons,
            String title,
            Integer status,
            String detail,
            List<String> notes) {}

    private final Deployments deployments;
    private final ChangeHub changes;
    private final OrderLookup orders;
    private final Actor actor;
    private final Clock clock;

    GateResource(Deployments deployments, ChangeHub changes, OrderLookup orders, Actor actor, Clock clock) {
        this.actor = actor;
        this.orders = orders;
        this.deployments = deployments;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    public Uni<Response> gate(
            @PathParam("id") String id, @PathParam("gate") String gate, @QueryParam("wait") String wait) {
        return ask(id, gate, clock.instant().plus(patience(wait)), actor.standing());
    }

    /** @param standing of the token: it may be revoked while the gate is waited for */
    private Uni<Response> ask(String id, String name, Instant until, BooleanSupplier standing) {
        return gate(id, name)
                .chain(asked -> asked.mayBeOrdered()
                        ? lookedAhead(id, name)
                        : Uni.createFrom().item(asked))
                .chain(asked -> {
                    Duration left = Duration.between(clock.instant(), until);
                    boolean answer =
                            asked.gate().state() != Gates.Gate.State.BLOCKED || left.isNegative() || left.isZero();
                    return answer
                            ? Uni.createFrom().item(response(asked.gate(), asked.notes()))
                            : changes.next(id, left).chain(() -> {
                                if (!standing.getAsBoolean()) {
                                    throw new UnauthorizedException();
                                }
                                return ask(id, name, until, standing);
                            });
                });
    }

    /**
     * @param mayBeOrdered whether it has passed and a rollback could be ordered now
     * @param notes null: none
     */
    private record Asked(Gates.Gate gate, boolean mayBeOrdered, List<String> notes) {
        Asked answered(OrderLookupResult ahead) {
            return mayBeOrdered ? new Asked(ahead.answer(gate), true, notes) : this;
        }
    }

    private Uni<Asked> gate(String id, String name) {
        return deployments.find(id).map(found -> {
            Deployment deployment = found.orElseThrow(() -> DeploymentChanges.unknown(id));
            actor.requireServiceOf(deployment);
            Gates.Gate gate = Gates.of(deployment, name, clock.instant())
                    .orElseThrow(() -> ProblemException.notFound("deployment " + id + " has no gate ‘" + name
                            + "’; its gates are " + Gates.names(deployment)));
            return new Asked(
                    gate,
                    gate.state() == Gates.Gate.State.PASSED
                            && deployment.isRunning()
                            && deployment.isDeploymentReached(),
                    notes(deployment));
        });
    }

    /** The deployment is read again after the look: an order that was handled in between has its fence by then. */
    private Uni<Asked> lookedAhead(String id, String name) {
        return orders.of(id).chain(ahead -> gate(id, name).map(asked -> asked.answered(ahead)));
    }

    private static List<String> notes(Deployment deployment) {
        boolean matters = deployment.isUnderway() && !deployment.isCandidateThere();
        List<String> notes = matters ? RollbackTarget.of(deployment).notes() : List.of();
        return notes.isEmpty() ? null : notes;
    }

    private static Response response(Gates.Gate gate, List<String> notes) {
        int status = switch (gate.state()) {
            case PASSED -> 200;
            case BLOCKED -> 202;
            case REFUSED -> 409;
        };
        boolean refused = gate.state() == Gates.Gate.State.REFUSED;
        GateAnswer answer = new GateAnswer(
                gate.id(),
                gate.state().name().toLowerCase(Locale.ROOT),
                gate.passedBy(),
                gate.reasons(),
                refused ? "The gate stays shut" : null,
                refused ? status : null,
                refused ? gate.reasons().get(0).text() : null,
                notes);
        return Response.status(status)
                .type(refused ? "application/problem+json" : MediaType.APPLICATION_JSON)
                .entity(answer)
                .build();
    }

    private static Duration patience(String wait) {
        if (wait == null || wait.isBlank()) {
            return Duration.ZERO;
        }
        Duration asked = DurationText.read(wait)
                .orElseThrow(
                        () -> ProblemException.badRequest("wait=" + wait + " is no duration; for example wait=30s"));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
