package dev.goaround.checklist.timeline.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.DeploymentStore;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.Page;
import dev.goaround.checklist.lifecycle.TimelineEntry;
import dev.goaround.checklist.timeline.ReportPage;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** What happened, line by line or as a report. */
@Path("/api/v1/deployments/{id}")
@Authenticated
public class TimelineResource {

    /** A whole walk of a usual checklist in one answer. */
    private static final int LARGEST_PAGE = 1_000;

    private final Mutiny.SessionFactory sessions;
    private final DeploymentStore store;
    private final Timelines timelines;
    private final Reports reports;
    private final ReportTemplate template;
    private final Actor actor;
    private final Clock clock;

    TimelineResource(
            Mutiny.SessionFactory sessions,
            DeploymentStore store,
            Timelines timelines,
            Reports reports,
            ReportTemplate template,
            Actor actor,
            Clock clock) {
        this.actor = actor;
        this.sessions = sessions;
        this.store = store;
        this.timelines = timelines;
        this.reports = reports;
        this.template = template;
        this.clock = clock;
    }

    /** The oldest line first. */
    @GET
    @Path("/timeline")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<TimelineEntry>> timeline(
            @PathParam("id") String id,
            @QueryParam("page") @DefaultValue("0") String page,
            @QueryParam("size") @DefaultValue("1000") String size) {
        Page.Wanted wanted = Page.wanted(page, size, LARGEST_PAGE);
        return of(id, (session, deployment) -> timelines.page(session, id, wanted));
    }

    @GET
    @Path("/report")
    @Produces("text/markdown;charset=UTF-8")
    public Uni<String> report(@PathParam("id") String id) {
        return of(id, (session, deployment) -> reports.of(session, deployment, clock.instant()));
    }

    /** The same as a page for a browser or a printer. */
    @GET
    @Path("/report")
    @Produces("text/html;charset=UTF-8;qs=0.9")
    public Uni<Response> page(@PathParam("id") String id) {
        return report(id)
                .map(markdown -> Response.ok(template.html(ReportPage.of(markdown)))
                        .header("Content-Security-Policy", ReportTemplate.CONTENT_SECURITY_POLICY)
                        .build());
    }

    private <T> Uni<T> of(String id, BiFunction<Mutiny.Session, Deployment, Uni<T>> read) {
        return sessions.withSession(session -> store.find(session, id).chain(found -> {
            Deployment deployment = found.orElseThrow(() -> DeploymentChanges.unknown(id));
            actor.requireServiceOf(deployment);
            return read.apply(session, deployment);
        }));
    }
}
