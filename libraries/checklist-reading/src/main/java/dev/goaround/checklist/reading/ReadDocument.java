package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PhaseSection;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.structure.Section;
import dev.goaround.checklist.reading.structure.Structure;
import dev.goaround.checklist.reading.words.AnnouncementWords;
import dev.goaround.checklist.reading.words.ChecklistStage;
import dev.goaround.checklist.reading.words.GreenWords;
import dev.goaround.checklist.reading.words.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What all readers look things up in: the structure of the document, and who belongs to whom. */
final class ReadDocument {

    private final Structure structure;
    private final Map<Integer, PlacedBlock> entries = new HashMap<>();
    private final Map<Integer, List<Block.Fence>> fences = new HashMap<>();
    private final Map<Integer, List<Block.Entry>> children = new HashMap<>();
    private final Map<Integer, List<Criterion>> criteria = new HashMap<>();
    private boolean green;
    private final IdentityHashMap<Block, List<Block.Annotation>> annotations = new IdentityHashMap<>();

    ReadDocument(Structure structure) {
        this.structure = structure;
        PlacedBlock before = null;
        for (PlacedBlock placed : structure.placed()) {
            if (placed.block() instanceof Block.Annotation annotation) {
                annotate(before, placed, annotation);
                continue;
            }
            before = placed;
            if (placed.block() instanceof Block.Entry entry) {
                entries.put(entry.index(), placed);
                children.computeIfAbsent(entry.parent(), parent -> new ArrayList<>())
                        .add(entry);
                green |= GreenWords.namesASide(entry.text());
            } else if (placed.block() instanceof Block.Fence fence && fence.owner() != Block.NO_OWNER) {
                fences.computeIfAbsent(fence.owner(), owner -> new ArrayList<>())
                        .add(fence);
            }
        }
    }

    /** What stands first in a section belongs to its heading. */
    private void annotate(PlacedBlock before, PlacedBlock placed, Block.Annotation annotation) {
        if (before != null && before.section() == placed.section()) {
            annotations
                    .computeIfAbsent(before.block(), block -> new ArrayList<>())
                    .add(annotation);
        }
    }

    /** The annotations behind a block, in their order. */
    List<Block.Annotation> annotations(Block block) {
        return annotations.getOrDefault(block, List.of());
    }

    boolean isAnnotated() {
        return !annotations.isEmpty();
    }

    Structure structure() {
        return structure;
    }

    List<PlacedBlock> placed() {
        return structure.placed();
    }

    boolean hasChildren(Block.Entry entry) {
        return children.containsKey(entry.index());
    }

    /** What an entry says among criteria; read once, though boxes and triggers both ask. */
    List<Criterion> criteria(PlacedBlock placed, Block.Entry entry) {
        return criteria.computeIfAbsent(entry.index(), index -> CriterionReader.of(entry.text(), placed.purpose()));
    }

    /** The entries nested in one, without those nested in them. */
    List<Block.Entry> children(Block.Entry entry) {
        return children.getOrDefault(entry.index(), List.of());
    }

    /** Whether it deploys to a green side, so that what is green may be a place. */
    boolean hasGreenSide() {
        return green;
    }

    /** The zone of the entry that this one is nested in, or {@link Zone#WALK} for an entry of the outermost list. */
    Zone zoneOfParent(Block.Entry entry) {
        PlacedBlock parent = entries.get(entry.parent());
        return parent == null ? Zone.WALK : parent.zone();
    }

    Block.Entry parent(Block.Entry entry) {
        PlacedBlock parent = entries.get(entry.parent());
        return parent == null ? null : (Block.Entry) parent.block();
    }

    /** The nearest box around an entry, or null. */
    Block.Entry boxAround(Block.Entry entry) {
        Block.Entry around = parent(entry);
        while (around != null && !around.isBox()) {
            around = parent(around);
        }
        return around;
    }

    /** The stage of what surrounds a block; outside of all phases nothing is known, and it prepares. */
    ChecklistStage stage(PlacedBlock placed) {
        if (placed.zone() == Zone.ROLLBACK) {
            return ChecklistStage.ROLLBACK;
        }
        PhaseSection phase = structure.phaseOf(placed.section());
        return phase == null ? ChecklistStage.PREPARE : phase.stage();
    }

    /** The heading nearest above within the phase, or null where that is the phase's own. */
    String sectionTitle(Section section) {
        PhaseSection phase = structure.phaseOf(section);
        boolean own = phase != null && phase.section() == section;
        return own || section.title().isBlank() ? null : section.title();
    }

    List<String> commands(Block.Entry entry) {
        return fencesOf(entry).stream()
                .filter(fence -> !isTemplate(entry, fence))
                .map(Block.Fence::content)
                .toList();
    }

    /** The first message template below an entry, or null. */
    String template(Block.Entry entry) {
        return fencesOf(entry).stream()
                .filter(fence -> isTemplate(entry, fence))
                .map(Block.Fence::content)
                .findFirst()
                .orElse(null);
    }

    /** The message of a line that an annotation makes an announcement: the first code without a language. */
    String anyTemplate(Block.Entry entry) {
        return fencesOf(entry).stream()
                .filter(fence -> fence.language().isEmpty())
                .map(Block.Fence::content)
                .findFirst()
                .orElse(null);
    }

    private List<Block.Fence> fencesOf(Block.Entry entry) {
        return fences.getOrDefault(entry.index(), List.of());
    }

    /** Below a line that tells somebody something, code without a language is the message. */
    private static boolean isTemplate(Block.Entry entry, Block.Fence fence) {
        return fence.language().isEmpty() && AnnouncementWords.tells(entry.text());
    }
}
