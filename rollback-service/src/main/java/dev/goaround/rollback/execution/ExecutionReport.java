package dev.goaround.rollback.execution;

import dev.goaround.contracts.rollback.RollbackOrdered;

/** What the executor tells meters and logs. */
public interface ExecutionReport {

    /**
     * A move was stored.
     *
     * @param order null while only the fence was seen
     */
    void moved(RollbackOrdered order, Transition transition);

    /** The outcome of a call came after someone else had taken the step up. */
    void tooLate(String order, RollbackState asked);

    void away(Throwable failure);
}
