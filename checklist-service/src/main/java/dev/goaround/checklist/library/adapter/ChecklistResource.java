package dev.goaround.checklist.library.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.DocumentReading;
import dev.goaround.checklist.http.adapter.DryRun;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.library.ChecklistDocument;
import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.Reading;
import dev.goaround.checklist.reading.ReadingBudget;
import dev.goaround.checklist.reading.Report;
import dev.goaround.checklist.reading.ReportJson;
import dev.goaround.checklist.reading.ReportSchema;
import dev.goaround.contracts.EventJson;
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

    /** A document with the JSON of its report, which is some hundred KiB. */
    private record Imported(ChecklistDocument document, JsonNode report) {}

    private static final ChecklistReader READER = new ChecklistReader(ReadingBudget.OF_A_DEPLOYMENT);

    private final Checklists checklists;
    private final DocumentReading reading;
    private final Actor actor;

    ChecklistResource(Checklists checklists, DocumentReading reading, Actor actor) {
        this.checklists = checklists;
        this.reading = reading;
        this.actor = actor;
    }

    /** With {@code ?dry-run} it answers likewise and stores nothing. */
    @POST
    @RolesAllowed({"operator", "administrator"})
    public Uni<Response> store(@QueryParam("name") String name, @Context UriInfo uri, byte[] markdown) {
        String by = actor.subject();
        boolean isTried = DryRun.isWanted(uri.getRequestUri().getRawQuery());
        return reading.of(by, () -> imported(name, markdown))
                .chain(imported -> isTried ? tried(imported) : stored(imported, by));
    }

    private Uni<Response> tried(Imported imported) {
        return checklists
                .tried(imported.document())
                .map(stored -> Response.ok(new TriedChecklist(
                                stored.name(),
                                stored.version(),
                                false,
                                stored.created(),
                                imported.report(),
                                imported.report().get("summary")))
                        .build());
    }

    private Uni<Response> stored(Imported imported, String by) {
        return checklists.store(imported.document(), by).map(stored -> {
            StoredChecklist answer = StoredChecklist.of(stored.name(), stored.version(), imported.report());
            return stored.created()
                    ? Response.created(URI.create("/api/v1/checklists/" + stored.name()))
                            .entity(answer)
                            .build()
                    : Response.ok(answer).build();
        });
    }

    private static Imported imported(String name, byte[] markdown) {
        ChecklistDocument.Import read = ChecklistDocument.of(text(markdown), name, null);
        if (read instanceof ChecklistDocument.Import.Refused refused) {
            throw refused.tooLarge()
                    ? ProblemException.tooLarge(refused.reason())
                    : ProblemException.unprocessable(refused.reason(), List.of());
        }
        ChecklistDocument document = ((ChecklistDocument.Import.Imported) read).document();
        return new Imported(document, ReportJson.tree(document.report()));
    }

    @POST
    @Path("/reading")
    public Uni<JsonNode> read(byte[] markdown) {
        return reading.of(actor.subject(), () -> ReportJson.tree(report(markdown)));
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

    private static Report report(byte[] markdown) {
        Reading understood = READER.read(markdown);
        if (understood instanceof Reading.Read read) {
            return read.report();
        }
        throw ProblemException.tooLarge(((Reading.Refused) understood).reason());
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
