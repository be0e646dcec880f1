package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.structure.Section;
import dev.goaround.checklist.reading.words.PathWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Rules for emergency and hotfix deployments: lines that are no boxes and begin with the path's name, and lists of their
 * own.
 */
final class PathsReader {

    private PathsReader() {}

    static List<PathReading> read(ReadDocument document) {
        List<PathReading> paths = new ArrayList<>();
        for (PlacedBlock placed : document.placed()) {
            boolean box = placed.block() instanceof Block.Entry entry && entry.isBox();
            String text = box ? "" : BlockText.text(placed.block()).orElse("");
            if (PathWords.isEmergency(text)) {
                paths.add(path(placed, PathReading.Kind.EMERGENCY, text));
            } else if (PathWords.isHotfix(text)) {
                paths.add(path(placed, PathReading.Kind.HOTFIX, text));
            }
        }
        document.structure().sections().stream()
                .filter(Section::opensEmergency)
                .forEach(section -> paths.add(list(document, section)));
        paths.sort(Comparator.comparing(PathReading::line));
        return paths;
    }

    /** A list of its own: whoever has to agree stands in one of its lines. */
    private static PathReading list(ReadDocument document, Section list) {
        List<String> lines = document.placed().stream()
                .filter(placed -> placed.section().isWithin(list))
                .map(placed -> BlockText.text(placed.block()).orElse(""))
                .toList();
        return new PathReading(
                list.line(),
                PathWords.condition(list.title()).equals(PathWords.IF_HOTFIX)
                        ? PathReading.Kind.HOTFIX
                        : PathReading.Kind.EMERGENCY,
                list.title(),
                lines.stream()
                        .map(PathWords::approval)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null),
                lines.stream().anyMatch(PathWords::isReviewedAfterwards));
    }

    private static PathReading path(PlacedBlock placed, PathReading.Kind kind, String text) {
        return new PathReading(
                placed.block().line(),
                kind,
                text,
                PathWords.approval(text).orElse(null),
                PathWords.isReviewedAfterwards(text));
    }
}
