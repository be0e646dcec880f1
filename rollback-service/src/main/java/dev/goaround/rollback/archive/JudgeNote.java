package dev.goaround.rollback.archive;

import java.util.List;

/**
 * What the judge notes of a record it took, in the order in which it took them. Most samples have no note of their own: they
 * lie between two notes in the order of their offsets.
 *
 * @param begins whether nothing was known of the deployment before
 * @param offset of the record in its topic; of none, -1
 * @param after offset of the last sample of this deployment that came before; null where the judge has taken none since it
 *     was started, and then the next note of a sample tells
 * @param unhandled whether the record had no effect, because of a defect that is on the dead-letter topic
 * @param record the record itself, unless it is a sample or the end
 * @param gaveUp ids of held records whose plan did not come in time
 * @param said what followed
 * @param parked whether the deployment was parked before or by this record, so that its samples are judged no more until its
 *     next plan; null in notes of releases that did not park
 */
public record JudgeNote(
        Kind kind,
        boolean begins,
        String topic,
        long offset,
        Long after,
        boolean unhandled,
        LoggedRecord record,
        List<String> gaveUp,
        List<Conclusion> said,
        Boolean parked) {

    /** What was taken. */
    public enum Kind {
        SAMPLE,
        /** A plan or a request. */
        EVENT,
        /** The watch's tombstone. */
        END,
        /** Nothing: the judge stopped waiting for a plan. */
        GAVE_UP
    }

    public JudgeNote {
        gaveUp = gaveUp == null ? List.of() : List.copyOf(gaveUp);
        said = said == null ? List.of() : List.copyOf(said);
    }
}
