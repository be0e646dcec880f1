package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.words.ChecklistStage;
import dev.goaround.checklist.reading.words.EnvironmentWords;
import dev.goaround.checklist.reading.words.StageWords;
import dev.goaround.checklist.reading.words.ZoneWords;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the stage of one phase after the other. A heading's own words come first, then those of the headings around it,
 * then its place: before the first deployment everything prepares ("Testing" stands for tests done beforehand there),
 * after it a phase goes on with what the one before did. Where no heading names the deployment, the first boxes that
 * deploy do; where nothing does at all, the whole document prepares.
 */
final class PhaseStages {

    private static final Set<ChecklistStage> AFTER_DEPLOY =
            EnumSet.of(ChecklistStage.VERIFY, ChecklistStage.MONITOR, ChecklistStage.FOLLOW_UP);

    /** The stage of a phase, and what it was taken from. */
    record Found(ChecklistStage stage, StageFrom from) {}

    private final SectionTree tree;
    private final List<Section> phases;
    private final int lastDeploying;
    private final int deploysFirst;
    private final Map<Section, Optional<ChecklistStage>> named = new HashMap<>();
    private final Set<ChecklistStage> seen = EnumSet.noneOf(ChecklistStage.class);
    private ChecklistStage previous = ChecklistStage.PREPARE;
    private Section previousSection;
    private int index = -1;

    PhaseStages(SectionTree tree, List<Section> phases) {
        this.tree = tree;
        this.phases = phases;
        this.lastDeploying = lastDeploying();
        this.deploysFirst = lastDeploying < 0 ? deploysFirst() : -1;
    }

    /** To be asked for each phase once, in document order. */
    Found next(Section phase) {
        index++;
        PhaseOverride override = phase.override();
        boolean said = override != null && override.isPhase();
        if (said ? override.stage() == ChecklistStage.ROLLBACK : phase.isRollback()) {
            return new Found(ChecklistStage.ROLLBACK, said ? StageFrom.ANNOTATION : StageFrom.HEADING);
        }
        if (!said && phase.emergency() != null) {
            // What an emergency asks for is settled before it deploys; for all others it is no part of the walk.
            return new Found(ChecklistStage.PREPARE, StageFrom.HEADING);
        }
        Found found = said ? new Found(override.stage(), StageFrom.ANNOTATION) : stageOf(phase);
        ChecklistStage stage = found.stage();
        boolean named = phase.isAfterDeployment() || phase.clock().isTimed();
        boolean early = deploysLater() || (readiesOnly() && !named);
        if (!said && AFTER_DEPLOY.contains(stage) && !seen.contains(ChecklistStage.DEPLOY) && early) {
            stage = ChecklistStage.PREPARE;
            found = new Found(stage, StageFrom.PLACE);
        }
        seen.add(stage);
        previous = stage;
        previousSection = phase;
        return found;
    }

    private Found stageOf(Section phase) {
        if (phase == tree.opening() && phase != onlyPart()) {
            return byPlace(ChecklistStage.PREPARE);
        }
        Optional<ChecklistStage> own = phase.stage();
        Optional<ChecklistStage> around = around(phase);
        if (own.isPresent()) {
            return named(phase, own.get());
        }
        if (phase.isAfterDeployment()) {
            return new Found(afterDeployment(phase), StageFrom.HEADING);
        }
        if (around.isPresent()) {
            boolean goesOn = previousSection != null && previousSection.parent() == phase.parent();
            return new Found(
                    goesOn && previous.compareTo(around.get()) > 0 ? previous : around.get(), StageFrom.AROUND);
        }
        if (ZoneWords.isAboutRollback(phase.title())) {
            return new Found(ChecklistStage.PREPARE, StageFrom.HEADING);
        }
        return EnvironmentWords.of(phase.title()).isPresent()
                ? new Found(ChecklistStage.DEPLOY, StageFrom.HEADING)
                : unnamed(phase);
    }

    private Found named(Section phase, ChecklistStage own) {
        boolean alreadyDeploying = own == ChecklistStage.PREPARE
                && !phase.clock().relativeToT0()
                && StageWords.isDuringDeployment(phase.parent().title());
        if (alreadyDeploying) {
            return new Found(ChecklistStage.DEPLOY, StageFrom.AROUND);
        }
        boolean inPassing = own == ChecklistStage.DEPLOY
                && !seen.contains(ChecklistStage.DEPLOY)
                && deploysLater()
                && StageWords.isInPassing(phase.title())
                && !phase.hasSteps();
        return inPassing ? byPlace(ChecklistStage.PREPARE) : new Found(own, StageFrom.HEADING);
    }

