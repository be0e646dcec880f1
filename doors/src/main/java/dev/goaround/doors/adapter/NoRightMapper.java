package dev.goaround.doors.adapter;

import dev.goaround.doors.RefusalReason;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A valid token without the role, or for another service. */
@Provider
public class NoRightMapper implements ExceptionMapper<ForbiddenException> {

    private final Refusals refusals;
    private final SecurityIdentity identity;

    @Context
    HttpServerRequest request;

    NoRightMapper(Refusals refusals, SecurityIdentity identity) {
        this.refusals = refusals;
        this.identity = identity;
    }

    @Override
    public Response toResponse(ForbiddenException exception) {
        refusals.refused(
                RefusalReason.NO_RIGHT,
                request.method().name(),
                request.path(),
                identity.isAnonymous() ? "nobody" : identity.getPrincipal().getName());
        return Response.status(Response.Status.FORBIDDEN)
                .type(Problems.MEDIA_TYPE)
                .entity(Problems.FORBIDDEN)
                .build();
    }
}
