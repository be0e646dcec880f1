package dev.goaround.checklist.timeline.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.DeploymentStore;
import dev.goaround.checklist.timeline.DeploymentReport;
import dev.goaround.checklist.walk.TimelineEntry;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What happened, line by line or as a report. */
@Path("/api/v1/deployments/{id}")
@Authenticated
public class TimelineResource {

    public record Lines(List<TimelineEntry> items) {}

    private record Whole(Deployment deployment, List<TimelineEntry> timeline) {}

    private final Mutiny.SessionFactory sessions;
    private final DeploymentStore store;
    private final Timelines timelines;
    private final Clock clock;

    TimelineResource(Mutiny.SessionFactory sessions, DeploymentStore store, Timelines timelines, Clock clock) {
        this.sessions = sessions;
        this.store = store;
        this.timelines = timelines;
        this.clock = clock;
    }

    @GET
    @Path("/timeline")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Lines> timeline(@PathParam("id") String id) {
        return whole(id).map(whole -> new Lines(whole.timeline()));
    }

    @GET
    @Path("/report")
    @Produces("text/markdown;charset=UTF-8")
    public Uni<String> report(@PathParam("id") String id) {
        return whole(id).map(whole -> DeploymentReport.of(whole.deployment(), whole.timeline(), clock.instant()));
    }

    private Uni<Whole> whole(String id) {
        return sessions.withSession(session -> store.find(session, id).chain(found -> {
            Deployment deployment = found.orElseThrow(() -> DeploymentChanges.unknown(id));
            return timelines.after(session, id, 0).map(timeline -> new Whole(deployment, timeline));
        }));
    }
}
