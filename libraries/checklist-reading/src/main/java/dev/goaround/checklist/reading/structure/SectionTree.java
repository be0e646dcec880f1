package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.outline.Outline;
import java.util.ArrayList;
import java.util.List;

/**
 * The sections of a document.
 *
 * @param heading the section whose heading is the document's title, or null where no heading is
 */
record SectionTree(Section root, Section heading) {

    static SectionTree of(Outline outline) {
        Section root = new Section(null, 1, 0, "");
        Section current = root;
        for (Block block : RolloutSteps.in(SuccessTables.asChecks(outline.blocks()))) {
            if (block instanceof Block.Heading heading) {
                while (current.level() >= heading.level()) {
                    current = current.parent();
                }
                current = current.addChild(heading);
            } else {
                current.add(block);
            }
        }
        // What stands before the only top heading is introduction, unless it is a list to be walked.
        boolean titled = root.children().size() == 1 && !root.hasOwnBoxes();
        return new SectionTree(root, titled ? root.children().get(0) : null);
    }

    /** The sections that are candidates for phases. */
    List<Section> parts() {
        if (heading == null) {
            return root.children();
        }
        return heading.children().isEmpty() ? List.of(heading) : heading.children();
    }

    /** The section that holds what stands before the first part. */
    Section opening() {
        return heading == null ? root : heading;
    }

    /** All sections in document order. */
    List<Section> all() {
        List<Section> all = new ArrayList<>();
        collect(root, all);
        return all;
    }

    /** Headings have six levels, so this recursion is six deep at most. */
    private static void collect(Section section, List<Section> all) {
        all.add(section);
        section.children().forEach(child -> collect(child, all));
    }
}
