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
        BoxKind kind = kind(clause);
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

    private static DecisionBox choice(DecisionBox before, Clause clause) {
        if (clause.has("no-choice")) {
            return null;
        }
        String group = clause.option("choice").orElse(before == null ? null : before.group());
        DecisionBox.Outcome outcome = clause.option("outcome")
                .map(said -> DecisionBox.Outcome.valueOf(said.toUpperCase(Locale.ROOT)))
                .orElse(clause.has("choice") || before == null ? null : before.outcome());
        return group == null ? null : new DecisionBox(group, outcome);
    }

    /** An item that is measured by the definition's limit has no check, and is a person's until a definition has one. */
    private static BoxKind kind(Clause clause) {
        if (clause.is("finding")) {
            return BoxKind.TRIGGER;
        }
        if (clause.is("measured") && clause.limit() == null) {
            return BoxKind.MANUAL;
        }
        return Arrays.stream(BoxKind.values())
                .filter(kind -> clause.is(kind.word()))
                .findFirst()
                .orElse(null);
    }

    /** Whether the item is so already: then its words stay as they are, with what they imply. */
    private static boolean says(ItemReading item, BoxKind kind, Clause clause) {
        ItemCheck check = check(clause);
        boolean sameCheck = check == null ? item.check() == null : check.equals(item.check());
        return item.kind() == kind
                && sameCheck
                && clause.has("limit-of") != item.limitsOf().isEmpty();
    }

    private static ItemCheck check(Clause clause) {
        if (clause.time() != null) {
            return new ItemCheck.Soak(clause.time());
        }
        if (!clause.shares().isEmpty()) {
            return new ItemCheck.Traffic(clause.shares().get(clause.shares().size() - 1), clause.shares());
        }
        return clause.limit() == null || clause.is("trigger") ? null : new ItemCheck.Measured(clause.limit());
    }
}
