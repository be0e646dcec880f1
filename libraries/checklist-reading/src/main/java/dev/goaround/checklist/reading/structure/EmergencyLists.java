package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.ChecklistStage;
import dev.goaround.checklist.reading.words.PathWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the lists that are walked in an emergency only. Beside the ordinary deployment such a list deploys nothing a second
 * time; where it is the only one, it is the walk.
 */
final class EmergencyLists {

    private EmergencyLists() {}

    static void mark(SectionTree tree) {
        List<Section> lists = new ArrayList<>();
        tree.parts().forEach(part -> collect(part, lists));
        boolean beside = tree.all().stream()
                .filter(section -> lists.stream().noneMatch(section::isWithin))
                .anyMatch(section -> section.hasOwnBoxes()
                        && (section.stage().equals(Optional.of(ChecklistStage.DEPLOY)) || section.hasOwnSteps()));
        if (beside) {
            lists.forEach(list -> list.emergency(PathWords.condition(list.title())));
        }
    }

    private static void collect(Section section, List<Section> lists) {
        PhaseOverride said = section.override();
        boolean otherwise = said != null && said.stage() != ChecklistStage.PREPARE;
        boolean meant = !section.isRollback()
                && !otherwise
                && (PathWords.isList(section.title())
                        || (section.stage().equals(Optional.of(ChecklistStage.DEPLOY)) && isIntroduced(section)));
        if (meant) {
            lists.add(section);
        } else {
            section.children().forEach(child -> collect(child, lists));
        }
    }

    private static boolean isIntroduced(Section section) {
        return section.blocks().stream()
                .takeWhile(block -> !(block instanceof Block.Entry))
                .anyMatch(block -> block instanceof Block.Text text && PathWords.isOnlyForEmergencies(text.text()));
    }
}
