package dev.goaround.checklist.definition.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.goaround.checklist.definition.DefinitionReading;
import dev.goaround.checklist.definition.DefinitionWarning;
import dev.goaround.checklist.definition.Problem;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import dev.goaround.checklist.http.adapter.Documents;
import dev.goaround.checklist.http.adapter.DryRunParameter;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.contracts.service.ServiceDefined;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Service definitions, YAML or JSON. */
@Path("/api/v1/services/{service}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ServiceResource {

    /**
     * What became of a document.
     *
     * @param revision that holds it; null where it was only tried
     * @param stored false where it was only tried ({@code ?dry-run})
     * @param warnings what it says and probably does not mean
     * @param notes what could not be looked at
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record StoredDefinition(
            String service,
            Long revision,
            boolean stored,
            List<DefinitionWarning> warnings,
            List<DefinitionWarning> notes) {}

    private final Definitions definitions;
    private final DefinitionReview review;
    private final DocumentWorkers reading;
    private final Actor actor;

    ServiceResource(Definitions definitions, DefinitionReview review, DocumentWorkers reading, Actor actor) {
        this.definitions = definitions;
        this.review = review;
        this.reading = reading;
        this.actor = actor;
    }

    /** With {@code ?dry-run} it answers likewise and stores nothing. */
    @PUT
    @RolesAllowed({"operator", "administrator"})
    public Uni<StoredDefinition> store(@PathParam("service") String service, @Context UriInfo uri, byte[] document) {
        actor.requireService(service);
        String by = actor.subject();
        boolean isTried = DryRunParameter.isWanted(uri.getRequestUri().getRawQuery());
        return reading.of(by, () -> read(service, document))
                .chain(read -> review.whole(read, by)
                        .chain(reviewed -> isTried
                                ? Uni.createFrom().item(answer(service, null, reviewed))
                                : definitions
                                        .store(read.definition(), reviewed.warnings(), by)
                                        .map(defined -> answer(service, defined.revision(), reviewed))));
    }

    private static StoredDefinition answer(String service, Long revision, DefinitionReview.Reviewed reviewed) {
        return new StoredDefinition(service, revision, revision != null, reviewed.all(), reviewed.notes());
    }

    private static ProblemException unprocessable(List<Problem> problems) {
        return ProblemException.unprocessable(
                "The service definition has " + problems.size() + " error(s); nothing was stored.",
                problems.stream()
                        .map(problem -> new ProblemException.FieldError(
                                problem.line(), problem.column(), problem.field(), problem.message()))
                        .toList());
    }

    private DefinitionReading.Read read(String service, byte[] document) {
        DefinitionReading.Read read = definitions
                .read(Documents.readable(new String(document, StandardCharsets.UTF_8)))
                .fold(understood -> understood, refused -> {
                    throw unprocessable(refused.problems());
                });
        if (!read.definition().service().equals(service)) {
            String what = "the document defines " + read.definition().service() + ", and the URL names " + service;
            throw ProblemException.unprocessable(what, List.of(ProblemException.FieldError.of("service", what)));
        }
        return read;
    }

    @GET
    public Uni<ServiceDefined> newest(@PathParam("service") String service) {
        actor.requireService(service);
        return definitions
                .newest(service)
                .map(found ->
                        found.orElseThrow(() -> ProblemException.notFound("There is no service " + service + ".")));
    }
}
