package dev.goaround.notifier.delivery.adapter;

import dev.goaround.access.Caller;
import dev.goaround.access.adapter.NoRightException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ledger, for whoever asks what became of a message. */
@Path("/api/v1/deliveries")
public class DeliveriesResource {
    private static final int MOST = 200;

    private final DeliveryPages pages;
    private final Caller caller;

    DeliveriesResource(DeliveryPages pages, Caller caller) {
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"viewer", "pipeline", "operator", "approver", "administrator"})
    public Uni<Response> deliveries(
            @QueryParam("deployment") String deployment,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("size") @DefaultValue("50") int size) {
        if (deployment == null || deployment.isBlank()) {
            return Uni.createFrom()
                    .item(bad("the parameter deployment is missing: /api/v1/deliveries?deployment=dep-…"));
        }
        if (page < 0 || size < 1 || size > MOST) {
            return Uni.createFrom().item(bad("page counts from 0, and size is 1 to " + MOST));
        }
        if ((long) page * size > Integer.MAX_VALUE) {
            return Uni.createFrom()
                    .item(bad("page=" + page + " with size=" + size
                            + " begins behind the last line that a list can have (" + Integer.MAX_VALUE
                            + "); page counts from 0"));
        }
        return pages.of(deployment, page, size).map(found -> {
            if (found.total() > 0 && !caller.mayActOn(found.service())) {
                throw NoRightException.forServiceOf("deployment " + deployment);
            }
            return Response.ok(found.asJson(page, size)).build();
        });
    }

    private static Response bad(String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", "Bad Request");
        problem.put("status", 400);
        problem.put("detail", detail);
        return Response.status(400)
                .type("application/problem+json")
                .entity(problem)
                .build();
    }
}
