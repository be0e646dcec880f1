package dev.goaround.checklist.reading.structure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The phases that the words make, with those that annotations add and without those that they take away. */
final class AnnotatedSplit {

    private AnnotatedSplit() {}

    static List<Section> of(SectionTree tree, List<Section> byWords) {
        List<Section> all = tree.all();
        if (all.stream().allMatch(section -> section.override() == null)) {
            return byWords;
        }
        Set<Section> phases = new HashSet<>(byWords);
        for (Section section : all) {
            PhaseOverride override = section.override();
            if (override != null && override.isPhase() && hasBoxes(section)) {
                phases.add(section);
            } else if (override != null && !override.isPhase()) {
                phases.remove(section);
            }
        }
        Set<Section> walked = new HashSet<>();
        all.stream()
                .filter(Section::hasOwnBoxes)
                .map(section -> nearest(section, phases))
                .forEach(walked::add);
        phases.retainAll(walked);
        // Boxes need a phase: where none stands before them, the heading is one in spite of its annotation.
        return phases.isEmpty() || !hasPhaseBefore(all, phases)
                ? byWords
                : all.stream().filter(phases::contains).toList();
    }

    private static boolean hasBoxes(Section section) {
        return section.hasOwnBoxes() || section.children().stream().anyMatch(AnnotatedSplit::hasBoxes);
    }

    private static boolean hasPhaseBefore(List<Section> all, Set<Section> phases) {
        for (Section section : all) {
            if (phases.contains(section)) {
                return true;
            }
            if (section.hasOwnBoxes() && nearest(section, phases) == null) {
                return false;
            }
        }
        return true;
    }

    private static Section nearest(Section section, Set<Section> phases) {
        for (Section around = section; around != null; around = around.parent()) {
            if (phases.contains(around)) {
                return around;
            }
        }
        return null;
    }
}
