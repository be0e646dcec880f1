package dev.goaround.checklist.reading.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the stage of the boxes below each heading against what the heading means. */
final class StageJudging {

    /** Boxes that are not walked in their phase. */
    private static final Set<String> ELSEWHERE = Set.of("trigger", "rollback-step");

    private StageJudging() {}

    static List<Judged> of(CorpusDocument document, Told told) {
        List<Judged> judged = new ArrayList<>();
        List<Truth> phases =
                document.truths().stream().filter(truth -> truth.isOf("phase")).toList();
        for (int i = 0; i < phases.size(); i++) {
            int end = i + 1 < phases.size() ? phases.get(i + 1).line() : Integer.MAX_VALUE;
            judged.addAll(phase(document, told, phases.get(i), end));
        }
        return judged;
    }

    private static List<Judged> phase(CorpusDocument document, Told told, Truth truth, int end) {
        Meant meant = truth.alternatives().get(0);
        Set<String> stages = new TreeSet<>();
        boolean noted = told.isNoted(truth.line());
        for (JsonNode item : told.report().path("items")) {
            int line = item.path("line").asInt();
            if (line > truth.line() && line < end && !meansElsewhere(document, line)) {
                stages.add(told.phaseOf(item).path("stage").asText());
                noted |= told.isNoted(told.phaseOf(item).path("line").asInt());
            }
        }
        List<JsonNode> itself = told.at(truth.line(), "phases");
        if (stages.isEmpty()) {
            itself.forEach(phase -> stages.add(phase.path("stage").asText()));
        }
        List<Judged> judged = new ArrayList<>();
        if (!stages.isEmpty()) {
            judged.add(new Judged(
                    document.name(),
                    truth.line(),
                    Aspect.STAGE,
                    outcome(meant.words().containsAll(stages), noted),
                    document.line(truth.line()),
                    truth.written(),
                    stages.stream().collect(Collectors.joining(", "))));
        }
        boolean timed =
                truth.alternatives().stream().noneMatch(other -> other.time().isEmpty());
        if (timed) {
            judged.add(new Judged(
                    document.name(),
                    truth.line(),
                    Aspect.DURATION,
                    outcome(itself.stream().anyMatch(phase -> Agreement.ofClock(meant, phase)), noted),
                    document.line(truth.line()),
                    truth.written(),
                    itself.isEmpty()
                            ? "no phase"
                            : "offset " + itself.get(0).path("offset") + ", duration "
                                    + itself.get(0).path("duration")));
        }
        return judged;
    }

    private static boolean meansElsewhere(CorpusDocument document, int line) {
        return document.truths().stream()
                .filter(truth -> truth.line() == line)
                .flatMap(truth -> truth.alternatives().stream())
                .anyMatch(meant -> meant.isTrigger() || meant.words().stream().anyMatch(ELSEWHERE::contains));
    }

    private static Outcome outcome(boolean right, boolean noted) {
        return right ? Outcome.RIGHT : noted ? Outcome.NOTED : Outcome.WRONG;
    }
}
