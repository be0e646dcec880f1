package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.ChecklistStage;
import dev.goaround.checklist.reading.words.ClosingWords;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.PhaseClock;
import dev.goaround.checklist.reading.words.StageWords;
import dev.goaround.checklist.reading.words.StepReader;
import dev.goaround.checklist.reading.words.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A heading with what stands under it. The root has level 0 and no title. Identity is the object: two sections may have
 * the same title.
 */
public final class Section {

    /** Every item repeats its phase and section: an endless heading would make an endless report. */
    private static final int LONGEST_TITLE = 200;

    private final int line;
    private final int level;
    private final String title;
    private final Section parent;
    private final PhaseClock clock;
    private final Optional<ChecklistStage> stage;
    private final boolean afterDeployment;
    private final List<Section> children = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private Zone zone = Zone.WALK;
    private CriteriaPurpose purpose = CriteriaPurpose.UNSAID;
    private PhaseOverride override;
    private int boxes;
    private Boolean steps;
    private String emergency;

    Section(Section parent, int line, int level, String title) {
        this.parent = parent;
        this.line = line;
        this.level = level;
        this.title = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "…" : title;
        this.clock = PhaseClock.of(title);
        this.stage = StageWords.of(title, clock);
        this.afterDeployment = StageWords.isAfterDeployment(title);
    }

    public int line() {
        return line;
    }

    public String title() {
        return title;
    }

    public PhaseClock clock() {
        return clock;
    }

    /** The stage that the heading itself names. */
    public Optional<ChecklistStage> stage() {
        return stage;
    }

    /** Whether the heading says that it is after the deployment, and maybe no more than that. */
    boolean isAfterDeployment() {
        return afterDeployment;
    }

    int level() {
        return level;
    }

    Section parent() {
        return parent;
    }

    List<Section> children() {
        return Collections.unmodifiableList(children);
    }

    List<Block> blocks() {
        return Collections.unmodifiableList(blocks);
    }

    Zone zone() {
        return zone;
    }

    void zone(Zone assigned) {
        zone = assigned;
    }

    CriteriaPurpose purpose() {
        return purpose;
    }

    void purpose(CriteriaPurpose said) {
        purpose = said;
    }

    /** What an annotation says of the heading, or null. */
    public PhaseOverride override() {
        return override;
    }

    void override(PhaseOverride said) {
        override = said;
    }

    boolean isRollback() {
        return zone == Zone.ROLLBACK || zone == Zone.TRIGGERS;
    }

    /** Whether a check box stands directly under this heading, before any further one. */
    boolean hasOwnBoxes() {
        return boxes > 0;
    }

    /** The condition that a list for emergencies sets for its boxes, or null outside of one. */
    public String emergency() {
        return emergency == null && parent != null ? parent.emergency() : emergency;
    }

    void emergency(String condition) {
        emergency = condition;
    }

    /** Whether this heading is that of a list for emergencies. */
    public boolean opensEmergency() {
        return emergency != null;
    }

    /** Whether it is the other section, or stands below it. */
    public boolean isWithin(Section other) {
        return this == other || (parent != null && parent.isWithin(other));
    }

    boolean hasOwnSteps() {
        if (steps == null) {
            steps = blocks.stream()
                    .anyMatch(block -> block instanceof Block.Entry entry
                            && entry.isBox()
                            && StepReader.of(entry.text()).isPresent());
        }
        return steps;
    }

    /** Whether a box below this heading, or below one of those under it, deploys or moves traffic. */
    boolean hasSteps() {
        return hasOwnSteps() || children.stream().anyMatch(child -> !child.isRollback() && child.hasSteps());
    }

    /** Whether the boxes below write down, tidy up and tell, and none of them looks at what was deployed. */
    boolean closesOnly() {
        return ClosingWords.areOnly(boxesBelow());
    }

    /** Whether a box below looks at what was deployed, waits, or holds a limit. */
    boolean looks() {
        return boxesBelow().stream().anyMatch(ClosingWords::looks);
    }

    private List<String> boxesBelow() {
        List<String> all = new ArrayList<>();
        collectBoxes(all);
        return all;
    }

    private void collectBoxes(List<String> boxed) {
        blocks.forEach(block -> {
            if (block instanceof Block.Entry entry && entry.isBox()) {
                boxed.add(entry.text());
            }
        });
        children.forEach(child -> child.collectBoxes(boxed));
    }

    /** Whether a box directly below does something that is a deployment where something is deployed: "Upgrade the packages". */
    boolean mayDeploy() {
        return blocks.stream()
                .anyMatch(block -> block instanceof Block.Entry entry
                        && entry.isBox()
                        && StepReader.inDeployment(entry.text()).isPresent());
    }

    Section addChild(Block.Heading heading) {
        Section child = new Section(this, heading.line(), heading.level(), heading.text());
        children.add(child);
        return child;
    }

    void add(Block block) {
        blocks.add(block);
        if (block instanceof Block.Entry entry && entry.isBox()) {
            boxes++;
        }
    }
}
