package dev.goaround.checklist.start;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a checklist's preparation stays in an emergency: the lines that the checklist marks for it. Where it marks none, what
 * nobody goes without: a way back, the data safe, the service well before the change, eyes on it after, and what somebody approves.
 * The emergency's own approval is on every list.
 */
final class AbbreviatedList {

    private static final List<Pattern> NEEDED = List.of(
            words("back-?ups?|backed[- ]up|snapshots?|restore points?"),
            words("roll(?:ed|ing)?[- ]?backs?|revert(?:s|ed|ing)?|back-?out"),
            words("health|healthy|health-?checks?"),
            words("monitor(?:s|ed|ing)?|dashboards?|alert(?:s|ing)?|alarms?|metrics|on-?call|observability|probes?"),
            words("approv(?:als?|ed|es?|ers?)|sign(?:ed|s)?[- ]?offs?|authori[sz](?:ed|es?|ation)"));

    private AbbreviatedList() {}

    /**
     * Ids of the prepare items that are not on the list, in the order of the walk.
     *
     * @param approval whether an item is the approval that the emergency path stands on
     */
    static List<String> passedOver(List<Phase> phases, Predicate<Item> approval) {
        List<Item> prepare = phases.stream()
                .filter(phase -> phase.stage() == Stage.PREPARE)
                .flatMap(phase -> phase.items().stream())
                .toList();
        boolean marked = phases.stream()
                .flatMap(phase -> phase.items().stream())
                .anyMatch(item -> item.lore().essential());
        Set<String> kept = prepare.stream()
                .filter(item -> approval.test(item) || (marked ? item.lore().essential() : isNeeded(item)))
                .map(Item::id)
                .collect(Collectors.toCollection(HashSet::new));
        // What is nested in a line of the list says how it is done; the document has the parent first.
        prepare.stream()
                .filter(item -> kept.contains(item.lore().parent()))
                .map(Item::id)
                .forEach(kept::add);
        return prepare.stream().map(Item::id).filter(id -> !kept.contains(id)).toList();
    }

    static boolean isNeeded(Item item) {
        String text = item.text().toLowerCase(Locale.ROOT);
        return item.kind() == ItemKind.SIGN_OFF
                || NEEDED.stream().anyMatch(words -> words.matcher(text).find());
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?<![\\w-])(?:" + alternatives + ")(?![\\w-])");
    }
}
