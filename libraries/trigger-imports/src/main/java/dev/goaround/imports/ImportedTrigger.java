package dev.goaround.imports;

import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.TriggerMode;
import java.util.ArrayList;
import java.util.List;

/**
 * @param source what it was in the file, such as “alert HighLatency, line 12”
 * @param when in the grammar of triggers
 * @param gap null: the usual one
 * @param floor fewest samples; null: the environment's
 * @param probes that give its signals
 * @param annotation the same for a line of a checklist, of the service's own counters, with its mode; or null
 * @param notes what differs, and what a person has to see to
 */
public record ImportedTrigger(
        SourcePlace at,
        String source,
        String id,
        String when,
        TriggerMode mode,
        GapPolicy gap,
        Integer floor,
        List<ImportedProbe> probes,
        String annotation,
        List<String> notes) {

    public ImportedTrigger {
        probes = List.copyOf(probes);
        notes = List.copyOf(notes);
    }

    /** The same with one more thing that a person has to see to. */
    ImportedTrigger noting(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new ImportedTrigger(at, source, id, when, mode, gap, floor, probes, annotation, all);
    }
}
