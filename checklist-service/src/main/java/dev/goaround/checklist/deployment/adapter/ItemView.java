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

    /** Who brought the item into its state, when, why and by what evidence; each null where the state does not say. */
    private record Account(String by, Instant at, String reason, Evidence evidence) {}

    private static final ItemState.Cases<Account> ACCOUNT = new ItemState.Cases<>() {
        @Override
        public Account open(ItemState.Open state) {
            return new Account(null, null, null, null);
        }

        @Override
        public Account failed(ItemState.Failed state) {
            return new Account(null, state.at(), state.reason(), state.evidence());
        }

        @Override
        public Account done(ItemState.Done state) {
            return new Account(state.by(), state.at(), null, state.evidence());
        }

        @Override
        public Account waived(ItemState.Waived state) {
            return new Account(state.by(), state.at(), state.reason(), null);
        }

        @Override
        public Account notApplicable(ItemState.NotApplicable state) {
            return new Account(state.by(), state.at(), state.reason(), null);
        }

        @Override
        public Account stopped(ItemState.Stopped state) {
            return new Account(state.by(), state.at(), null, state.evidence());
        }
    };

    public static ItemView of(Item item, PlaceholderFilling filling) {
        Account account = item.state().fold(ACCOUNT);
        PlaceholderFilling.Commands commands = filling.commands(item.lore().commands());
        return new ItemView(
                item.id(),
                item.text(),
                item.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                item.section(),
                item.state().label(),
                account.by(),
                account.at(),
                account.reason(),
                account.evidence(),
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
