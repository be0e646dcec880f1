package dev.goaround.checklist.definition.adapter;

import dev.goaround.checklist.definition.DefinitionReading;
import dev.goaround.checklist.http.adapter.Actor;
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
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Service definitions, YAML or JSON. */
@Path("/api/v1/services/{service}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ServiceResource {

    public record StoredDefinition(String service, long revision, List<String> warnings) {}

    private final Definitions definitions;
    private final Actor actor;

    ServiceResource(Definitions definitions, Actor actor) {
        this.definitions = definitions;
        this.actor = actor;
    }

    @PUT
    @RolesAllowed({"operator", "administrator"})
    public Uni<StoredDefinition> store(@PathParam("service") String service, byte[] document) {
        actor.requireService(service);
        DefinitionReading reading = definitions.read(new String(document, StandardCharsets.UTF_8));
        if (reading instanceof DefinitionReading.Refused refused) {
            throw ProblemException.unprocessable(
                    "The service definition has " + refused.problems().size() + " error(s); nothing was stored.",
                    refused.problems().stream()
                            .map(problem -> new ProblemException.FieldError(
                                    problem.line(), problem.column(), problem.field(), problem.message()))
                            .toList());
        }
        DefinitionReading.Read read = (DefinitionReading.Read) reading;
        if (!read.definition().service().equals(service)) {
            String what = "the document defines " + read.definition().service() + ", and the URL names " + service;
            throw ProblemException.unprocessable(what, List.of(ProblemException.FieldError.of("service", what)));
        }
        return definitions
                .store(read.definition(), actor.subject())
                .map(defined -> new StoredDefinition(service, defined.revision(), read.warnings()));
    }

    @GET
    public Uni<ServiceDefined> newest(@PathParam("service") String service) {
        return definitions
                .newest(service)
                .map(found ->
                        found.orElseThrow(() -> ProblemException.notFound("There is no service " + service + ".")));
    }
}
