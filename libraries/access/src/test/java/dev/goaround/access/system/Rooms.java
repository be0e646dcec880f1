package dev.goaround.access.system;

import dev.goaround.access.Caller;
import dev.goaround.access.adapter.NoRightException;
import dev.goaround.contracts.access.Role;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A resource with one method of each kind. */
@Path("/rooms")
public class Rooms {

    private final Caller caller;

    Rooms(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Path("/hall")
    @PermitAll
    public String hall() {
        return "subject " + caller.subject();
    }

    @GET
    @Path("/lounge")
    @Authenticated
    public String lounge() {
        return "subject " + caller.subject() + ", operator " + caller.is(Role.OPERATOR);
    }

    @GET
    @Path("/controls")
    @RolesAllowed({"operator", "administrator"})
    public String controls() {
        return "subject " + caller.subject();
    }

    @GET
    @Path("/desks/{service}")
    @RolesAllowed("pipeline")
    public String desk(@PathParam("service") String service) {
        if (!caller.mayActOn(service)) {
            throw NoRightException.forService(service);
        }
        return service;
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "nobody said who may come in";
    }
}
