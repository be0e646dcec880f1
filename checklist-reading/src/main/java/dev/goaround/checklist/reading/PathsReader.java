package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.Placed;
import dev.goaround.checklist.reading.words.PathWords;
import java.util.ArrayList;
import java.util.List;

/** Rules for emergency and hotfix deployments: lines that are no boxes and begin with the path's name. */
final class PathsReader {

    private PathsReader() {}

    static List<PathReading> read(ReadDocument document) {
        List<PathReading> paths = new ArrayList<>();
        for (Placed placed : document.placed()) {
            boolean box = placed.block() instanceof Block.Entry entry && entry.isBox();
            String text = box ? "" : Lines.text(placed.block()).orElse("");
            if (PathWords.isEmergency(text)) {
                paths.add(path(placed, PathReading.Kind.EMERGENCY, text));
            } else if (PathWords.isHotfix(text)) {
                paths.add(path(placed, PathReading.Kind.HOTFIX, text));
            }
        }
        return paths;
    }

    private static PathReading path(Placed placed, PathReading.Kind kind, String text) {
        return new PathReading(
                placed.block().line(),
                kind,
                text,
                PathWords.approval(text).orElse(null),
                PathWords.isReviewedAfterwards(text));
    }
}
