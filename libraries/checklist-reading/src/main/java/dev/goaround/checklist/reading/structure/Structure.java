package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Outline;
import dev.goaround.checklist.reading.words.EnvironmentWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document taken apart: its title, its phases, and its blocks with their surroundings, all in document order. */
public final class Structure {

    private static final String UNTITLED = "Checklist";

    private final String title;
    private final List<Section> sections;
    private final List<PlacedBlock> placed = new ArrayList<>();
    private final Map<Section, PhaseSection> phases = new LinkedHashMap<>();
    private final Map<Section, PhaseSection> phaseOf = new HashMap<>();

    private final List<MisplacedAnnotation> misplaced;

    private Structure(String title, SectionTree tree) {
        this.title = title;
        this.sections = tree.all();
        this.misplaced = HeadingAnnotations.apply(tree);
        Zoning.assign(tree);
        EmergencyLists.mark(tree);
        findPhases(tree);
        for (Section section : sections) {
            placed.addAll(Zoning.place(section, Zoning.isPreparing(tree, section)));
        }
    }

    public static Structure of(Outline outline) {
        SectionTree tree = SectionTree.of(outline);
        String headingTitle = tree.heading() == null ? null : tree.heading().title();
        return new Structure(outline.title() == null ? headingTitle : outline.title(), tree);
    }

    /** Null where neither the front matter nor a heading above all others names the document. */
    public String title() {
        return title;
    }

    public List<PhaseSection> phases() {
        return List.copyOf(phases.values());
    }

    public List<Section> sections() {
        return sections;
    }

    public List<PlacedBlock> placed() {
        return List.copyOf(placed);
    }

    /** The annotations behind headings that are not followed. */
    public List<MisplacedAnnotation> misplaced() {
        return List.copyOf(misplaced);
    }

    /** The phase that a section belongs to, or null where none of its boxes makes one. */
    public PhaseSection phaseOf(Section section) {
        return phaseOf.get(section);
    }

    private void findPhases(SectionTree tree) {
        List<Section> found = AnnotatedSplit.of(tree, PhaseSplit.of(tree));
        PhaseStages stages = new PhaseStages(tree, found);
        UniqueTitles titles = new UniqueTitles();
        for (Section section : found) {
            String unique = uniqueTitle(section, titles);
            PhaseStages.Found stage = stages.next(section);
            phases.put(
                    section,
                    new PhaseSection(unique, section, stage.stage(), stage.from(), environment(tree, section)));
        }
        PhaseSection before = null;
        for (Section section : sections) {
            PhaseSection own = phases.get(section);
            PhaseSection around = section.parent() == null ? null : phaseOf.get(section.parent());
            PhaseSection its = own == null ? around : own;
            // Boxes below a heading that is no phase by its annotation go on with the phase before.
            phaseOf.put(section, its == null && section.hasOwnBoxes() ? before : its);
            before = its == null ? before : its;
        }
    }

    private String uniqueTitle(Section section, UniqueTitles titles) {
        String plain = section.title().isBlank() ? (title == null ? UNTITLED : title) : section.title();
        return titles.unique(
                plain, section.parent() == null ? "" : section.parent().title());
    }

    private static String environment(SectionTree tree, Section phase) {
        if (phase.override() != null && phase.override().environment() != null) {
            return phase.override().environment();
        }
        for (Section section = phase; section != null; section = section.parent()) {
            boolean titleOfAll =
                    section == tree.heading() && !section.children().isEmpty();
            String named =
                    titleOfAll ? null : EnvironmentWords.of(section.title()).orElse(null);
            if (named != null) {
                return named;
            }
        }
        return null;
    }
}
