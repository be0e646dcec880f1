package dev.goaround.checklist.http.adapter;

import dev.goaround.contracts.access.Role;
import dev.goaround.doors.Caller;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.RequestScoped;

/** The caller of the current request, and the check that the service is one that the token is good for. */
@RequestScoped
public class Actor {

    private final Caller caller;

    Actor(Caller caller) {
        this.caller = caller;
    }

    public String subject() {
        return caller.subject();
    }

    /** A pipeline, and no person with more rights. */
    public boolean isPipeline() {
        return caller.is(Role.PIPELINE) && !caller.is(Role.OPERATOR) && !caller.is(Role.ADMINISTRATOR);
    }

    public void requireService(String service) {
        if (!caller.mayActOn(service)) {
            throw new ForbiddenException("the token of " + caller.subject() + " is not good for service " + service);
        }
    }
}
