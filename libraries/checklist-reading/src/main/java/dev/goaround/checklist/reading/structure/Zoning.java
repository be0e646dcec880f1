package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.ChecklistStage;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.CriteriaWords;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.ReadinessWords;
import dev.goaround.checklist.reading.words.SignOffWords;
import dev.goaround.checklist.reading.words.Zone;
import dev.goaround.checklist.reading.words.ZoneWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says of every section, and then of every block, what it is about. */
final class Zoning {

    private static final int FOLLOWERS = 20;

    private static final OpenedZone STEPS = new OpenedZone(Zone.ROLLBACK, CriteriaPurpose.UNSAID);

    private final SectionTree tree;

    private Zoning(SectionTree tree) {
        this.tree = tree;
    }

    /** Sets the zone of each section; a section without a zone of its own takes that of the section around it. */
    static void assign(SectionTree tree) {
        Zoning zoning = new Zoning(tree);
        for (Section section : tree.all()) {
            if (section.parent() != null && !zoning.isTitleOnly(section)) {
                Section parent = section.parent();
                OpenedZone opened = new OpenedZone(parent.zone(), parent.purpose())
                        .below(
                                section.title(),
                                zoning.own(section).orElse(null),
                                entriesOf(section),
                                isNumbered(section));
                section.zone(opened.zone());
                section.purpose(opened.purpose());
            }
        }
    }

    /** The blocks of a section, each with its zone. A line that ends in a colon opens a zone for the list after it. */
    static List<PlacedBlock> place(Section section, boolean preparing) {
        List<PlacedBlock> placed = new ArrayList<>();
        Map<Integer, OpenedZone> below = new HashMap<>();
        OpenedZone own = new OpenedZone(section.zone(), section.purpose()).under(remark(section));
        OpenedZone next = own;
        boolean bullets = false;
        boolean boxesAreSteps = section.zone() == Zone.TRIGGERS && boxesAreSteps(section);
        Set<Integer> parents = parents(section);
        for (int i = 0; i < section.blocks().size(); i++) {
            Block block = section.blocks().get(i);
            if (block instanceof Block.Text text && text.owner() == Block.NO_OWNER) {
                placed.add(placed(text, section, own));
                boolean introduces =
                        text.text().endsWith(":") || (startsList(section, i + 1) && own.isTitle(text.text()));
                bullets = false;
                next = introduces
                        ? own.by(
                                text.text(),
                                followers(section, i + 1, Block.NO_OWNER),
                                startsNumbered(section, i + 1),
                                preparing)
                        : own;
            } else if (block instanceof Block.Entry entry) {
                boolean outermost = entry.parent() == Block.NO_OWNER;
                boolean step = outermost && entry.isBox() && boxesAreSteps;
                // Numbered steps behind a list of bullets are a list of their own, and nothing introduces it.
                next = outermost && bullets && entry.ordinal() > 0 ? own : next;
                bullets = outermost ? entry.ordinal() == 0 : bullets;
                OpenedZone here = outermost ? next : below.getOrDefault(entry.parent(), next);
                OpenedZone around = step ? STEPS : here;
                List<String> children =
                        parents.contains(entry.index()) ? followers(section, i + 1, entry.index()) : List.of();
                below.put(entry.index(), belowEntry(entry, around, children, preparing));
                placed.add(placed(entry, section, around));
            } else {
                int owner = owner(block);
                placed.add(placed(block, section, owner == Block.NO_OWNER ? next : below.getOrDefault(owner, next)));
            }
        }
        return placed;
    }

    /** A sentence among criteria that introduces nothing and asks: it is said of all of them, wherever it stands. */
    private static Optional<String> remark(Section section) {
        for (int i = 0; section.zone() == Zone.TRIGGERS && i < section.blocks().size(); i++) {
            if (section.blocks().get(i) instanceof Block.Text text
                    && text.owner() == Block.NO_OWNER
                    && !text.text().endsWith(":")
                    && !startsList(section, i + 1)
                    && !CriteriaWords.states(text.text())) {
                CriteriaPurpose said = CriteriaPurpose.of(text.text(), true);
                if (said.kind() == CriteriaPurpose.Kind.ASK || said.kind() == CriteriaPurpose.Kind.UNCLEAR) {
                    return Optional.of(text.text());
                }
            }
        }
        return Optional.empty();
    }

    private static PlacedBlock placed(Block block, Section section, OpenedZone around) {
        return new PlacedBlock(block, section, around.zone(), around.purpose());
    }

    private static OpenedZone belowEntry(
            Block.Entry entry, OpenedZone around, List<String> children, boolean preparing) {
        boolean introduces = entry.text().endsWith(":")
                || (!entry.isBox()
                        && (ZoneWords.isTitle(entry.text()) || (!children.isEmpty() && around.isTitle(entry.text()))));
        return introduces ? around.by(entry.text(), children, false, preparing) : around;
    }

    /** The first entries below a line, up to the next line that stands for itself: enough to see what they are. */
    private static List<String> followers(Section section, int from, int parent) {
        List<String> followers = new ArrayList<>();
        for (int i = from; i < section.blocks().size() && i < from + FOLLOWERS; i++) {
            Block block = section.blocks().get(i);
            if (block instanceof Block.Text text && text.owner() == Block.NO_OWNER) {
                break;
            }
            if (block instanceof Block.Entry entry && entry.parent() == parent) {
                followers.add(entry.text());
            }
        }
        return followers;
    }

