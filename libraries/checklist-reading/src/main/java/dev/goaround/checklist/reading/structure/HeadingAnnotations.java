package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.annotation.Clause;
import dev.goaround.checklist.reading.annotation.ClauseParser;
import dev.goaround.checklist.reading.annotation.ClauseReading;
import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.ChecklistStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The annotations directly behind headings. */
final class HeadingAnnotations {

    private final List<MisplacedAnnotation> misplaced = new ArrayList<>();

    /** Gives the sections what their headings' annotations say, and returns those that say nothing of a heading. */
    static List<MisplacedAnnotation> apply(SectionTree tree) {
        HeadingAnnotations annotations = new HeadingAnnotations();
        for (Section section : tree.all()) {
            for (Block block : section.blocks()) {
                if (!(block instanceof Block.Annotation annotation)) {
                    break;
                }
                annotations.apply(section, annotation);
            }
        }
        return annotations.misplaced;
    }

    private void apply(Section section, Block.Annotation annotation) {
        ClauseReading reading = ClauseParser.parse(annotation.text());
        if (reading instanceof ClauseReading.Refused refused) {
            misplaced.add(new MisplacedAnnotation(annotation, refused.reason()));
            return;
        }
        Clause clause = ((ClauseReading.Understood) reading).clause();
        if (section.parent() == null) {
            misplaced.add(new MisplacedAnnotation(
                    annotation, "stands behind no line; put it at the end of the line that it is about"));
        } else if (clause.is("no-phase")) {
            section.override(new PhaseOverride(null, null, null, null));
        } else if (clause.is("phase")) {
            section.override(new PhaseOverride(
                    stage(clause.name()),
                    clause.option("environment").orElse(null),
                    clause.span("offset").orElse(null),
                    clause.span("duration").orElse(null)));
        } else {
            misplaced.add(new MisplacedAnnotation(
                    annotation,
                    "a heading takes \"phase\" or \"no-phase\"; put anything else behind the line it is about"));
        }
    }

    private static ChecklistStage stage(String word) {
        return Arrays.stream(ChecklistStage.values())
                .filter(stage -> stage.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the parser lets no other word through: " + word));
    }
}
