package dev.goaround.probe.asking;

import io.smallrye.mutiny.Uni;

/** A probe, ready to be asked again and again; one that compares with the answer before remembers that. */
@FunctionalInterface
public interface Question {

    /**
     * Asks once. Everything that may go wrong is a reply.
     *
     * @param service whose secrets are used
     */
    Uni<Reply> ask(Asker asker, String service);

    /** One that the plan gets wrong. Its ticks say so, because a silent source looks like a broken prober. */
    static Question unaskable(String why) {
        return (asker, service) -> Uni.createFrom().item(Reply.unknown(Trouble.PLAN, why));
    }

    /** One that we failed to make. */
    static Question defective(Throwable defect) {
        return (asker, service) -> Uni.createFrom().item(Reply.unknown(Trouble.DEFECT, String.valueOf(defect)));
    }
}