    private static Set<Integer> parents(Section section) {
        Set<Integer> parents = new HashSet<>();
        section.blocks().forEach(block -> {
            if (block instanceof Block.Entry entry) {
                parents.add(entry.parent());
            }
        });
        return parents;
    }

    /** Whether a list or a table begins with the block. */
    private static boolean startsList(Section section, int index) {
        return index < section.blocks().size()
                && (section.blocks().get(index) instanceof Block.Entry
                        || section.blocks().get(index) instanceof Block.Row);
    }

    private static int owner(Block block) {
        if (block instanceof Block.Text text) {
            return text.owner();
        }
        return block instanceof Block.Fence fence ? fence.owner() : Block.NO_OWNER;
    }

    /** A title names the whole document and opens nothing, unless it is the only heading. */
    private boolean isTitleOnly(Section section) {
        return section == tree.heading() && !section.children().isEmpty();
    }

    private Optional<Zone> own(Section section) {
        boolean inRollback = section.parent().zone() == Zone.ROLLBACK;
        if (ZoneWords.isDecision(section.title())
                && (inRollback || ZoneWords.isAboutRollback(section.title()))
                && listsSteps(section)) {
            return Optional.of(Zone.ROLLBACK);
        }
        if (inRollback && ZoneWords.decides(section.title())) {
            return Optional.of(Zone.TRIGGERS);
        }
        if (section.parent().zone() == Zone.SIGN_OFF && ZoneWords.leavesSignOff(section.title())) {
            return Optional.of(Zone.WALK);
        }
        boolean preparing = (!inRollback && isPreparing(section.parent()))
                || (ZoneWords.isPlan(section.title()) && ReadinessWords.prevail(boxesOf(section)))
                || (!inRollback && ReadinessWords.arePlans(boxesOf(section)));
        if (ZoneWords.isAcceptance(section.title()) && SignOffWords.areRoles(boxesOf(section))) {
            return Optional.of(Zone.SIGN_OFF);
        }
        if (ZoneWords.isStop(section.title()) && !boxesOf(section).isEmpty()) {
            return Optional.empty();
        }
        return ZoneWords.of(section.title(), preparing)
                .or(() -> hasTiers(section) ? Optional.of(Zone.TRIGGERS) : Optional.empty())
                .map(zone -> zone == Zone.ROLLBACK && isTierBesideOthers(section) ? Zone.TRIGGERS : zone);
    }

    /** Whether the headings right below are tiers of which one rolls back: then all of them are about criteria. */
    private static boolean hasTiers(Section section) {
        long tiers = section.children().stream()
                .filter(child -> CriteriaWords.isTier(child.title()))
                .count();
        return tiers > 1
                && !section.hasOwnBoxes()
                && section.children().stream().anyMatch(child -> CriteriaPurpose.speaksOfBack(child.title()));
    }

    /** "Rollback immediately" beside "Consider rollback" or "Do not roll back for": criteria, whatever its lines say. */
    private static boolean isTierBesideOthers(Section section) {
        return CriteriaWords.isUrgent(section.title())
                && !CriteriaWords.isProcedure(section.title())
                && !isNumbered(section)
                && section.parent().children().stream()
                        .map(sibling ->
                                CriteriaPurpose.of(sibling.title(), false).kind())
                        .anyMatch(kind -> kind == CriteriaPurpose.Kind.ASK || kind == CriteriaPurpose.Kind.STAY);
    }

    /** "Rollback decision" with boxes: what is done before it is decided, where none of its lines states a limit. */
    private static boolean listsSteps(Section section) {
        return !boxesOf(section).isEmpty() && entriesOf(section).stream().noneMatch(LimitReader::states);
    }

    private static List<String> entriesOf(Section section) {
        return section.blocks().stream()
                .filter(block -> block instanceof Block.Entry)
                .map(block -> ((Block.Entry) block).text())
                .toList();
    }

    /** Below criteria in lines or rows, boxes without a limit are what is done then. */
    private static boolean boxesAreSteps(Section section) {
        List<String> boxes = boxesOf(section);
        return !boxes.isEmpty()
                && boxes.stream().noneMatch(CriteriaWords::states)
                && section.blocks().stream().anyMatch(Zoning::holdsLimit);
    }

    private static boolean holdsLimit(Block block) {
        if (block instanceof Block.Row row) {
            return LimitReader.mayState(String.join(" ", row.cells()));
        }
        return block instanceof Block.Entry entry && !entry.isBox() && CriteriaWords.states(entry.text());
    }

    private static boolean startsNumbered(Section section, int index) {
        return index < section.blocks().size()
                && section.blocks().get(index) instanceof Block.Entry entry
                && entry.ordinal() > 0;
    }

    private static boolean isNumbered(Section section) {
        return section.blocks().stream()
                .filter(block -> block instanceof Block.Entry entry && entry.parent() == Block.NO_OWNER)
                .allMatch(block -> ((Block.Entry) block).ordinal() > 0);
    }

    private static List<String> boxesOf(Section section) {
        return section.blocks().stream()
                .filter(block -> block instanceof Block.Entry entry && entry.isBox())
                .map(block -> ((Block.Entry) block).text())
                .toList();
    }

    /** Whether a section, or one around it below the title, says that it prepares. */
    boolean isPreparing(Section section) {
        for (Section around = section; around != null && !isTitleOnly(around); around = around.parent()) {
            if (around.stage().equals(Optional.of(ChecklistStage.PREPARE))) {
                return true;
            }
        }
        return false;
    }

    static boolean isPreparing(SectionTree tree, Section section) {
        return new Zoning(tree).isPreparing(section);
    }
}
