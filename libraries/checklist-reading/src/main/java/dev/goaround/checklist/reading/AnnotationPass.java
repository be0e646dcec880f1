package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.annotation.Clause;
import dev.goaround.checklist.reading.annotation.ClauseParser;
import dev.goaround.checklist.reading.annotation.ClauseReading;
import dev.goaround.checklist.reading.annotation.ClauseText;
import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.outline.Directive;
import dev.goaround.checklist.reading.structure.MisplacedAnnotation;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.words.AnnouncementWords;
import dev.goaround.checklist.reading.words.FindingWords;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.SignOffWords;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.WorseDirection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Lets the annotations of a document override what was read from its words.
 *
 * <p>Where the annotations of a line say what its words say, all stays as it was, notes included: they still tell how the
 * words were taken. Where they say something else, the line's other readings are replaced by theirs, and its notes go.
 */
final class AnnotationPass {

    private final ReadDocument document;
    private final LineIds ids;
    private final UnreadList unread;
    private final ReadingReport words;
    private final List<ItemReading> items;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<Integer, String> idOfEntry;
    private final LineReadings lines;
    private final Map<String, String> ends = new HashMap<>();
    private final FrontMatterClauses frontMatter;

    AnnotationPass(
            ReadDocument document,
            List<Directive> directives,
            ReadingReport words,
            Map<Integer, String> idOfEntry,
            LineIds ids,
            UnreadList unread) {
        this.document = document;
        this.words = words;
        this.idOfEntry = idOfEntry;
        this.ids = ids;
        this.unread = unread;
        items = new ArrayList<>(words.items());
        items.forEach(item -> positions.put(item.id(), positions.size()));
        lines = new LineReadings(words);
        frontMatter = new FrontMatterClauses(directives, unread);
    }

    /** The report with the annotations' readings; its notes are in the list of what is unread. */
    ReadingReport report() {
        for (MisplacedAnnotation misplaced : document.structure().misplaced()) {
            refuse(misplaced.annotation(), misplaced.reason());
        }
        for (PlacedBlock placed : document.placed()) {
            List<Clause> clauses = clauses(placed);
            if (!clauses.isEmpty()) {
                line(placed, clauses);
            }
        }
        frontMatter.reportUnused();
        frontMatter.replaceIn(lines);
        resolveEnds();
        return new ReadingReport(
                words.title(),
                words.phases(),
                items,
                lines.all(TriggerReading.class),
                numbered(lines.all(RollbackProcedureStep.class)),
                lines.all(SignOffReading.class),
                lines.all(ContactReading.class),
                lines.all(WindowReading.class),
                lines.all(AnnouncementReading.class),
                lines.all(PathReading.class),
                List.of(),
                words.language());
    }

    /** The comments of a line; where it has none, what the front matter says of it. */
    private List<Clause> clauses(PlacedBlock placed) {
        List<Clause> clauses = new ArrayList<>();
        for (Block.Annotation annotation : document.annotations(placed.block())) {
            ClauseReading reading = ClauseParser.parse(annotation.text());
            if (reading instanceof ClauseReading.Refused refused) {
                refuse(annotation, refused.reason());
            } else {
                clauses.add(((ClauseReading.Understood) reading).clause());
            }
        }
        String id = placed.block() instanceof Block.Entry entry ? idOfEntry.get(entry.index()) : null;
        String text = BlockText.text(placed.block()).orElse("");
        List<Clause> above = frontMatter.of(id, text);
        return clauses.isEmpty() ? above : clauses;
    }

    private void refuse(Block.Annotation annotation, String reason) {
        unread.add(annotation.line(), annotation.text(), "the annotation is not followed: " + reason);
    }

    private void line(PlacedBlock placed, List<Clause> clauses) {
        Block block = placed.block();
        List<Clause> meant = new ArrayList<>(clauses);
        boolean changed = false;
        if (block instanceof Block.Entry entry && entry.isBox()) {
            changed = box(entry, meant);
        } else if (meant.removeIf(clause -> clause.is("phase") || clause.is("no-phase"))) {
            unread.add(block.line(), "phase", "the annotation is not followed: only a heading begins a phase");
        }
        meant.removeIf(clause -> clause.keyword().isEmpty());
        boolean settled = clauses.stream().anyMatch(clause -> clause.has("settled"));
        if (!meant.isEmpty()) {
            changed |= replace(placed, meant);
        }
        if (changed || settled) {
            unread.settle(block.line(), BlockText.text(block).orElse(""));
        }
        clauses.forEach(clause -> side(block.line(), clause));
    }

