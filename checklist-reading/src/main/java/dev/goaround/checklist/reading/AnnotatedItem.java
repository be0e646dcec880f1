package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.annotation.Clause;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an annotation makes of an item: it replaces what it states, and leaves what it does not. */
final class AnnotatedItem {

    private AnnotatedItem() {}

    /** Whether a clause says something of a box, rather than of a line. */
    static boolean isMeant(Clause clause) {
        return clause.keyword().isEmpty() || kind(clause) != null;
    }

    static ItemReading of(ItemReading item, Clause clause) {
        ItemKind kind = kind(clause);
        ItemReading its = kind == null || says(item, kind, clause) ? item : item.of(kind, check(clause));
        List<String> limitsOf = clause.option("limit-of")
                .map(signals -> List.of(signals.split(",", -1)))
                .orElse(its.limitsOf());
        ItemReading decided = its.deciding(choice(its.choice(), clause));
        return decided.with(
                clause.has("always") ? null : clause.option("if").orElse(its.condition()),
                clause.option("environment").orElse(its.environment()),
                limitsOf,
                clause.span("within").orElse(its.within()),
                clause.span("planned").orElse(its.planned()),
                !clause.has("not-essential") && (clause.has("essential") || its.essential()));
    }

    private static Choice choice(Choice before, Clause clause) {
        if (clause.has("no-choice")) {
            return null;
        }
        String group = clause.option("choice").orElse(before == null ? null : before.group());
        Choice.Outcome outcome = clause.option("outcome")
                .map(said -> Choice.Outcome.valueOf(said.toUpperCase(Locale.ROOT)))
                .orElse(clause.has("choice") || before == null ? null : before.outcome());
        return group == null ? null : new Choice(group, outcome);
    }

    /** An item that is measured by the definition's limit has no check, and is a person's until a definition has one. */
    private static ItemKind kind(Clause clause) {
        if (clause.is("finding")) {
            return ItemKind.TRIGGER;
        }
        if (clause.is("measured") && clause.limit() == null) {
            return ItemKind.MANUAL;
        }
        return Arrays.stream(ItemKind.values())
                .filter(kind -> clause.is(kind.word()))
                .findFirst()
                .orElse(null);
    }

    /** Whether the item is so already: then its words stay as they are, with what they imply. */
    private static boolean says(ItemReading item, ItemKind kind, Clause clause) {
        Check check = check(clause);
        boolean sameCheck = check == null ? item.check() == null : check.equals(item.check());
        return item.kind() == kind
                && sameCheck
                && clause.has("limit-of") != item.limitsOf().isEmpty();
    }

    private static Check check(Clause clause) {
        if (clause.time() != null) {
            return new Check.Soak(clause.time());
        }
        if (!clause.shares().isEmpty()) {
            return new Check.Traffic(clause.shares().get(clause.shares().size() - 1), clause.shares());
        }
        return clause.limit() == null || clause.is("trigger") ? null : new Check.Measured(clause.limit());
    }
}
