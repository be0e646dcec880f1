package dev.goaround.checklist.reading.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what was read of a document against the truth about it. */
final class Judging {

    private static final Map<String, String> LISTS = Map.of(
            "sign-off",
            "signOffs",
            "rollback-step",
            "rollback",
            "window",
            "windows",
            "freeze",
            "windows",
            "contact",
            "contacts");

    private final CorpusDocument document;
    private final Told told;
    private final Set<JsonNode> taken = new HashSet<>();
    private final List<Judged> judged = new ArrayList<>();

    private Judging(CorpusDocument document) {
        this.document = document;
        this.told = new Told(document.report());
    }

    static List<Judged> of(CorpusDocument document) {
        Judging judging = new Judging(document);
        document.truths().forEach(judging::truth);
        judging.invented();
        judging.judged.addAll(StageJudging.of(document, judging.told));
        return judging.judged;
    }

    private void truth(Truth truth) {
        if (truth.isOf("phase")) {
            return;
        }
        truth.alternatives().stream()
                .map(meant -> aspects(meant, truth.line()))
                .min(Comparator.comparingInt(Judging::wrongs))
                .ifPresent(best -> {
                    if (best.entry != null) {
                        taken.add(best.entry);
                    }
                    best.right.forEach((aspect, right) -> add(truth, aspect, right, best.armed(told, truth.line())));
                });
    }

    private void add(Truth truth, Aspect aspect, boolean right, boolean acts) {
        Outcome outcome = right ? Outcome.RIGHT : told.isNoted(truth.line()) && !acts ? Outcome.NOTED : Outcome.WRONG;
        judged.add(new Judged(
                document.name(),
                truth.line(),
                aspect,
                outcome,
                document.line(truth.line()),
                truth.written(),
                told.words(truth.line())));
    }

    private static int wrongs(Compared compared) {
        return (int) compared.right.values().stream().filter(right -> !right).count();
    }

    private Compared aspects(Meant meant, int line) {
        return switch (meant.sort()) {
            case "item" -> best(meant, told.at(line, "items"), Judging::item);
            case "trigger", "finding" -> best(meant, told.at(line, "triggers"), Judging::trigger);
            case "unread" ->
                Compared.of(Aspect.TRIGGER, told.at(line, "triggers").isEmpty() && told.isNoted(line));
            case "none" -> Compared.of(Aspect.TRIGGER, told.at(line, "triggers").isEmpty());
            default -> listed(meant, line);
        };
    }

    private Compared listed(Meant meant, int line) {
        List<JsonNode> found = told.at(line, LISTS.get(meant.sort()));
        boolean right = found.stream()
                .anyMatch(entry ->
                        !entry.has("kind") || entry.path("kind").asText().equals(meant.sort()));
        return Compared.of(Aspect.KIND, right);
    }

    private interface Comparing {
        Compared compare(Meant meant, JsonNode entry);
    }

    private Compared best(Meant meant, List<JsonNode> entries, Comparing comparing) {
        return entries.stream()
                .filter(entry -> !taken.contains(entry))
                .map(entry -> comparing.compare(meant, entry))
                .min(Comparator.comparingInt(Judging::wrongs))
                .orElseGet(() -> Compared.of(meant.isTrigger() ? Aspect.TRIGGER : Aspect.KIND, false));
    }

    private static Compared item(Meant meant, JsonNode item) {
        Compared compared = new Compared(item);
        String kind = Told.kind(item);
        compared.right.put(Aspect.KIND, meant.words().contains(kind));
        if (!meant.words().contains(kind)) {
            return compared;
        }
        JsonNode check = item.path("check");
        if (meant.hasLimit() && List.of("measured", "trigger", "reported").contains(kind)) {
            compared.right.put(Aspect.LIMIT, check.has("signal") && Agreement.ofLimit(meant, check));
            compared.right.put(Aspect.DURATION, Agreement.ofTime(meant, check));
        } else if (kind.equals("soak")) {
            compared.right.put(Aspect.DURATION, Agreement.ofSoak(meant, check));
        } else if (kind.equals("step") && !meant.shares().isEmpty()) {
            compared.right.put(Aspect.LIMIT, Agreement.ofShares(meant, check));
        }
        return compared;
    }

    private static Compared trigger(Meant meant, JsonNode trigger) {
        Compared compared = new Compared(trigger);
        boolean sameSort = meant.sort().equals("finding") == trigger.hasNonNull("finding");
        compared.right.put(Aspect.TRIGGER, sameSort);
        if (sameSort) {
            if (meant.hasLimit()) {
                compared.right.put(Aspect.TRIGGER_LIMIT, Agreement.ofLimit(meant, trigger));
                compared.right.put(Aspect.TRIGGER_DURATION, Agreement.ofTime(meant, trigger));
            }
            compared.right.put(Aspect.MODE, Agreement.ofMode(meant, trigger));
        }
        return compared;
    }

    /** What was read out of lines that do not say it. */
    private void invented() {
        for (JsonNode trigger : told.report().path("triggers")) {
            if (!taken.contains(trigger) && !saysNone(trigger.path("line").asInt())) {
                invented(trigger.path("line").asInt(), Aspect.TRIGGER, acts(trigger));
            }
        }
        for (JsonNode item : told.report().path("items")) {
            if (!taken.contains(item)) {
                invented(item.path("line").asInt(), Aspect.KIND, false);
            }
        }
        LISTS.forEach((sort, list) -> told.lines(list).stream()
                .filter(line -> !sort.equals("freeze"))
                .filter(line ->
                        document.truths().stream().noneMatch(truth -> truth.line() == line && says(truth, sort)))
                .forEach(line -> invented(line, Aspect.KIND, false)));
    }

    /** Then the trigger has been counted already. */
    private boolean saysNone(int line) {
        return document.truths().stream()
                .anyMatch(truth -> truth.line() == line && (truth.isOf("none") || truth.isOf("unread")));
    }

    private boolean says(Truth truth, String sort) {
        return truth.written().contains(sort)
                || (sort.equals("window") && truth.isOf("freeze"))
                || judged.stream()
                        .anyMatch(one -> one.line() == truth.line()
                                && one.aspect() == Aspect.KIND
                                && one.outcome() != Outcome.RIGHT);
    }

    private void invented(int line, Aspect aspect, boolean acts) {
        Truth nothing = document.truths().stream()
                .filter(truth -> truth.line() == line)
                .findFirst()
                .orElse(new Truth(line, "nothing of that", List.of()));
        add(nothing, aspect, false, acts);
    }

    private static boolean acts(JsonNode trigger) {
        return !trigger.hasNonNull("finding") && Agreement.mode(trigger).equals("automatic");
    }

    /** The aspects of an entry. */
    private static final class Compared {
        private final JsonNode entry;
        private final Map<Aspect, Boolean> right = new EnumMap<>(Aspect.class);

        Compared(JsonNode entry) {
            this.entry = entry;
        }

        static Compared of(Aspect aspect, boolean right) {
            Compared compared = new Compared(null);
            compared.right.put(aspect, right);
            return compared;
        }

        /** A note is no excuse for what rolls back by itself on a limit that nobody meant. */
        boolean armed(Told told, int line) {
            if (entry == null) {
                return right.containsKey(Aspect.TRIGGER)
                        && told.at(line, "triggers").stream().anyMatch(Judging::acts);
            }
            return entry.has("finding")
                    && acts(entry)
                    && !(right.getOrDefault(Aspect.TRIGGER, true) && right.getOrDefault(Aspect.TRIGGER_LIMIT, true));
        }
    }
}
