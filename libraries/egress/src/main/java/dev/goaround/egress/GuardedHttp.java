package dev.goaround.egress;

import io.smallrye.mutiny.Uni;

/**
 * The one way out: every probe, actuator and notification channel calls through it, and {@link AddressGuard} sees every
 * call. Redirects are not followed, connections are not reused, proxies set in the environment are ignored.
 */
@FunctionalInterface
public interface GuardedHttp {

    /** Makes the call when subscribed to, once. Refusals and failures of the network are answers, not failures of the Uni. */
    Uni<HttpAnswer> send(Call call);
}
