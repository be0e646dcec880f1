package dev.goaround.probe.probers;

import dev.goaround.egress.Secrets;
import io.smallrye.mutiny.Uni;

/** Looks a secret up where its folder may be slow. */
@FunctionalInterface
public interface SecretReading {

    Uni<Secrets.Lookup> find(String service, String reference);
}
