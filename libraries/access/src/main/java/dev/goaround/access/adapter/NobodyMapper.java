package dev.goaround.access.adapter;

import dev.goaround.access.RefusalReason;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A request without a token where one is asked for. */
@Provider
public class NobodyMapper implements ExceptionMapper<UnauthorizedException> {

    private final AccessRefusals accessRefusals;

    @Context
    HttpServerRequest request;

    NobodyMapper(AccessRefusals accessRefusals) {
        this.accessRefusals = accessRefusals;
    }

    @Override
    public Response toResponse(UnauthorizedException exception) {
        accessRefusals.refused(RefusalReason.NO_TOKEN, request.method().name(), request.path(), "nobody");
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, AccessProblems.CHALLENGE)
                .type(AccessProblems.MEDIA_TYPE)
                .entity(AccessProblems.UNAUTHORIZED)
                .build();
    }
}
