package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.ReadinessWords;
import dev.goaround.checklist.reading.words.Stage;
import dev.goaround.checklist.reading.words.Zone;
import dev.goaround.checklist.reading.words.ZoneWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of every section, and then of every block, what it is about. */
final class Zoning {

    private final SectionTree tree;

    private Zoning(SectionTree tree) {
        this.tree = tree;
    }

    /** Sets the zone of each section; a section without a zone of its own takes that of the section around it. */
    static void assign(SectionTree tree) {
        Zoning zoning = new Zoning(tree);
        for (Section section : tree.all()) {
            if (section.parent() != null && !zoning.isTitleOnly(section)) {
                section.zone(zoning.own(section).orElse(section.parent().zone()));
            }
        }
    }

    /** The blocks of a section, each with its zone. A line that ends in a colon opens a zone for the list after it. */
    static List<Placed> place(Section section, boolean preparing) {
        List<Placed> placed = new ArrayList<>();
        Map<Integer, Zone> below = new HashMap<>();
        Zone next = section.zone();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Text text && text.owner() == Block.NO_OWNER) {
                placed.add(new Placed(text, section, section.zone()));
                next = openedBy(text, section, preparing);
            } else if (block instanceof Block.Entry entry) {
                Zone zone = entry.parent() == Block.NO_OWNER ? next : below.getOrDefault(entry.parent(), next);
                below.put(
                        entry.index(),
                        entry.isBox() && !entry.text().endsWith(":") ? zone : opened(entry.text(), zone, preparing));
                placed.add(new Placed(entry, section, zone));
            } else {
                int owner = owner(block);
                placed.add(
                        new Placed(block, section, owner == Block.NO_OWNER ? next : below.getOrDefault(owner, next)));
            }
        }
        return placed;
    }

    private static int owner(Block block) {
        if (block instanceof Block.Text text) {
            return text.owner();
        }
        return block instanceof Block.Fence fence ? fence.owner() : Block.NO_OWNER;
    }

    private static Zone openedBy(Block.Text text, Section section, boolean preparing) {
        return text.text().endsWith(":") ? opened(text.text(), section.zone(), preparing) : section.zone();
    }

    private static Zone opened(String text, Zone around, boolean preparing) {
        if (!text.endsWith(":") && !ZoneWords.isTitle(text)) {
            return around;
        }
        Zone zone = ZoneWords.of(text, preparing).orElse(around);
        boolean leavesRollback = around == Zone.ROLLBACK && zone != Zone.TRIGGERS;
        return leavesRollback ? around : zone;
    }

    /** A title names the whole document and opens nothing, unless it is the only heading. */
    private boolean isTitleOnly(Section section) {
        return section == tree.heading() && !section.children().isEmpty();
    }

    private Optional<Zone> own(Section section) {
        boolean inRollback = section.parent().zone() == Zone.ROLLBACK;
        if (inRollback && ZoneWords.decides(section.title())) {
            return Optional.of(Zone.TRIGGERS);
        }
        boolean preparing = (!inRollback && isPreparing(section.parent()))
                || (ZoneWords.isPlan(section.title()) && ReadinessWords.prevail(boxesOf(section)));
        return ZoneWords.of(section.title(), preparing);
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
            if (around.stage().equals(Optional.of(Stage.PREPARE))) {
                return true;
            }
        }
        return false;
    }

    static boolean isPreparing(SectionTree tree, Section section) {
        return new Zoning(tree).isPreparing(section);
    }
}
