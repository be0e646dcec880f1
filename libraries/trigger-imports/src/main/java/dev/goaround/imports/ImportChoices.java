package dev.goaround.imports;

import dev.goaround.contracts.watch.TriggerMode;

/**
 * What the person who imports has chosen.
 *
 * @param mode of all that is imported
 * @param metrics the target whose URL is the metrics system's
 * @param service the target whose own metrics page has the counters
 * @param anySeries whether several series are taken as one, so that any of them can fire
 */
public record ImportChoices(TriggerMode mode, String metrics, String service, boolean anySeries) {

    public static final ImportChoices USUAL = new ImportChoices(TriggerMode.SHADOW, "prometheus", "web", false);

    /** The same server once more, for what is asked of the stable version: the role is the target's. */
    public String baseline() {
        return metrics + "-baseline";
    }
}
