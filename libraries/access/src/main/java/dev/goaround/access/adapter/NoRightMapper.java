package dev.goaround.access.adapter;

import dev.goaround.access.NoRight;
import dev.goaround.access.RefusalReason;
import dev.goaround.access.Rights;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A valid token without the role, or for another service: told which role is needed, and for what. */
@Provider
public class NoRightMapper implements ExceptionMapper<ForbiddenException> {

    private final AccessRefusals accessRefusals;
    private final SecurityIdentity identity;

    @Context
    HttpServerRequest request;

    @Context
    ResourceInfo resource;

    NoRightMapper(AccessRefusals accessRefusals, SecurityIdentity identity) {
        this.accessRefusals = accessRefusals;
        this.identity = identity;
    }

    @Override
    public Response toResponse(ForbiddenException exception) {
        Rights rights = identity.getAttribute(BearerTokens.RIGHTS);
        accessRefusals.refused(
                RefusalReason.NO_RIGHT,
                request.method().name(),
                request.path(),
                rights == null ? "nobody" : rights.grant().subject());
        return Response.status(Response.Status.FORBIDDEN)
                .type(AccessProblems.MEDIA_TYPE)
                .entity(rights == null ? AccessProblems.FORBIDDEN : AccessProblems.forbidden(words(exception, rights)))
                .build();
    }

    private String words(ForbiddenException exception, Rights rights) {
        NoRightException noRight = exception instanceof NoRightException ours ? ours : null;
        if (noRight != null && noRight.objection() != null) {
            return noRight.objection();
        }
        if (noRight != null) {
            // Of a filter that answers later the method is not known any more, and it had let the role in.
            return NoRight.words(needed().orElse(List.of()), noRight.service(), rights);
        }
        return needed().map(roles -> NoRight.words(roles, null, rights)).orElse(AccessProblems.CLOSED);
    }

    /** The roles that the method or else its class asks for; empty if nobody said who may call it. */
    private Optional<List<String>> needed() {
        return Stream.of(resource.getResourceMethod(), resource.getResourceClass())
                .flatMap(element -> roles(element).stream())
                .findFirst();
    }

    private static Optional<List<String>> roles(AnnotatedElement element) {
        RolesAllowed allowed = element == null ? null : element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return Optional.of(List.of(allowed.value()));
        }
        return element != null && element.isAnnotationPresent(Authenticated.class)
                ? Optional.of(List.of())
                : Optional.empty();
    }
}
