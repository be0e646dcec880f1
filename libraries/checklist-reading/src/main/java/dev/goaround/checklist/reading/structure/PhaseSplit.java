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
        if (section.opensEmergency()) {
            phases.add(section);
            collectApart(section);
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
        collectApart(section);
    }

    /** Rollback sections inside a phase that is none, and lists for emergencies. */
    private void collectApart(Section section) {
        for (Section child : section.children()) {
            if (isApart(child, section)) {
                collect(child);
            } else {
                collectApart(child);
            }
        }
    }

    private boolean isSplit(Section section) {
        List<Section> children = section.children().stream()
                .filter(child -> !child.opensEmergency())
                .filter(PhaseSplit::hasBoxes)
                .toList();
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

    private static boolean isApart(Section child, Section phase) {
        return child.opensEmergency() || (child.isRollback() && !phase.isRollback());
    }

    private static boolean hasBoxes(Section section) {
        return section.hasOwnBoxes() || section.children().stream().anyMatch(PhaseSplit::hasBoxes);
    }

    private static boolean hasBoxesOfItsWalk(Section section, Section phase) {
        return section.hasOwnBoxes()
                || section.children().stream()
                        .filter(child -> !isApart(child, phase))
                        .anyMatch(child -> hasBoxesOfItsWalk(child, phase));
    }
}
