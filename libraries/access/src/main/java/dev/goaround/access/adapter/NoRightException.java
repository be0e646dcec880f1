package dev.goaround.access.adapter;

import io.quarkus.security.ForbiddenException;

/** Ends a request whose token has no right to it, where the right depends on what the request is about. */
public final class NoRightException extends ForbiddenException {

    private static final long serialVersionUID = 1;

    private final String service;
    private final String objection;

    private NoRightException(String service, String objection) {
        super(objection == null ? "the token is not good for " + service : objection);
        this.service = service;
        this.objection = objection;
    }

    /** @param service that the caller named; a name that the caller need not know is not given away */
    public static NoRightException forService(String service) {
        return new NoRightException("service " + service, null);
    }

    /** @param what belongs to a service that the caller did not name, for example “the service of deployment dep-1” */
    public static NoRightException forServiceOf(String what) {
        return new NoRightException("the service of " + what, null);
    }

    /** @param objection what stands against it, and who could do it */
    public static NoRightException because(String objection) {
        return new NoRightException(null, objection);
    }

    String service() {
        return service;
    }

    String objection() {
        return objection;
    }
}
