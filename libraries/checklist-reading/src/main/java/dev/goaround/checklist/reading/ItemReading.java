package dev.goaround.checklist.reading;

import java.time.Duration;
import java.util.List;

/**
 * One check box.
 *
 * @param id stable under re-formatting, unique among the items of a report
 * @param text without marker and box, as plain text; code keeps its backticks
 * @param ticked as the document has it
 * @param phase title of its phase
 * @param section the heading nearest above it within the phase, or null where that is the phase's own
 * @param parent line of the nearest box that it is nested in, or null
 * @param check what it is held against, or null. A manual item may have one: an alert's limit that it says is set
 * @param condition the words that say when it applies at all ("if customer-facing changes"), or null
 * @param commands code blocks that belong to it, each as one text; shown to people, never run
 * @param environment that its own words name ("staging smoke tests"), or null: its phase's
 * @param limitsOf signals that it wants good without saying a number, to be held against the service definition's limits;
 *     where the definition has none for one of them, a person ticks it
 * @param within how old its evidence may be, or null
 * @param planned how long it is planned to take, or null
 * @param essential true if it stays on the abbreviated list of an emergency
 * @param ends line of the box whose temporary state it ends (read-only mode off again), or null
 * @param choice the decision that it is one outcome of, or null: then it is settled on its own
 */
public record ItemReading(
        String id,
        int line,
        String text,
        boolean ticked,
        BoxKind kind,
        String phase,
        String section,
        Integer parent,
        ItemCheck check,
        String condition,
        List<String> commands,
        String environment,
        List<String> limitsOf,
        Duration within,
        Duration planned,
        boolean essential,
        Integer ends,
        DecisionBox choice) {

    public ItemReading {
        commands = List.copyOf(commands);
        limitsOf = List.copyOf(limitsOf);
    }

    /** The same item, known to end the temporary state that the box on another line sets. */
    ItemReading ending(Integer begun) {
        return new ItemReading(
                id,
                line,
                text,
                ticked,
                kind,
                phase,
                section,
                parent,
                check,
                condition,
                commands,
                environment,
                limitsOf,
                within,
                planned,
                essential,
                begun,
                choice);
    }

    /** The same item of another kind, with that kind's check. */
    ItemReading of(BoxKind otherKind, ItemCheck itsCheck) {
        return new ItemReading(
                id,
                line,
                text,
                ticked,
                otherKind,
                phase,
                section,
                parent,
                itsCheck,
                condition,
                commands,
                environment,
                List.of(),
                within,
                planned,
                essential,
                ends,
                otherKind == BoxKind.MANUAL ? choice : null);
    }

    /** The same item as one outcome of a decision, or for null of none. */
    ItemReading deciding(DecisionBox its) {
        return new ItemReading(
                id,
                line,
                text,
                ticked,
                kind,
                phase,
                section,
                parent,
                check,
                condition,
                commands,
                environment,
                limitsOf,
                within,
                planned,
                essential,
                ends,
                its);
    }

    /** The same item with other circumstances. */
    ItemReading with(
            String itsCondition,
            String itsEnvironment,
            List<String> itsLimitsOf,
            Duration itsWithin,
            Duration itsPlanned,
            boolean isEssential) {
        return new ItemReading(
                id,
                line,
                text,
                ticked,
                kind,
                phase,
                section,
                parent,
                check,
                itsCondition,
                commands,
                itsEnvironment,
                itsLimitsOf,
                itsWithin,
                itsPlanned,
                isEssential,
                ends,
                choice);
    }
}
