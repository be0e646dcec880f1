package dev.goaround.probe.probers;

import io.smallrye.mutiny.Uni;

/** A probe, ready to be asked again and again; one that compares with the answer before remembers that. */
@FunctionalInterface
public interface Prober {

    /**
     * Asks once. Everything that may go wrong is a reply.
     *
     * @param service whose secrets are used
     */
    Uni<ProbeResult> ask(ProbeClient client, String service);

    /** One that the plan gets wrong. Its ticks say so, because a silent source looks like a broken prober. */
    static Prober unaskable(String why) {
        return (client, service) -> Uni.createFrom().item(ProbeResult.unknown(ProbeError.PLAN, why));
    }

    /** One that we failed to make. */
    static Prober defective(Throwable defect) {
        return (client, service) ->
                Uni.createFrom().item(ProbeResult.unknown(ProbeError.DEFECT, String.valueOf(defect)));
    }
}
