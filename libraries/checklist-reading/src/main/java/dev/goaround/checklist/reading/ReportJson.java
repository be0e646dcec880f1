package dev.goaround.checklist.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import dev.goaround.checklist.reading.words.ErrorBudget;
import dev.goaround.checklist.reading.words.FactWords;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.StatisticalTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The reading report as JSON. The shape is a promise to people and scripts: it may grow, not change. Every field is
 * present, null where there is nothing; durations are in seconds, values in base units.
 */
public final class ReportJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ReportJson() {}

    public static String write(ReadingReport report) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(report));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can always be written", impossible);
        }
    }

    /** The same as a tree, to be put into a larger document. */
    public static ObjectNode tree(ReadingReport report) {
        Annotations annotations = new Annotations(report);
        ObjectNode node = NODES.objectNode();
        node.put("title", report.title());
        node.set("summary", SummaryJson.tree(ChecklistSummary.of(report)));
        node.put("language", report.language());
        node.set("phases", array(report.phases(), annotations::of, ReportJson::phase));
        node.set("items", array(report.items(), annotations::of, ReportJson::item));
        node.set("triggers", array(report.triggers(), annotations::of, ReportJson::trigger));
        node.set("rollback", array(report.rollback(), annotations::of, ReportJson::rollbackStep));
        node.set(
                "signOffs",
                array(
                        report.signOffs(),
                        annotations::of,
                        (signOff, to) -> to.put("line", signOff.line())
                                .put("role", signOff.role())
                                .put("otherThanAuthor", signOff.otherThanAuthor())));
        node.set(
                "contacts",
                array(
                        report.contacts(),
                        annotations::of,
                        (contact, to) -> to.put("line", contact.line())
                                .put("role", contact.role())
                                .put("contact", contact.contact())
                                .put("availability", contact.availability())));
        node.set("windows", array(report.windows(), annotations::of, ReportJson::window));
        node.set(
                "announcements",
                array(
                        report.announcements(),
                        annotations::of,
                        (announcement, to) -> to.put("line", announcement.line())
                                .put("event", announcement.event().name().toLowerCase(Locale.ROOT))
                                .put("text", announcement.text())
                                .put("template", announcement.template())));
        node.set(
                "paths",
                array(
                        report.paths(),
                        annotations::of,
                        (path, to) -> to.put("line", path.line())
                                .put("kind", path.kind().name().toLowerCase(Locale.ROOT))
                                .put("text", path.text())
                                .put("approval", path.approval())
                                .put("review", path.review())));
        node.set(
                "unread",
                array(
                        report.unread(),
                        (unread, to) -> to.put("line", unread.line())
                                .put("text", unread.text())
                                .put("reason", unread.reason())));
        return node;
    }

    private static void phase(PhaseReading phase, ObjectNode to) {
        to.put("title", phase.title())
                .put("stage", phase.stage().word())
                .put("stageFrom", phase.stageFrom().word())
                .put("environment", phase.environment())
                .put("line", phase.line());
        seconds(to, "offset", phase.offset());
        seconds(to, "duration", phase.duration());
    }

    private static void item(ItemReading item, ObjectNode to) {
        to.put("id", item.id())
                .put("line", item.line())
                .put("text", item.text())
                .put("ticked", item.ticked())
                .put("kind", item.kind().word())
                .put("phase", item.phase())
                .put("section", item.section())
                .put("parent", item.parent());
        check(item.check(), to);
        to.put("condition", item.condition());
        to.set("facts", strings(item.condition() == null ? List.of() : FactWords.of(item.condition())));
        to.set("commands", strings(item.commands()));
        to.put("environment", item.environment());
        to.set("limitsOf", strings(item.limitsOf()));
        seconds(to, "within", item.within());
        seconds(to, "planned", item.planned());
        to.put("essential", item.essential()).put("ends", item.ends());
        to.put("choice", item.choice() == null ? null : item.choice().group());
        to.put("outcome", Annotations.outcome(item.choice()));
    }

    private static void check(ItemCheck check, ObjectNode to) {
        if (check instanceof ItemCheck.Measured measured) {
            limit(measured.limit(), to.putObject("check"));
        } else if (check instanceof ItemCheck.Soak soak) {
            seconds(to.putObject("check"), "duration", soak.duration());
        } else if (check instanceof ItemCheck.Traffic traffic) {
            ObjectNode share = to.putObject("check");
            number(share, "traffic", traffic.ratio());
            if (traffic.steps().size() > 1) {
                ArrayNode steps = share.putArray("steps");
                traffic.steps().forEach(step -> steps.add(plain(step)));
            }
        } else {
            to.putNull("check");
        }
    }

    private static void trigger(TriggerReading trigger, ObjectNode to) {
        to.put("id", trigger.id()).put("line", trigger.line()).put("text", trigger.text());
        SignalLimit limit = trigger.limit();
        if (limit == null) {
            for (String field : List.of(
                    "signal",
                    "op",
                    "value",
                    "unit",
                    "over",
                    "for",
                    "times",
                    "baseline",
                    "outOf",
                    "risePer",
                    "burn",
                    "statistics")) {
                to.putNull(field);
            }
        } else {
            limit(limit, to);
            to.put("times", limit.times());
            if (limit.baseline() == null) {
                to.putNull("baseline");
            } else {
                to.putObject("baseline").put("by", limit.baseline().name().toLowerCase(Locale.ROOT));
            }
            to.put("outOf", limit.outOf());
            seconds(to, "risePer", limit.risePer());
            burn(limit.burn(), to);
            statistics(limit.statistics(), to);
        }
        to.put("finding", trigger.finding());
        handling(trigger.handling(), to);
    }

    private static void burn(ErrorBudget burn, ObjectNode to) {
        if (burn == null) {
            to.putNull("burn");
        } else {
            number(to.putObject("burn"), "objective", burn.objective());
            seconds((ObjectNode) to.get("burn"), "shortOver", burn.shortOver());
        }
    }

    private static void statistics(StatisticalTerms statistics, ObjectNode to) {
        if (statistics == null) {
            to.putNull("statistics");
        } else {
            to.putObject("statistics")
                    .put("eitherWay", statistics.eitherWay())
                    .put("values", statistics.values())
                    .put("nearZero", statistics.nearZero())
                    .put("confidence", statistics.confidence())
                    .put("looks", statistics.looks());
        }
    }

    private static void handling(TriggerHandling handling, ObjectNode to) {
        to.put("mode", handling.mode())
                .put("gap", handling.gap())
                .put("minSamples", handling.minSamples())
                .put("minRequests", handling.minRequests())
                .put("onSilence", handling.onSilence());
        seconds(to, "silentAfter", handling.silentAfter());
    }

    private static void limit(SignalLimit limit, ObjectNode to) {
        to.put("signal", limit.signal()).put("op", limit.op().sign());
        number(to, "value", limit.value());
        to.put("unit", limit.unit());
        seconds(to, "over", limit.over());
        seconds(to, "for", limit.lasting());
    }

    private static void rollbackStep(RollbackProcedureStep step, ObjectNode to) {
        to.put("line", step.line())
                .put("order", step.order())
                .put("text", step.text())
                .put("condition", step.condition());
        to.set("commands", strings(step.commands()));
    }

    private static void window(WindowReading window, ObjectNode to) {
        to.put("line", window.line()).put("kind", window.kind().name().toLowerCase(Locale.ROOT));
        to.set(
                "days",
                strings(window.days().stream()
                        .map(day -> day.name().substring(0, 3))
                        .toList()));
        to.put("from", clock(window.from()))
                .put("to", clock(window.to()))
                .put("zone", window.zone())
                .put("text", window.text());
        if (window.dates() == null) {
            to.putNull("dates");
        } else {
            to.putObject("dates")
                    .put("year", window.dates().year())
                    .put("first", window.dates().first().toString())
                    .put("last", window.dates().last().toString());
        }
    }

    private static String clock(LocalTime time) {
        return time == null ? null : String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }

    private static void seconds(ObjectNode to, String field, Duration duration) {
        if (duration == null) {
            to.putNull(field);
        } else {
            number(to, field, duration.toMillis() / 1000.0);
        }
    }

    /** Whole numbers are written without a fraction, and none with an exponent. */
    private static void number(ObjectNode to, String field, double value) {
        to.set(field, plain(value));
    }

    private static ValueNode plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? NODES.numberNode((long) value)
                : NODES.numberNode(BigDecimal.valueOf(value));
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static <T> ArrayNode array(
            List<T> values, Function<T, String> annotation, BiConsumer<T, ObjectNode> writer) {
        return array(values, (value, to) -> {
            writer.accept(value, to);
            to.put("annotation", annotation.apply(value));
        });
    }

    private static <T> ArrayNode array(List<T> values, BiConsumer<T, ObjectNode> writer) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(value -> writer.accept(value, array.addObject()));
        return array;
    }
}
