package dev.goaround.rollback.adapter;

import dev.goaround.contracts.verdict.VerdictChanged;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps what verdicts say, in the transaction in which this service's one consumer of verdicts and ends takes them in. It is
 * no business of that consumer what is kept.
 */
public interface VerdictFollower {

    /** Whether it keeps that verdict. */
    boolean concerns(VerdictChanged said);

    Uni<Void> keep(Mutiny.Session session, VerdictChanged said);

    /** The deployment's watch has ended: nothing more is kept of it. */
    Uni<Void> ended(Mutiny.Session session, String deployment);
}