    /** What a person says is followed; that a healthy version rolls back, or a broken one ticks, is said as well. */
    private void side(int line, Clause clause) {
        if (clause.limit() == null) {
            return;
        }
        String said = new ClauseText(clause.keyword()).limit(clause.limit()).toString();
        if (clause.is("trigger") && WorseDirection.holdsAtBest(clause.limit())) {
            unread.add(
                    line,
                    said,
                    "followed as it stands, but a healthy version meets it: its opposite is "
                            + new ClauseText("trigger").limit(clause.limit().negated()));
        } else if ((clause.is("measured") || clause.is("reported")) && WorseDirection.holdsAtWorst(clause.limit())) {
            unread.add(
                    line,
                    said,
                    "followed as it stands, but a broken version meets it: its opposite is "
                            + new ClauseText(clause.keyword())
                                    .limit(clause.limit().negated()));
        }
    }

    /** Applies what is said of the box itself, and leaves in {@code clauses} what is to replace the line's other readings. */
    private boolean box(Block.Entry entry, List<Clause> clauses) {
        int position = positions.get(idOfEntry.get(entry.index()));
        ItemReading before = items.get(position);
        ItemReading item = before;
        List<Clause> others = new ArrayList<>();
        Clause kind = null;
        for (Clause clause : clauses) {
            boolean first = kind == null || clause.keyword().isEmpty();
            if (AnnotatedItem.isMeant(clause) && first) {
                item = AnnotatedItem.of(item, clause);
                clause.option("ends").ifPresent(end -> ends.put(before.id(), end));
                kind = clause.keyword().isEmpty() ? kind : clause;
            } else {
                others.add(clause);
            }
        }
        items.set(position, item);
        boolean sameKind = kind == null || before.kind() == item.kind();
        if (kind != null && isReadingToo(kind) && (!sameKind || says(kind))) {
            others.add(0, kind);
        }
        steps(entry, before, item);
        clauses.clear();
        clauses.addAll(others);
        if (others.isEmpty() && !sameKind) {
            lines.replace(entry.line(), keptSteps(entry.line()));
        }
        return !item.equals(before);
    }

    /** Whether a box of this kind gives the line another reading beside the item. */
    private static boolean isReadingToo(Clause clause) {
        return clause.is("trigger") || clause.is("finding") || clause.is("announced") || clause.is("sign-off");
    }

    /** Whether the clause of a box says by itself what else is to be read from the line. */
    private static boolean says(Clause clause) {
        return clause.is("finding")
                || (clause.is("trigger")
                        && (clause.limit() != null || TriggerHandling.of(clause).isSaid()))
                || (clause.is("announced") && clause.has("event"))
                || (clause.is("sign-off") && clause.has("role"));
    }

    /** A box becomes a step of the rollback, or ceases to be one, where the annotation changes its kind. */
    private void steps(Block.Entry entry, ItemReading before, ItemReading item) {
        boolean was = before.kind() == BoxKind.ROLLBACK_STEP;
        boolean is = item.kind() == BoxKind.ROLLBACK_STEP;
        if (was == is) {
            return;
        }
        List<Object> readings = new ArrayList<>(lines.at(entry.line()));
        readings.removeIf(RollbackProcedureStep.class::isInstance);
        if (is) {
            readings.add(new RollbackProcedureStep(
                    entry.line(), 0, BlockText.withoutColon(entry.text()), item.condition(), document.commands(entry)));
        }
        lines.replace(entry.line(), readings);
    }

    private List<Object> keptSteps(int line) {
        return lines.at(line).stream()
                .filter(RollbackProcedureStep.class::isInstance)
                .toList();
    }

    /** Replaces the line's readings by those of the clauses, unless these say the same; says whether it did. */
    private boolean replace(PlacedBlock placed, List<Clause> clauses) {
        int line = placed.block().line();
        boolean box = placed.block() instanceof Block.Entry entry && entry.isBox();
        List<Object> said = new ArrayList<>();
        clauses.forEach(clause -> said.addAll(readings(placed, clause, said.isEmpty())));
        List<Object> were = lines.at(line).stream()
                .filter(reading -> !(box && reading instanceof RollbackProcedureStep))
                .toList();
        if (annotations(said).equals(annotations(were))) {
            return false;
        }
        if (box) {
            said.addAll(keptSteps(line));
        }
        lines.replace(line, said);
        return true;
    }

    private List<String> annotations(List<Object> readings) {
        return readings.stream().map(lines::annotation).sorted().toList();
    }

