package dev.goaround.rollback.archive.adapter;

import dev.goaround.access.Caller;
import dev.goaround.access.adapter.NoRightException;
import dev.goaround.rollback.adapter.ProblemResponse;
import dev.goaround.rollback.archive.ArchiveChunk;
import dev.goaround.rollback.archive.ArchivedDeployment;
import dev.goaround.rollback.archive.adapter.ArchiveBatch.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The archive: what is in it, a deployment's two logs in pages, and the way out of it. */
@Path("/api/v1/archive")
@Produces(MediaType.APPLICATION_JSON)
class ArchiveResource {

    private static final Logger LOG = Logger.getLogger(ArchiveResource.class);
    private static final int MOST = 200;

    private final ArchiveReader archive;
    private final Caller caller;

    ArchiveResource(ArchiveReader archive, Caller caller) {
        this.archive = archive;
        this.caller = caller;
    }

    /** @param next the last one's beginning and id, to ask for what comes after them; null at the end */
    public record Deployments(List<ArchivedDeployment> deployments, Next next) {}

    public record Next(Instant since, String after) {}

    /** @param next the number to ask on after; null at the end */
    public record Chunks(String deployment, String log, List<ArchiveChunk> chunks, Integer next) {}

    @GET
    @RolesAllowed({"viewer", "pipeline", "operator", "approver", "administrator"})
    public Uni<Response> list(
            @QueryParam("since") String since,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("service") String service,
            @QueryParam("environment") String environment) {
        Instant from;
        try {
            from = since == null ? Instant.EPOCH : Instant.parse(since);
        } catch (DateTimeException e) {
            return problem(
                    Status.BAD_REQUEST,
                    "the query parameter since is '" + since + "', expected a time as 2026-01-31T12:00:00Z");
        }
        if (service != null && !caller.mayActOn(service)) {
            throw NoRightException.forService(service);
        }
        Set<String> seen = caller.rights().orElseThrow().grant().services();
        return archive.many(from, after, service, environment, seen, MOST).map(found -> {
            ArchivedDeployment last = found.size() < MOST ? null : found.get(found.size() - 1);
            return Response.ok(
                            new Deployments(found, last == null ? null : new Next(last.firstAt(), last.deployment())))
                    .build();
        });
    }

    @GET
    @Path("/{deployment}")
    @RolesAllowed({"viewer", "pipeline", "operator", "approver", "administrator"})
    public Uni<Response> one(@PathParam("deployment") String deployment) {
        return allowed(
                deployment, found -> Uni.createFrom().item(Response.ok(found).build()));
    }

    @GET
    @Path("/{deployment}/{log}")
    @RolesAllowed({"viewer", "pipeline", "operator", "approver", "administrator"})
    public Uni<Response> chunks(
            @PathParam("deployment") String deployment,
            @PathParam("log") String name,
            @QueryParam("after") @DefaultValue("0") int after) {
        Optional<Log> log = log(name);
        if (log.isEmpty()) {
            return problem(
                    Status.NOT_FOUND, "a deployment's archive has the logs protocol and samples, not '" + name + "'");
        }
        return allowed(
                deployment,
                found -> archive.chunks(deployment, log.get(), after).map(chunks -> {
                    Integer next = chunks.isEmpty()
                            ? null
                            : Integer.valueOf(chunks.get(chunks.size() - 1).number());
                    return Response.ok(new Chunks(deployment, name, chunks, next))
                            .build();
                }));
    }

    @DELETE
    @Path("/{deployment}")
    @RolesAllowed("administrator")
    public Uni<Response> purge(@PathParam("deployment") String deployment) {
        String by = caller.subject();
        return allowed(deployment, found -> {
            if (!found.ended()) {
                return problem(
                        Status.CONFLICT,
                        "the watch of deployment " + deployment + " goes on: what comes would have no beginning");
            }
            return archive.purge(deployment).map(gone -> {
                LOG.infof("the archive of deployment %s was purged by %s", deployment, by);
                return Response.noContent().build();
            });
        });
    }

    private Uni<Response> allowed(String deployment, Function<ArchivedDeployment, Uni<Response>> answer) {
        return archive.one(deployment).chain(found -> {
            if (found == null) {
                return problem(Status.NOT_FOUND, "no deployment " + deployment + " is in the archive");
            }
            if (!caller.mayActOn(found.service())) {
                throw NoRightException.forServiceOf("deployment " + deployment);
            }
            return answer.apply(found);
        });
    }

    private static Optional<Log> log(String name) {
        for (Log log : Log.values()) {
            if (log.stored.equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(log);
            }
        }
        return Optional.empty();
    }

    private static Uni<Response> problem(Status status, String detail) {
        return Uni.createFrom().item(ProblemResponse.of(status, detail));
    }
}
