package dev.goaround.checklist.http.adapter;

import dev.goaround.access.Caller;
import dev.goaround.access.Rights;
import dev.goaround.access.adapter.NoRightException;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.contracts.access.Role;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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
            throw NoRightException.forService(service);
        }
    }

    /** Before anything of a deployment is shown or changed. The answer does not say whose it is. */
    public void requireServiceOf(Deployment deployment) {
        if (!caller.mayActOn(deployment.ref().service())) {
            throw NoRightException.forServiceOf("deployment " + deployment.id());
        }
    }

    /** @throws NoRightException if there is an objection */
    public void require(Optional<String> objection) {
        objection.ifPresent(text -> {
            throw NoRightException.because(text);
        });
    }

    public Rights rights() {
        return caller.rights().orElseThrow(UnauthorizedException::new);
    }

    /** Whether the token is still as it was; see {@link Caller#standing}. */
    public BooleanSupplier standing() {
        return caller.standing();
    }
}
