package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.outline.Box;
import dev.goaround.checklist.reading.words.ChecklistStage;
import dev.goaround.checklist.reading.words.PhaseClock;
import dev.goaround.checklist.reading.words.ProgressColumns;
import dev.goaround.checklist.reading.words.SoakReader;
import dev.goaround.checklist.reading.words.StageWords;
import dev.goaround.checklist.reading.words.StepReader;
import dev.goaround.checklist.reading.words.ZoneWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes lines of the walk of what people write without boxes: the rows of a table that moves the traffic, and a time to be
 * waited that is nested under the step that it belongs to.
 */
final class RolloutSteps {

    private final List<Block> blocks = new ArrayList<>();
    private final Map<Integer, Around> boxes = new HashMap<>();
    private boolean deploying;
    private boolean back;
    private int next;
    private Block.Entry soak;

    /** A box, and whether it stands below a heading that deploys. */
    private record Around(String text, boolean deploys) {
        boolean isStep() {
            return (deploys ? StepReader.inDeployment(text) : StepReader.of(text)).isPresent();
        }
    }

    private RolloutSteps(List<Block> outline) {
        next = 1
                + outline.stream()
                        .filter(Block.Entry.class::isInstance)
                        .mapToInt(block -> ((Block.Entry) block).index())
                        .max()
                        .orElse(Block.NO_OWNER);
    }

    static List<Block> in(List<Block> outline) {
        RolloutSteps steps = new RolloutSteps(outline);
        outline.forEach(steps::add);
        steps.endRow();
        return steps.blocks;
    }

    private void add(Block block) {
        if (block instanceof Block.Annotation) {
            // A row's annotation is its step's.
            blocks.add(block);
            return;
        }
        endRow();
        if (block instanceof Block.Heading heading) {
            deploying = StageWords.of(heading.text(), PhaseClock.of(heading.text()))
                    .equals(Optional.of(ChecklistStage.DEPLOY));
            back = ZoneWords.isAboutRollback(heading.text());
        }
        if (block instanceof Block.Row traffic
                && deploying
                && !back
                && ProgressColumns.isOne(traffic.header(), traffic.cells())) {
            row(traffic);
            if (ProgressColumns.isBoth(traffic.header(), traffic.cells())) {
                endRow();
                blocks.add(traffic);
            }
        } else if (block instanceof Block.Entry entry) {
            blocks.add(entry(entry));
        } else {
            blocks.add(block);
        }
    }

    private void row(Block.Row traffic) {
        int row = next++;
        String step = ProgressColumns.step(traffic.header(), traffic.cells());
        blocks.add(new Block.Entry(traffic.line(), row, Block.NO_OWNER, 0, Box.OPEN, step));
        soak = ProgressColumns.soak(traffic.header(), traffic.cells())
                .map(text -> new Block.Entry(traffic.line(), next++, row, 0, Box.OPEN, text))
                .orElse(null);
    }

    private void endRow() {
        if (soak != null) {
            blocks.add(soak);
            soak = null;
        }
    }

    private Block.Entry entry(Block.Entry entry) {
        if (entry.isBox() && !back) {
            boxes.put(entry.index(), new Around(entry.text(), deploying));
        }
        Around around = boxes.get(entry.parent());
        boolean waited =
                !entry.isBox() && around != null && SoakReader.of(entry.text()).isPresent() && around.isStep();
        return waited
                ? new Block.Entry(entry.line(), entry.index(), entry.parent(), entry.ordinal(), Box.OPEN, entry.text())
                : entry;
    }
}
