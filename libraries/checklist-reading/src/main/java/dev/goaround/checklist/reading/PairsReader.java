package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.words.PairWords;
import dev.goaround.checklist.reading.words.PairWords.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Gives each item that ends a temporary state the line of the item that set it: the nearest before it not ended yet. */
final class PairsReader {

    /** Nobody keeps more temporary states open; the bound keeps the reading linear. */
    private static final int MOST_OPEN = 64;

    private record Begun(int line, List<State> states) {}

    private final Deque<Begun> open = new ArrayDeque<>();

    private PairsReader() {}

    static List<ItemReading> read(List<ItemReading> items) {
        PairsReader reader = new PairsReader();
        List<ItemReading> paired = new ArrayList<>(items.size());
        items.forEach(item -> paired.add(reader.paired(item)));
        return paired;
    }

    private ItemReading paired(ItemReading item) {
        if (item.kind() == BoxKind.TRIGGER || item.kind() == BoxKind.ROLLBACK_STEP) {
            return item;
        }
        List<State> states = PairWords.of(item.text());
        Optional<Integer> begun = states.stream().anyMatch(State::ends) ? close(states) : Optional.empty();
        if (begun.isPresent()) {
            return item.ending(begun.get());
        }
        if (states.stream().anyMatch(state -> !state.ends())) {
            open.push(new Begun(item.line(), states));
            if (open.size() > MOST_OPEN) {
                open.removeLast();
            }
        }
        return item;
    }

    private Optional<Integer> close(List<State> ending) {
        for (Iterator<Begun> begun = open.iterator(); begun.hasNext(); ) {
            Begun candidate = begun.next();
            boolean pair =
                    ending.stream().anyMatch(end -> candidate.states().stream().anyMatch(end::ends));
            if (pair) {
                begun.remove();
                return Optional.of(candidate.line());
            }
        }
        return Optional.empty();
    }
}
