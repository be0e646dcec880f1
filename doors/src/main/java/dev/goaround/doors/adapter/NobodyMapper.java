package dev.goaround.doors.adapter;

import dev.goaround.doors.RefusalReason;
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

    private final Refusals refusals;

    @Context
    HttpServerRequest request;

    NobodyMapper(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(UnauthorizedException exception) {
        refusals.refused(RefusalReason.NO_TOKEN, request.method().name(), request.path(), "nobody");
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, Problems.CHALLENGE)
                .type(Problems.MEDIA_TYPE)
                .entity(Problems.UNAUTHORIZED)
                .build();
    }
}
