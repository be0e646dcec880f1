package dev.goaround.checklist.deployment.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.goaround.checklist.deployment.Choice;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.filling.PlaceholderFilling;
import dev.goaround.checklist.reading.words.FactWords;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An item as the HTTP interface shows it.
 *
 * @param commands to be copied by people, with the deployment's values filled in; Goaround runs none
 * @param unfilled placeholders of the commands that nobody could fill in, as written
 * @param condition the words that say when it applies at all, or null: always
 * @param choice of which decision it is an outcome, or null
 * @param facts names of the facts of a start event that decide the condition; empty: a person does, or it has none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ItemView(
        String id,
        String text,
        String kind,
        String section,
        String state,
        String by,
        Instant at,
        String reason,
        Evidence evidence,
        String note,
        RequirementView asks,
        Verdict verdict,
        Instant due,
        List<String> commands,
        List<String> unfilled,
        String condition,
        List<String> facts,
        Choice choice) {

    public static ItemView of(Item item, PlaceholderFilling filling) {
        String by = null;
        Instant at = null;
        String reason = null;
        Evidence evidence = null;
        if (item.state() instanceof ItemState.Done done) {
            by = done.by();
            at = done.at();
            evidence = done.evidence();
        } else if (item.state() instanceof ItemState.Failed failed) {
            at = failed.at();
            reason = failed.reason();
            evidence = failed.evidence();
        } else if (item.state() instanceof ItemState.Stopped stopped) {
            by = stopped.by();
            at = stopped.at();
            evidence = stopped.evidence();
        } else if (item.state() instanceof ItemState.Waived waived) {
            by = waived.by();
            at = waived.at();
            reason = waived.reason();
        } else if (item.state() instanceof ItemState.NotApplicable not) {
            by = not.by();
            at = not.at();
            reason = not.reason();
        }
        PlaceholderFilling.Commands commands = filling.commands(item.lore().commands());
        return new ItemView(
                item.id(),
                item.text(),
                item.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                item.section(),
                item.state().label(),
                by,
                at,
                reason,
                evidence,
                item.note(),
                RequirementView.of(item.asks()),
                item.verdict(),
                item.due(),
                commands.lines(),
                commands.unfilled(),
                item.lore().condition(),
                item.lore().condition() == null
                        ? List.of()
                        : FactWords.of(item.lore().condition()),
                item.lore().choice());
    }
}
