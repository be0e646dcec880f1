package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.ChecklistSummary.Gate;
import dev.goaround.checklist.reading.words.ChecklistStage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the gates wait for, in one sentence: of the first phase that deploys in full, of those behind in figures. */
final class GateSentence {

    /** Of a long list a sentence names the first ones. */
    private static final int NAMED = 5;

    private static final int LONGEST = 40;
    private static final int SHORT = 24;

    private GateSentence() {}

    static String of(List<Gate> gates) {
        if (gates.isEmpty()) {
            return "There is no phase, so no gate waits for anything.";
        }
        Gate first = gates.get(0);
        List<String> parts = new ArrayList<>();
        if (first.stage() == ChecklistStage.DEPLOY) {
            parts.add("The" + place(first).substring(3) + " waits for " + awaited(first));
        } else {
            parts.add("No heading says where it deploys");
            parts.add(place(first) + " waits for " + awaited(first));
        }
        int rest = 0;
        for (Gate gate : gates.subList(1, gates.size())) {
            if (gate.stage() == ChecklistStage.DEPLOY) {
                parts.add(place(gate) + " for " + awaited(gate, ""));
            } else {
                rest += gate.boxes() + gate.decisions().size() + gate.signOffs().size();
            }
        }
        if (rest > 0) {
            parts.add("the gates behind for " + rest + " more");
        }
        return String.join("; ", parts) + ".";
    }

    private static String place(Gate gate) {
        if (gate.before() == null) {
            return "the end";
        }
        return "the gate before " + InWords.quoted(gate.before(), LONGEST)
                + (gate.line() == null ? "" : " (line " + gate.line() + (gate.guessed() ? ", guessed" : "") + ")");
    }

    private static String awaited(Gate gate) {
        List<String> parts = gate.parts().stream()
                .map(part -> part.boxes() + " of " + InWords.quoted(part.phase(), LONGEST))
                .toList();
        return awaited(
                gate,
                parts.size() == 1
                        ? " of " + InWords.quoted(gate.parts().get(0).phase(), LONGEST)
                        : " (" + InWords.first(parts, NAMED) + ")");
    }

    /** @param which phases the boxes are in, or empty */
    private static String awaited(Gate gate, String which) {
        List<String> awaited = Stream.of(
                        gate.boxes() == 0 ? "" : InWords.count(gate.boxes(), "box") + which,
                        InWords.list(gate.decisions().stream()
                                .map(GateSentence::decision)
                                .toList()),
                        gate.signOffs().isEmpty()
                                ? ""
                                : InWords.count(gate.signOffs().size(), "sign-off") + " ("
                                        + InWords.first(roles(gate), NAMED) + ")",
                        hours(gate.windows(), "the window ", " or "),
                        hours(gate.freezes(), "no freeze in ", " and "))
                .filter(part -> !part.isEmpty())
                .toList();
        return awaited.isEmpty() ? "nothing: no box and no sign-off stands before it" : InWords.list(awaited);
    }

    private static String decision(List<String> outcomes) {
        return "the decision "
                + String.join(
                        " or ",
                        outcomes.stream()
                                .map(outcome -> InWords.quoted(outcome, SHORT))
                                .toList());
    }

    private static List<String> roles(Gate gate) {
        return gate.signOffs().stream().map(role -> InWords.cut(role, LONGEST)).toList();
    }

    private static String hours(List<String> hours, String what, String or) {
        return hours.isEmpty() ? "" : what + String.join(or, hours);
    }
}
