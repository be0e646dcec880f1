package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.words.SignalLimit;

/**
 * A condition that opens a rollback decision: either a limit on a signal, or a finding that a person or a scanner
 * raises by its name.
 *
 * @param id stable under re-formatting, unique among the triggers of a report; that of the item where a box states it
 * @param limit what must not happen, or null
 * @param finding the name to raise it under, such as {@code data-corruption}, or null
 * @param handling what an annotation says beside
 */
public record TriggerReading(
        String id, int line, String text, SignalLimit limit, String finding, TriggerHandling handling) {

    public TriggerReading {
        if ((limit == null) == (finding == null)) {
            throw new IllegalArgumentException("a trigger has either a limit or a finding");
        }
    }

    public TriggerReading(String id, int line, String text, SignalLimit limit, String finding) {
        this(id, line, text, limit, finding, TriggerHandling.USUAL);
    }

    TriggerReading handled(TriggerHandling how) {
        return new TriggerReading(id, line, text, limit, finding, how);
    }

    /** The same with another limit. */
    public TriggerReading with(SignalLimit other) {
        return new TriggerReading(id, line, text, other, finding, handling);
    }
}
