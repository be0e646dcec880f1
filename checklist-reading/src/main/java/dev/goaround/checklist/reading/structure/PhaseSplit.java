package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.words.EnvironmentWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides which sections are phases, by the rules that the package describes. */
final class PhaseSplit {

    private final List<Section> phases = new ArrayList<>();
    private final boolean onlyOnePart;

    private PhaseSplit(SectionTree tree) {
        onlyOnePart = tree.parts().stream().filter(PhaseSplit::hasBoxes).count() == 1;
    }

    static List<Section> of(SectionTree tree) {
        PhaseSplit split = new PhaseSplit(tree);
        Section opening = tree.opening();
        if (opening.hasOwnBoxes()) {
            split.phases.add(opening);
        }
        for (Section part : tree.parts()) {
            if (part != opening) {
                split.collect(part);
            }
        }
        return List.copyOf(split.phases);
    }

    private void collect(Section section) {
        if (!hasBoxes(section)) {
            return;
        }
        if (isSplit(section)) {
            if (section.hasOwnBoxes()) {
                phases.add(section);
            }
            section.children().forEach(this::collect);
            return;
        }
        if (hasBoxesOfItsWalk(section, section)) {
            phases.add(section);
        }
        collectRollbacks(section);
    }

    /** Rollback sections inside a phase that is none. */
    private void collectRollbacks(Section section) {
        for (Section child : section.children()) {
            if (child.isRollback() && !section.isRollback()) {
                collect(child);
            } else {
                collectRollbacks(child);
            }
        }
    }

    private boolean isSplit(Section section) {
        List<Section> children =
                section.children().stream().filter(PhaseSplit::hasBoxes).toList();
        long timed = children.stream().filter(child -> child.clock().isTimed()).count();
        long placed = children.stream()
                .filter(child -> EnvironmentWords.of(child.title()).isPresent())
                .count();
        if (timed >= 2 || placed >= 2) {
            return true;
        }
        boolean afterwards = children.stream()
                .anyMatch(child -> child.isAfterDeployment() && child.stage().isEmpty());
        long stages = (afterwards ? 1 : 0)
                + children.stream()
                        .map(Section::stage)
                        .flatMap(Optional::stream)
                        .distinct()
                        .count();
        boolean namesNone = section.stage().isEmpty() && !section.isAfterDeployment();
        return stages >= 2 && !section.isRollback() && (namesNone || onlyOnePart);
    }

    private static boolean hasBoxes(Section section) {
        return section.hasOwnBoxes() || section.children().stream().anyMatch(PhaseSplit::hasBoxes);
    }

    private static boolean hasBoxesOfItsWalk(Section section, Section phase) {
        return section.hasOwnBoxes()
                || section.children().stream()
                        .filter(child -> !child.isRollback() || phase.isRollback())
                        .anyMatch(child -> hasBoxesOfItsWalk(child, phase));
    }
}
