package dev.goaround.contracts.watch;

/**
 * A condition that opens a rollback decision: either {@code condition} is breached, or {@code finding} is raised.
 *
 * @param id stable, from the checklist
 * @param text the checklist's own words
 * @param condition the bad state, or null for a finding
 * @param finding the finding's name ({@code data-corruption}), or null for a condition
 * @param silence in ask mode, what happens when nobody answers; null: the question stands
 */
public record Trigger(
        String id,
        String text,
        Condition condition,
        String finding,
        TriggerMode mode,
        GapPolicy gap,
        Floor floor,
        Silence silence) {

    public Trigger {
        mode = mode == null ? TriggerMode.AUTOMATIC : mode;
        gap = gap == null ? GapPolicy.HOLD : gap;
        floor = floor == null ? new Floor(1, 0) : floor;
        if ((condition == null) == (finding == null)) {
            throw new IllegalArgumentException("trigger " + id + " has either a condition or a finding");
        }
    }

    public Trigger(
            String id, String text, Condition condition, String finding, TriggerMode mode, GapPolicy gap, Floor floor) {
        this(id, text, condition, finding, mode, gap, floor, null);
    }
}
