package dev.goaround.checklist.reading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.checklist.reading.ChecklistSummary.Boxes;
import dev.goaround.checklist.reading.ChecklistSummary.Call;
import dev.goaround.checklist.reading.ChecklistSummary.Gate;
import java.util.List;

/** The summary as JSON; a promise as the report is. */
final class SummaryJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SummaryJson() {}

    static ObjectNode tree(ChecklistSummary summary) {
        ObjectNode node = NODES.objectNode();
        node.set("sentences", strings(summary.sentences()));
        ArrayNode calls = node.putArray("calls");
        summary.calls().forEach(call -> call(call, calls.addObject()));
        ArrayNode gates = node.putArray("gates");
        summary.gates().forEach(gate -> gate(gate, gates.addObject()));
        boxes(summary.boxes(), node.putObject("boxes"));
        ArrayNode unread = node.putArray("unread");
        summary.unread().stream().map(UnreadLine::line).distinct().forEach(unread::add);
        return node;
    }

    private static void call(Call call, ObjectNode to) {
        to.put("id", call.id())
                .put("line", call.line())
                .put("answer", call.answer().word())
                .put("finding", call.finding())
                .put("when", call.when())
                .put(
                        "rollsBackAfter",
                        call.rollsBackAfter() == null
                                ? null
                                : call.rollsBackAfter().toSeconds());
    }

    private static void gate(Gate gate, ObjectNode to) {
        to.put("before", gate.before())
                .put("line", gate.line())
                .put("stage", gate.stage() == null ? null : gate.stage().word())
                .put("guessed", gate.guessed())
                .put("boxes", gate.boxes());
        ArrayNode parts = to.putArray("parts");
        gate.parts()
                .forEach(part -> parts.addObject().put("phase", part.phase()).put("boxes", part.boxes()));
        ArrayNode decisions = to.putArray("decisions");
        gate.decisions().forEach(outcomes -> decisions.add(strings(outcomes)));
        to.set("signOffs", strings(gate.signOffs()));
        to.set("windows", strings(gate.windows()));
        to.set("freezes", strings(gate.freezes()));
    }

    private static void boxes(Boxes boxes, ObjectNode to) {
        to.put("measured", boxes.measured())
                .put("soak", boxes.soak())
                .put("reported", boxes.reported())
                .put("announced", boxes.announced())
                .put("step", boxes.step())
                .put("manual", boxes.manual())
                .put("decision", boxes.decision())
                .put("signOff", boxes.signOff())
                .put("byDefinition", boxes.byDefinition())
                .put("conditional", boxes.conditional())
                .put("onRollback", boxes.onRollback());
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
