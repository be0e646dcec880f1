package dev.goaround.checklist.timeline.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.adapter.ChangeHub;
import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.DeploymentStore;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.lifecycle.TimelineEntry;
import dev.goaround.contracts.EventJson;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A deployment's changes as server-sent events; each carries its revision as id, and a reader goes on after the last it saw. The stream
 * ends within about a second after its token was revoked or has expired.
 */
@Path("/api/v1/deployments/{id}/events")
@Authenticated
public class EventStreamResource {

    /** Proxies close connections on which nothing is sent for half a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** @param phase id of the open phase, or null */
    public record Changed(
            String id, String state, long revision, String phase, long watchRevision, List<TimelineEntry> timeline) {}

    private final Mutiny.SessionFactory sessions;
    private final DeploymentStore store;
    private final Timelines timelines;
    private final ChangeHub changes;
    private final Actor actor;
    private final Clock clock;

    EventStreamResource(
            Mutiny.SessionFactory sessions,
            DeploymentStore store,
            Timelines timelines,
            ChangeHub changes,
            Actor actor,
            Clock clock) {
        this.actor = actor;
        this.sessions = sessions;
        this.store = store;
        this.timelines = timelines;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @OfKnownDeployment
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> events(
            @PathParam("id") String id, @HeaderParam("Last-Event-ID") String lastEventId, @Context Sse sse) {
        long[] seen = {revision(lastEventId)};
        BooleanSupplier standing = actor.standing();
        return Multi.createBy()
                .repeating()
                .uni(() -> next(id, seen[0], clock.instant().plus(HEARTBEAT), standing))
                .until(Optional::isEmpty)
                .map(Optional::orElseThrow)
                .invoke(changed -> seen[0] = Math.max(seen[0], changed.revision()))
                .map(changed -> event(sse, changed));
    }

    /** @return empty once the token is not good any more */
    private Uni<Optional<Changed>> next(String id, long seen, Instant heartbeat, BooleanSupplier standing) {
        if (!standing.getAsBoolean()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return read(id, seen).chain(changed -> {
            Duration left = Duration.between(clock.instant(), heartbeat);
            boolean send = changed.revision() > seen || left.isNegative() || left.isZero();
            return send
                    ? Uni.createFrom().item(Optional.of(changed))
                    : changes.next(id, left).chain(() -> next(id, seen, heartbeat, standing));
        });
    }

    private Uni<Changed> read(String id, long seen) {
        return sessions.withSession(session -> store.find(session, id).chain(found -> {
            Deployment deployment = found.orElseThrow(() -> DeploymentChanges.unknown(id));
            return timelines
                    .after(session, id, seen, deployment.ref().revision())
                    .map(lines -> changed(deployment, lines));
        }));
    }

    /** Where not all fits, the reader goes on after what it got. */
    private static Changed changed(Deployment deployment, Timelines.Lines lines) {
        return new Changed(
                deployment.id(),
                deployment.state().label(),
                lines.upTo(),
                deployment.openPhase().map(Phase::id).orElse(null),
                deployment.watch().revision(),
                lines.entries());
    }

    private static OutboundSseEvent event(Sse sse, Changed changed) {
        try {
            return sse.newEventBuilder()
                    .id(Long.toString(changed.revision()))
                    .name(changed.timeline().isEmpty() ? "alive" : "changed")
                    .data(String.class, EventJson.mapper().writeValueAsString(changed))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change is always written", e);
        }
    }

    private static long revision(String lastEventId) {
        try {
            return lastEventId == null ? 0 : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
