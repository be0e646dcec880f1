package dev.goaround.checklist.library.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import dev.goaround.checklist.http.adapter.Page;
import dev.goaround.checklist.http.adapter.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** Which checklists there are, and every version of them: a deployment keeps the one that it began with. */
@Path("/api/v1/checklists")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class VersionResource {

    private static final int LARGEST_PAGE = 200;

    public record OneVersion(String name, long version, Instant createdAt, String createdBy, JsonNode report) {}

    private final ChecklistVersions versions;
    private final DocumentWorkers reading;
    private final Actor actor;

    VersionResource(ChecklistVersions versions, DocumentWorkers reading, Actor actor) {
        this.versions = versions;
        this.reading = reading;
        this.actor = actor;
    }

    @GET
    public Uni<Page<ChecklistVersions.Stored>> all(
            @QueryParam("page") @DefaultValue("0") String page, @QueryParam("size") @DefaultValue("50") String size) {
        return versions.all(Page.wanted(page, size, LARGEST_PAGE));
    }

    @GET
    @Path("/{name}/versions")
    public Uni<Page<ChecklistVersions.Version>> versions(
            @PathParam("name") String name,
            @QueryParam("page") @DefaultValue("0") String page,
            @QueryParam("size") @DefaultValue("50") String size) {
        return versions.of(name, Page.wanted(page, size, LARGEST_PAGE)).invoke(found -> {
            if (found.total() == 0) {
                throw ProblemException.notFound(
                        "There is no checklist " + name + ". GET /api/v1/checklists lists them.");
            }
        });
    }

    @GET
    @Path("/{name}/versions/{version}")
    public Uni<OneVersion> version(@PathParam("name") String name, @PathParam("version") String version) {
        String by = actor.subject();
        return find(name, version)
                .chain(row -> reading.of(
                        by,
                        () -> new OneVersion(
                                row.name,
                                row.version,
                                row.createdAt,
                                row.createdBy,
                                ChecklistResource.tree(row.report))));
    }

    @GET
    @Path("/{name}/versions/{version}")
    @Produces("text/markdown;charset=UTF-8;qs=0.5")
    public Uni<String> text(@PathParam("name") String name, @PathParam("version") String version) {
        return find(name, version).map(row -> row.text);
    }

    private Uni<ChecklistRow> find(String name, String version) {
        ProblemException unknown = ProblemException.notFound("There is no version " + version + " of a checklist "
                + name + ". GET /api/v1/checklists/" + name + "/versions lists them.");
        if (!version.matches("[1-9]\\d{0,17}")) {
            throw unknown;
        }
        return versions.find(name, Long.parseLong(version)).map(found -> found.orElseThrow(() -> unknown));
    }
}
