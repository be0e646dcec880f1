package dev.goaround.checklist.reading.corpus;

import java.util.List;
import java.util.Locale;

/** How often the reader is right, says that it may not be, or is wrong without a word; by aspect. */
record ConfusionTable(List<Judged> judged) {

    ConfusionTable {
        judged = List.copyOf(judged);
    }

    long count(Aspect aspect, Outcome outcome) {
        return judged.stream()
                .filter(one -> one.aspect() == aspect && one.outcome() == outcome)
                .count();
    }

    /** Of all that was judged, from 0 to 1. */
    double shareWrong(Aspect aspect) {
        long all = judged.stream().filter(one -> one.aspect() == aspect).count();
        return all == 0 ? 0 : (double) count(aspect, Outcome.WRONG) / all;
    }

    String markdown() {
        StringBuilder table =
                new StringBuilder("| class | right | noted as doubtful | wrong unnoticed |\n|---|--:|--:|--:|\n");
        for (Aspect aspect : Aspect.values()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d |\n",
                    aspect.title(),
                    count(aspect, Outcome.RIGHT),
                    count(aspect, Outcome.NOTED),
                    count(aspect, Outcome.WRONG)));
        }
        return table.toString();
    }
}
