package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.Summary.Gate;
import dev.goaround.checklist.reading.words.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the gates wait for, in one sentence: of the first phase that deploys in full, of those behind in figures. */
final class GateSentence {

    /** Of a long list a sentence names the first ones. */
    private static final int NAMED = 5;

    private static final int LONGEST = 40;
    private static final int SHORT = 24;

    private GateSentence() {}

    static String of(List<Gate> gates) {
        Optional<Gate> deploy =
                gates.stream().filter(gate -> gate.stage() == Stage.DEPLOY).findFirst();
        if (deploy.isEmpty()) {
            return "No gate stands before a deployment, for no heading says where it deploys; "
                    + gates.stream()
                            .findFirst()
                            .map(gate -> "the end waits for " + awaited(gate))
                            .orElse("there is no phase")
                    + ".";
        }
        List<String> behind = new ArrayList<>();
        for (Gate gate : gates) {
            if (!gate.equals(deploy.get()) && gate.stage() == Stage.DEPLOY) {
                behind.add("the gate before " + place(gate) + " waits for " + awaited(gate));
            }
        }
        int rest = gates.stream()
                .filter(gate -> gate.stage() != Stage.DEPLOY)
                .mapToInt(gate ->
                        gate.boxes() + gate.decisions().size() + gate.signOffs().size())
                .sum();
        if (rest > 0) {
            behind.add("the gates behind for " + rest + " more");
        }
        return "The gate before " + place(deploy.get()) + " waits for " + awaited(deploy.get())
                + (behind.isEmpty() ? "" : "; " + String.join("; ", behind)) + ".";
    }

    private static String place(Gate gate) {
        return InWords.quoted(gate.before(), LONGEST) + " (line " + gate.line() + ")";
    }

    private static String awaited(Gate gate) {
        List<String> parts = gate.parts().stream()
                .map(part -> part.boxes() + " of " + InWords.quoted(part.phase(), LONGEST))
                .toList();
        String which = parts.size() == 1
                ? " of " + InWords.quoted(gate.parts().get(0).phase(), LONGEST)
                : " (" + InWords.first(parts, NAMED) + ")";
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
        return gate.signOffs().stream()
                .map(role ->
                        role.length() > LONGEST ? role.substring(0, LONGEST - 1).strip() + "…" : role)
                .toList();
    }

    private static String hours(List<WindowReading> windows, String what, String or) {
        return windows.isEmpty()
                ? ""
                : what
                        + String.join(
                                or,
                                windows.stream().map(InWords::hours).distinct().toList());
    }
}
