package dev.goaround.cli.judging.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.verdicts.comparison.ShiftInterval;
import dev.goaround.verdicts.comparison.kayenta.KayentaJudgement;
import java.util.Optional;

/** What the judge says, as JSON. Every field is there, null where nothing was measured; the shape may grow, not change. */
public final class JudgementJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JudgementJson() {}

    public static String write(KayentaJudgement judgement) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("classification", judgement.classification().label());
        node.put("reason", judgement.reason());
        node.put("critical", judgement.critical());
        Optional<ShiftInterval> shift = judgement.shift();
        node.put("estimate", shift.map(ShiftInterval::estimate).orElse(null));
        node.putNull("interval");
        shift.ifPresent(found -> node.putArray("interval").add(found.lower()).add(found.upper()));
        node.putNull("effectSize");
        judgement.effect().ifPresent(effect -> node.put("effectSize", effect));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can always be written", impossible);
        }
    }
}
