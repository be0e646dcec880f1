package dev.goaround.checklist.library.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.access.Rights;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import dev.goaround.checklist.http.adapter.Documents;
import dev.goaround.checklist.http.adapter.DryRunParameter;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.library.ChecklistDocument;
import dev.goaround.checklist.library.ServiceReader;
import dev.goaround.checklist.reading.ChecklistReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.ReportJson;
import dev.goaround.checklist.reading.ReportSchema;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.service.ServiceDefinition;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Checklists: imported as they are, with the report of how each line was read. */
@Path("/api/v1/checklists")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ChecklistResource {

    /** @param summary of the report; null of one that was stored before there was one */
    public record StoredChecklist(String name, long version, JsonNode report, JsonNode summary) {
        static StoredChecklist of(String name, long version, JsonNode report) {
            return new StoredChecklist(name, version, report, report.get("summary"));
        }
    }

    /** What a text would become; nothing was stored. */
    public record TriedChecklist(
            String name, long version, boolean stored, boolean changed, JsonNode report, JsonNode summary) {}

    /** A document with the JSON of the report that is answered, which is some hundred KiB. */
    private record Imported(ChecklistDocument document, JsonNode report) {}

    private final Checklists checklists;
    private final ServiceDefinitions definitions;
    private final DocumentWorkers reading;
    private final Actor actor;

    ChecklistResource(Checklists checklists, ServiceDefinitions definitions, DocumentWorkers reading, Actor actor) {
        this.checklists = checklists;
        this.definitions = definitions;
        this.reading = reading;
        this.actor = actor;
    }

    /**
     * With {@code ?dry-run} it answers likewise and stores nothing.
     *
     * @param service whose words the report that is answered is read with; null: of none, as it is stored
     */
    @POST
    @RolesAllowed({"operator", "administrator"})
    public Uni<Response> store(
            @QueryParam("name") String name,
            @QueryParam("service") String service,
            @Context UriInfo uri,
            byte[] markdown) {
        String by = actor.subject();
        boolean isTried = DryRunParameter.isWanted(uri.getRequestUri().getRawQuery());
        Rights rights = actor.rights();
        return definition(service)
                .chain(found -> reading.of(by, () -> imported(name, markdown, found)))
                .chain(imported -> isTried ? tried(imported, rights) : stored(imported, rights));
    }

    private Uni<Response> tried(Imported imported, Rights rights) {
        return checklists
                .tried(imported.document(), rights)
                .map(stored -> Response.ok(new TriedChecklist(
                                stored.name(),
                                stored.version(),
                                false,
                                stored.created(),
                                imported.report(),
                                imported.report().get("summary")))
                        .build());
    }

    private Uni<Response> stored(Imported imported, Rights rights) {
        return checklists.store(imported.document(), rights).map(stored -> {
            StoredChecklist answer = StoredChecklist.of(stored.name(), stored.version(), imported.report());
            return stored.created()
                    ? Response.created(URI.create("/api/v1/checklists/" + stored.name()))
                            .entity(answer)
                            .build()
                    : Response.ok(answer).build();
        });
    }

    private Uni<Optional<ServiceDefinition>> definition(String service) {
        if (service == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        actor.requireService(service);
        return definitions
                .newest(service)
                .map(found ->
                        Optional.of(found.orElseThrow(() -> unknown(service)).definition()));
    }

    private static ProblemException unknown(String service) {
        String what = "there is no service " + service + "; PUT its definition to /api/v1/services/" + service
                + ", or leave out ?service=";
        return ProblemException.unprocessable(what, List.of(ProblemException.FieldError.of("service", what)));
    }

    private static Imported imported(String name, byte[] markdown, Optional<ServiceDefinition> definition) {
        ChecklistDocument document = ChecklistDocument.of(Documents.readable(text(markdown)), name, null)
                .fold(ChecklistDocument.Import.Imported::document, refused -> {
                    throw refused.tooLarge()
                            ? ProblemException.tooLarge(refused.reason())
                            : ProblemException.unprocessable(refused.reason(), List.of());
                });
        ReadingReport answered = definition
                .map(known -> report(document.text().getBytes(StandardCharsets.UTF_8), known))
                .orElse(document.report());
        return new Imported(document, ReportJson.tree(answered));
    }

    /** @param service whose words it is read with; null: of none */
    @POST
    @Path("/reading")
    public Uni<JsonNode> read(@QueryParam("service") String service, byte[] markdown) {
        String by = actor.subject();
        return definition(service)
                .chain(found -> reading.of(by, () -> ReportJson.tree(report(markdown, found.orElse(null)))));
    }

    /** The shape of what reading answers with. */
    @GET
    @Path("/reading/schema")
    @Produces("application/schema+json")
    public String schema() {
        return ReportSchema.text();
    }

    @GET
    @Path("/{name}")
    public Uni<StoredChecklist> newest(@PathParam("name") String name) {
        String by = actor.subject();
        return checklists.find(name).chain(found -> {
            ChecklistRow row =
                    found.orElseThrow(() -> ProblemException.notFound("There is no checklist " + name + "."));
            return reading.of(by, () -> StoredChecklist.of(row.name, row.version, tree(row.report)));
        });
    }

    /** @param definition of the service that it is read for; null: of none */
    private static ReadingReport report(byte[] markdown, ServiceDefinition definition) {
        Documents.readable(text(markdown));
        return ServiceReader.of(definition).read(markdown).fold(ChecklistReading.Read::report, refused -> {
            throw ProblemException.tooLarge(refused.reason());
        });
    }

    /** Stored as text: bytes that are no UTF-8 are taken as Windows-1252, as the reader does. */
    private static String text(byte[] markdown) {
        String utf8 = new String(markdown, StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(markdown, Charset.forName("windows-1252"));
    }

    static JsonNode tree(String report) {
        try {
            return EventJson.mapper().readTree(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored report is always read", e);
        }
    }
}
