package dev.goaround.checklist.reading;

/**
 * What the document says about deployments that may not wait for the whole list.
 *
 * @param approval role whose approval it asks for, as written, or null
 * @param review true if what was skipped has to be looked at afterwards
 */
public record PathReading(int line, Kind kind, String text, String approval, boolean review) {

    /** Which deployments may go it. */
    public enum Kind {
        EMERGENCY,
        HOTFIX
    }
}
