package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.structure.Section;
import dev.goaround.checklist.reading.words.ChoiceWords;
import dev.goaround.checklist.reading.words.ChoiceWords.Meaning;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the boxes that are outcomes of one decision: neighbours of one list that are nothing but outcomes and do not all
 * mean the same, and short lists of which the words above them say that one is chosen. Two ordinary boxes are no choice.
 */
final class ChoicesReader {

    /** A longer list is one to be worked through. */
    private static final int MOST = 8;

    private static final int FEW = 5;

    private static final int LONGEST = 60;

    /**
     * One box of a decision.
     *
     * @param first index of the first entry of the decision: it stands for all
     */
    record Part(int first, DecisionBox.Outcome outcome) {}

    private final Map<Integer, Part> parts = new HashMap<>();
    private final Map<Integer, List<Block.Entry>> runs = new HashMap<>();
    private final List<Block.Entry> goes = new ArrayList<>();
    private final Set<Integer> candidates = new HashSet<>();
    private Section section;
    private String introduction = "";

    private ChoicesReader() {}

    /** By the index of the entry. */
    static Map<Integer, Part> read(ReadDocument document) {
        ChoicesReader reader = new ChoicesReader();
        for (PlacedBlock placed : document.placed()) {
            reader.place(document, placed);
        }
        reader.endSection();
        return Map.copyOf(reader.parts);
    }

    private void place(ReadDocument document, PlacedBlock placed) {
        if (placed.section() != section) {
            endSection();
            section = placed.section();
            introduction = section.title();
        }
        if (placed.block() instanceof Block.Text text && text.owner() == Block.NO_OWNER) {
            endRuns();
            introduction = text.text();
        } else if (placed.block() instanceof Block.Row) {
            endRuns();
        } else if (placed.zone() == Zone.TRIGGERS) {
            // "Tick one of these and we go back": criteria, and no decision.
            endRuns();
        } else if (placed.block() instanceof Block.Entry entry) {
            if (!entry.isBox()) {
                end(runs.remove(entry.parent()));
            } else {
                runs.computeIfAbsent(entry.parent(), parent -> {
                            introduce(document.parent(entry));
                            return new ArrayList<>();
                        })
                        .add(entry);
                if (ChoiceWords.mayBe(entry.text())) {
                    candidates.add(entry.index());
                    if (ChoiceWords.isGoOrNoGo(entry.text())) {
                        goes.add(entry);
                    }
                }
            }
        }
    }

    private void introduce(Block.Entry parent) {
        if (parent != null) {
            introduction = parent.text();
        }
    }

    private void endSection() {
        endRuns();
        // "GO" and "NO-GO" belong together also where explanations stand between them.
        goes.removeIf(entry -> parts.containsKey(entry.index()));
        if (goes.stream().anyMatch(entry -> ChoiceWords.outcome(entry.text()).equals(Optional.of(Meaning.STOP)))) {
            decide(goes, ChoiceWords::outcome);
        }
        goes.clear();
    }

    private void endRuns() {
        runs.values().forEach(this::end);
        runs.clear();
    }

    private void end(List<Block.Entry> run) {
        if (run == null) {
            return;
        }
        rows(run);
        if (run.size() >= 2 && run.size() <= MOST && ChoiceWords.asksForOne(introduction) && areShort(run)) {
            decide(run, ChoiceWords::outcome);
            return;
        }
        boolean decision = ChoiceWords.decides(introduction);
        if (decision
                && run.size() >= 2
                && run.size() <= FEW
                && areShort(run)
                && (mostAreOutcomes(run) || goOnOrBack(run))) {
            decide(run, ChoiceWords::decided);
            return;
        }
        Function<String, Optional<Meaning>> meaning = decision ? ChoiceWords::decided : ChoiceWords::outcome;
        List<Block.Entry> outcomes = new ArrayList<>();
        for (Block.Entry entry : run) {
            if (candidates.contains(entry.index())
                    && meaning.apply(entry.text()).isPresent()) {
                outcomes.add(entry);
            } else {
                decideIfSure(outcomes, meaning);
                outcomes.clear();
            }
        }
        decideIfSure(outcomes, meaning);
    }

    /** "| Backend | [ ] | [ ] |" below "| Team | GO | NO-GO |". */
    private void rows(List<Block.Entry> run) {
        Map<Integer, List<Block.Entry>> byLine = new HashMap<>();
        run.stream()
                .filter(entry -> candidates.contains(entry.index()))
                .filter(entry -> ChoiceWords.column(entry.text()).isPresent())
                .forEach(entry -> byLine.computeIfAbsent(entry.line(), line -> new ArrayList<>())
                        .add(entry));
        byLine.values().forEach(row -> decideIfSure(row, ChoiceWords::column));
    }

    /** Where a decision is named above, most of its lines are known outcomes, and they differ: then all of them are. */
    private static boolean mostAreOutcomes(List<Block.Entry> run) {
        List<Meaning> known = run.stream()
                .map(entry -> ChoiceWords.decided(entry.text()))
                .flatMap(Optional::stream)
                .toList();
        return known.size() >= 2
                && 2 * known.size() > run.size()
                && known.stream().distinct().count() > 1;
    }

    /** "We keep version 5", "We go back to version 4" below a decision. */
    private static boolean goOnOrBack(List<Block.Entry> run) {
        return run.size() <= 3
                && run.stream()
                                .filter(entry -> CriteriaPurpose.speaksOfBack(entry.text()))
                                .count()
                        == 1;
    }

    private static boolean areShort(List<Block.Entry> run) {
        return run.stream().allMatch(entry -> entry.text().length() <= LONGEST);
    }

    /** Outcomes that all mean "go" may all be true: "Tests passed", "Approved". Beside "GO" and "NO-GO" they are no part. */
    private void decideIfSure(List<Block.Entry> found, Function<String, Optional<Meaning>> meaning) {
        boolean plainest = found.stream()
                        .filter(entry -> ChoiceWords.isGoOrNoGo(entry.text()))
                        .map(entry -> meaning.apply(entry.text()))
                        .distinct()
                        .count()
                > 1;
        List<Block.Entry> outcomes = found.stream()
                .filter(entry -> !plainest
                        || ChoiceWords.isGoOrNoGo(entry.text())
                        || meaning.apply(entry.text()).equals(Optional.of(Meaning.OPEN)))
                .toList();
        boolean goes =
                outcomes.stream().anyMatch(entry -> meaning.apply(entry.text()).equals(Optional.of(Meaning.GO)));
        boolean differ =
                outcomes.stream().anyMatch(entry -> !meaning.apply(entry.text()).equals(Optional.of(Meaning.GO)));
        if (goes && differ) {
            decide(outcomes, meaning);
        }
    }

    private void decide(List<Block.Entry> outcomes, Function<String, Optional<Meaning>> meaning) {
        int first = outcomes.get(0).index();
        for (Block.Entry entry : outcomes) {
            Meaning its = meaning.apply(entry.text()).orElse(Meaning.OPEN);
            DecisionBox.Outcome outcome =
                    its == Meaning.OPEN ? null : its == Meaning.GO ? DecisionBox.Outcome.GO : DecisionBox.Outcome.STOP;
            parts.putIfAbsent(entry.index(), new Part(first, outcome));
        }
    }
}
