package dev.goaround.verdicts.reference;

import java.time.Instant;

/** Turns the log of one deployment into verdicts, record by record. The log begins with a plan. */
interface Evaluator {

    Outcome take(LogRecord record);

    /** Whether a tick of time at that instant would change a verdict. Changes nothing itself. */
    boolean isMovedByTime(Instant at);
}