    private Section onlyPart() {
        return phases.size() == 1 ? phases.get(0) : null;
    }

    private Optional<ChecklistStage> around(Section phase) {
        for (Section section = phase.parent(); isBelowTitle(section); section = section.parent()) {
            Optional<ChecklistStage> stage = section.stage();
            if (stage.isPresent()) {
                return stage;
            }
            if (section.isAfterDeployment()) {
                return Optional.of(afterDeployment(section));
            }
        }
        return Optional.empty();
    }

    private boolean isBelowTitle(Section section) {
        return section != null && section.parent() != null && section != tree.heading();
    }

    /** "Post-deployment" alone: what its sections say, else the stage that has not been yet. */
    private ChecklistStage afterDeployment(Section section) {
        Optional<ChecklistStage> byChildren = named.computeIfAbsent(section, PhaseStages::namedByChildren);
        if (byChildren.isPresent()) {
            return byChildren.get();
        }
        if (section.closesOnly()
                || (seen.contains(ChecklistStage.VERIFY)
                        && StageWords.isAfterwards(section.title())
                        && !section.looks())) {
            return ChecklistStage.FOLLOW_UP;
        }
        if (seen.contains(ChecklistStage.MONITOR)) {
            return ChecklistStage.FOLLOW_UP;
        }
        return seen.contains(ChecklistStage.VERIFY) ? ChecklistStage.MONITOR : ChecklistStage.VERIFY;
    }

    private static Optional<ChecklistStage> namedByChildren(Section section) {
        return section.children().stream()
                .map(Section::stage)
                .flatMap(Optional::stream)
                .filter(AFTER_DEPLOY::contains)
                .findFirst();
    }

    private Found unnamed(Section phase) {
        if (readiesOnly()) {
            return byPlace(ChecklistStage.PREPARE);
        }
        if (seen.contains(ChecklistStage.DEPLOY) || AFTER_DEPLOY.contains(previous)) {
            return StageWords.closing(phase.title())
                    .map(closing -> new Found(closing, StageFrom.HEADING))
                    .orElseGet(() -> byPlace(previous));
        }
        if (deploysLater() || index < deploysFirst) {
            return byPlace(ChecklistStage.PREPARE);
        }
        return new Found(
                deploysFirst < 0 && phases.size() > 1 ? ChecklistStage.PREPARE : ChecklistStage.DEPLOY,
                phase.hasSteps() ? StageFrom.AROUND : StageFrom.PLACE);
    }

    private static Found byPlace(ChecklistStage stage) {
        return new Found(stage, StageFrom.PLACE);
    }

    /** A document that says by its title that it prepares, and in which nothing is deployed. */
    private boolean readiesOnly() {
        return lastDeploying < 0
                && tree.heading() != null
                && tree.heading().stage().equals(Optional.of(ChecklistStage.PREPARE));
    }

    private boolean deploysLater() {
        return lastDeploying > index;
    }

    /**
     * Where no heading names the deployment: the first phase whose boxes deploy, else the last one before those that look
     * afterwards, else the last one that does what a deployment may do. Negative where nothing tells of a deployment at all.
     */
    private int deploysFirst() {
        int before = -1;
        int doing = -1;
        for (int i = 0; i < phases.size(); i++) {
            Section phase = phases.get(i);
            boolean after = phase.isAfterDeployment()
                    || phase.stage().filter(AFTER_DEPLOY::contains).isPresent();
            if (after) {
                return before;
            }
            if (phase.stage().isEmpty()
                    && phase.emergency() == null
                    && !phase.isRollback()
                    && around(phase).isEmpty()) {
                if (phase.hasSteps()) {
                    return i;
                }
                before = i;
                doing = phase.mayDeploy() ? i : doing;
            }
        }
        return doing;
    }

    private int lastDeploying() {
        for (int last = phases.size() - 1; last >= 0; last--) {
            Section phase = phases.get(last);
            if (phase.emergency() == null
                    && phase.stage().or(() -> around(phase)).equals(Optional.of(ChecklistStage.DEPLOY))) {
                return last;
            }
        }
        return -1;
    }
}
