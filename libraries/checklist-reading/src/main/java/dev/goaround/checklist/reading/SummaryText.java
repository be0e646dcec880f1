package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.ChecklistSummary.Answer;
import dev.goaround.checklist.reading.ChecklistSummary.Boxes;
import dev.goaround.checklist.reading.ChecklistSummary.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A summary in five sentences, for somebody who has to decide whether the document was understood. */
final class SummaryText {

    /** Of a long list a sentence names the first ones; the lines behind it name all. */
    private static final int NAMED = 5;

    private static final int LONGEST = 40;

    private final ChecklistSummary summary;

    SummaryText(ChecklistSummary summary) {
        this.summary = summary;
    }

    List<String> sentences() {
        return List.of(rollsBack(), asks(), GateSentence.of(summary.gates()), ticks(), unread());
    }

    private String rollsBack() {
        List<String> limits = named(calls(Answer.ROLLS_BACK, false));
        List<String> findings = named(calls(Answer.ROLLS_BACK, true));
        List<String> ways = new ArrayList<>();
        if (!limits.isEmpty()) {
            ways.add(InWords.first(limits, NAMED));
        }
        if (!findings.isEmpty()) {
            ways.add("once somebody raises "
                    + (findings.size() == 1 ? "the finding " : "one of " + findings.size() + " findings: ")
                    + InWords.first(findings, NAMED));
        }
        return "Rolls back by itself: " + (ways.isEmpty() ? "nothing" : String.join("; ", ways)) + ".";
    }

    private String asks() {
        List<String> ways = new ArrayList<>();
        way(ways, Answer.ASKS, "");
        way(ways, Answer.UNWATCHED, "left to a person's eyes, for nothing measures it: ");
        way(ways, Answer.ONLY_SAYS, "only said in the timeline: ");
        return "Asks a person first: " + (ways.isEmpty() ? "nothing" : String.join("; ", ways)) + ".";
    }

    private void way(List<String> ways, Answer answer, String how) {
        List<String> calls = named(
                summary.calls().stream().filter(call -> call.answer() == answer).toList());
        if (!calls.isEmpty()) {
            ways.add((ways.isEmpty() && answer != Answer.ASKS ? "nothing; " : "") + how + InWords.first(calls, NAMED));
        }
    }

    private List<Call> calls(Answer answer, boolean finding) {
        return summary.calls().stream()
                .filter(call -> call.answer() == answer && call.finding() == finding)
                .toList();
    }

    private static List<String> named(List<Call> calls) {
        return calls.stream()
                .map(call -> InWords.cut(call.when(), 2 * LONGEST)
                        + (call.rollsBackAfter() == null
                                ? ""
                                : ", rolled back after " + InWords.span(call.rollsBackAfter()) + " without an answer")
                        + (call.line() == null ? "" : " (line " + call.line() + ")"))
                .toList();
    }

    private String ticks() {
        Boxes boxes = summary.boxes();
        if (boxes.walked() == 0 && boxes.onRollback() == 0) {
            return "No box is ticked: there is none.";
        }
        List<String> ways = Stream.of(
                        way(boxes.measured(), "measured"),
                        way(boxes.soak(), "by a time without a breach"),
                        way(boxes.reported(), "by the pipeline's evidence"),
                        way(boxes.step(), "by the pipeline's steps"),
                        way(boxes.announced(), "by a message delivered"))
                .flatMap(Optional::stream)
                .toList();
        return "Of " + InWords.count(boxes.walked(), "box") + " " + byThemselves(boxes) + InWords.list(ways) + "; "
                + byPersons(boxes)
                + (boxes.onRollback() == 0 ? "." : "; on a rollback " + boxes.onRollback() + " more.");
    }

    private static String byThemselves(Boxes boxes) {
        return switch (boxes.byThemselves()) {
            case 0 -> "none ticks itself";
            case 1 -> "1 ticks itself: ";
            default -> boxes.byThemselves() + " tick themselves: ";
        };
    }

    private static String byPersons(Boxes boxes) {
        String limited =
                boxes.byDefinition() == 0 ? "" : " (" + boxes.byDefinition() + " only where the service sets no limit)";
        List<String> acts = Stream.of(
                        act("ticks", boxes.manual()).map(ticks -> ticks + limited),
                        act("decides", boxes.decision()),
                        act("signs", boxes.signOff()))
                .flatMap(Optional::stream)
                .toList();
        return acts.isEmpty() ? "a person ticks none" : "a person " + InWords.list(acts);
    }

    private static Optional<String> act(String act, int count) {
        return count == 0 ? Optional.empty() : Optional.of(act + " " + count);
    }

    private static Optional<String> way(int count, String how) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + how);
    }

    private String unread() {
        Map<Integer, UnreadLine> byLine = new LinkedHashMap<>();
        summary.unread().forEach(unread -> byLine.putIfAbsent(unread.line(), unread));
        List<String> lines = byLine.values().stream()
                .map(unread ->
                        unread.line() + (unread.text().isBlank() ? "" : " " + InWords.quoted(unread.text(), LONGEST)))
                .toList();
        if (lines.isEmpty()) {
            return "Not understood: nothing that looks like a limit, a time, a trigger or a rule.";
        }
        return "Not understood, or not surely: " + InWords.count(lines.size(), "line") + ": "
                + InWords.first(lines, NAMED) + ".";
    }
}
