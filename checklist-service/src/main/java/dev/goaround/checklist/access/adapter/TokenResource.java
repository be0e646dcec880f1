package dev.goaround.checklist.access.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.goaround.access.ApiTokens;
import dev.goaround.access.NewToken;
import dev.goaround.access.Rights;
import dev.goaround.access.adapter.NoRightException;
import dev.goaround.checklist.access.GrantPolicy;
import dev.goaround.checklist.access.Objection;
import dev.goaround.checklist.access.RevocationPolicy;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.JsonBody;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tokens are handed out once and revoked by id. */
@Path("/api/v1/tokens")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("administrator")
public class TokenResource {

    /** The only answer that holds the secret. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Granted(String id, String token, String subject) {
        @Override
        public String toString() {
            return "Granted[" + id + "]";
        }
    }

    private final TokenAuthority tokens;
    private final Actor actor;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TokenResource(TokenAuthority tokens, Actor actor, Clock clock) {
        this.clock = clock;
        this.tokens = tokens;
        this.actor = actor;
    }

    @POST
    public Uni<Response> grant(byte[] body) {
        JsonBody request = JsonBody.of(body, Set.of("subject", "roles", "services", "expiresAt"));
        String subject = request.required("subject", "who acts with the token, for example ci-shop");
        Set<Role> roles = roles(request.texts("roles"));
        Set<String> services = services(request);
        NewToken token = ApiTokens.mint(random);
        AccessGranted granted = new AccessGranted(
                token.id(), token.sha256(), subject, roles, services, instant(request.text("expiresAt")));
        GrantPolicy.objection(granted, actor.rights(), clock.instant()).ifPresent(TokenResource::refuse);
        return tokens.grant(granted, actor.subject())
                .map(stored -> Response.status(Response.Status.CREATED)
                        .header("Cache-Control", "no-store")
                        .entity(new Granted(token.id(), token.token(), subject))
                        .build());
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> revoke(@PathParam("id") String id) {
        Rights rights = actor.rights();
        return tokens.revoke(id, services -> actor.require(RevocationPolicy.objection(id, services, rights)))
                .map(revoked -> {
                    if (!revoked) {
                        throw ProblemException.notFound("There is no valid token " + id + ".");
                    }
                    return Response.noContent().build();
                });
    }

    /** A list that is there and empty was meant to name some; to guess that it means all would open every door. */
    private static Set<String> services(JsonBody request) {
        List<String> services = request.texts("services");
        if (services.isEmpty() && request.node().hasNonNull("services")) {
            throw wrong("services", "is empty; name services, or leave it out for a token that is good for all");
        }
        return Set.copyOf(services);
    }

    private static void refuse(Objection objection) {
        if (objection.isOfRight()) {
            throw NoRightException.because("a token's rights are at most those of whoever grants it: "
                    + objection.field() + " " + objection.text());
        }
        throw wrong(objection.field(), objection.text());
    }

    private static Set<Role> roles(List<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            roles.add(Arrays.stream(Role.values())
                    .filter(role -> role.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> wrong("roles", "‘" + name + "’ is no role; roles are " + roleNames())));
        }
        if (roles.isEmpty()) {
            throw wrong("roles", "is empty; roles are " + roleNames());
        }
        return roles;
    }

    private static List<String> roleNames() {
        return Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("expiresAt", "‘" + text + "’ is no instant; for example 2027-01-01T00:00:00Z");
        }
    }

    private static ProblemException wrong(String field, String message) {
        return ProblemException.unprocessable(
                field + ": " + message, List.of(ProblemException.FieldError.of(field, message)));
    }
}