    private List<Object> readings(PlacedBlock placed, Clause clause, boolean first) {
        int line = placed.block().line();
        String text = BlockText.text(placed.block()).orElse("");
        return switch (clause.keyword()) {
            case "trigger" -> List.of(trigger(placed, clause, text, first).handled(TriggerHandling.of(clause)));
            case "finding" ->
                List.of(new TriggerReading(triggerId(placed, text, first), line, text, null, clause.name())
                        .handled(TriggerHandling.of(clause)));
            case "sign-off" ->
                List.of(LineReadings.signOff(
                        line,
                        clause,
                        SignOffWords.inItem(text)
                                .or(() -> SignOffWords.inZone(text))
                                .orElse(text)));
            case "announced" -> {
                String template = placed.block() instanceof Block.Entry entry ? document.anyTemplate(entry) : null;
                AnnouncementWords.Event event = AnnouncementWords.event(text, template, document.stage(placed));
                yield List.of(LineReadings.announcement(line, clause, event, text, template));
            }
            case "rollback-step" -> {
                List<String> commands =
                        placed.block() instanceof Block.Entry entry ? document.commands(entry) : List.of();
                String condition = clause.option("if").orElse(null);
                yield List.of(new RollbackProcedureStep(line, 0, BlockText.withoutColon(text), condition, commands));
            }
            case "contact" -> List.of(LineReadings.contact(line, clause));
            case "window", "freeze" -> List.of(LineReadings.window(line, clause, text));
            case "path" -> List.of(LineReadings.path(line, clause, text));
            case "nothing" -> List.of();
            default -> {
                if (!clause.keyword().isEmpty()) {
                    unread.add(
                            line,
                            clause.keyword(),
                            "the annotation is not followed: \"" + clause.keyword()
                                    + "\" is for a check box; begin the line with \"- [ ]\"");
                }
                yield List.of();
            }
        };
    }

    private TriggerReading trigger(PlacedBlock placed, Clause clause, String text, boolean first) {
        String id = triggerId(placed, text, first);
        int line = placed.block().line();
        if (clause.limit() != null) {
            return new TriggerReading(id, line, text, clause.limit(), null);
        }
        if (!(LimitReader.ofTrigger(text) instanceof LimitReading.Understood understood)) {
            return new TriggerReading(id, line, text, null, FindingWords.slug(text));
        }
        SignalLimit limit = understood.limit();
        if (WorseDirection.holdsAtBest(limit)) {
            // That it is a trigger a person says; which limit, only the words, and these a healthy version meets.
            unread.add(
                    line,
                    "trigger",
                    "a healthy version meets the limit in these words, so people raise it; write "
                            + new ClauseText("trigger").limit(limit.negated()));
            return new TriggerReading(id, line, text, null, FindingWords.slug(text));
        }
        return new TriggerReading(id, line, text, limit, null);
    }

    private String triggerId(PlacedBlock placed, String text, boolean first) {
        String itemId = placed.block() instanceof Block.Entry entry ? idOfEntry.get(entry.index()) : null;
        return itemId != null && first
                ? itemId
                : ids.next(text, placed.section().title());
    }

    /** The box that an item ends is named by its id, or by how its text begins. */
    private void resolveEnds() {
        NavigableMap<String, Integer> byText = new TreeMap<>();
        items.forEach(item -> byText.putIfAbsent(item.text().toLowerCase(Locale.ROOT), item.line()));
        ends.forEach((id, end) -> {
            ItemReading item = items.get(positions.get(id));
            Integer begun = positions.containsKey(end)
                    ? Integer.valueOf(items.get(positions.get(end)).line())
                    : begins(byText, end.toLowerCase(Locale.ROOT));
            if (begun == null || begun >= item.line()) {
                unread.add(
                        item.line(),
                        "ends=" + end,
                        "the annotation is not followed: no box before it has that id, or that text at its beginning");
            } else {
                items.set(positions.get(id), item.ending(begun));
            }
        });
    }

    private static Integer begins(NavigableMap<String, Integer> byText, String start) {
        Map.Entry<String, Integer> next = byText.ceilingEntry(start);
        return next != null && next.getKey().startsWith(start) ? next.getValue() : null;
    }

    private static List<RollbackProcedureStep> numbered(List<RollbackProcedureStep> steps) {
        List<RollbackProcedureStep> numbered = new ArrayList<>(steps.size());
        steps.forEach(step -> numbered.add(new RollbackProcedureStep(
                step.line(), numbered.size() + 1, step.text(), step.condition(), step.commands())));
        return numbered;
    }
}
