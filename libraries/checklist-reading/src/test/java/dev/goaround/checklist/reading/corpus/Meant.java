package dev.goaround.checklist.reading.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that a line means, such as {@code trigger automatic error_rate > 5% for 5m}.
 *
 * @param sort phase, item, trigger, finding, rollback-step, sign-off, window, freeze, contact, unread or none
 * @param words stages of a phase, kinds of an item, modes of a trigger or finding: any of them is right
 * @param signals any of them is right, {@code *} for a name of the team's; empty where no limit is meant
 * @param op sign of the comparison, or null
 * @param value in base units, or null
 * @param baseline true if it is compared with before
 * @param time {@code for}, {@code over}, {@code in} (either of them) or {@code count}, {@code at} and {@code lasting} of
 *     a phase, each with its amount
 * @param shares of traffic, from 0 to 1
 */
record Meant(
        String sort,
        List<String> words,
        List<String> signals,
        String op,
        Double value,
        boolean baseline,
        List<Time> time,
        List<Double> shares) {

    /** An amount of null is any time: "sustained". */
    record Time(String word, Double amount) {}

    private static final List<String> TIMES = List.of("for", "over", "in", "count", "at", "lasting");

    Meant {
        words = List.copyOf(words);
        signals = List.copyOf(signals);
        time = List.copyOf(time);
        shares = List.copyOf(shares);
    }

    static Meant parse(String written) {
        List<String> tokens = new ArrayList<>(List.of(written.strip().split("\\s+")));
        String sort = tokens.remove(0);
        List<String> words = new ArrayList<>();
        if (List.of("phase", "item", "trigger", "finding").contains(sort)) {
            words.addAll(List.of(tokens.remove(0).split("/")));
        }
        boolean baseline = tokens.remove("baseline") && tokens.remove("against");
        List<Time> time = times(tokens, words.contains("soak"));
        if (tokens.size() == 3) {
            return new Meant(
                    sort,
                    words,
                    List.of(tokens.get(0).split("/")),
                    tokens.get(1),
                    Amount.of(tokens.get(2)),
                    baseline,
                    time,
                    List.of());
        }
        List<Double> shares = new ArrayList<>();
        for (String token : tokens) {
            for (String share : token.split(",", -1)) {
                shares.add(Amount.of(share));
            }
        }
        return new Meant(sort, words, List.of(), null, null, baseline, time, shares);
    }

    private static List<Time> times(List<String> tokens, boolean soak) {
        List<Time> times = new ArrayList<>();
        for (String word : TIMES) {
            int at = tokens.indexOf(word);
            if (at >= 0) {
                String amount = tokens.remove(at + 1);
                tokens.remove(at);
                times.add(new Time(word, amount.equals("some") ? null : Amount.of(amount)));
            }
        }
        if (soak && tokens.size() == 1) {
            times.add(new Time("for", Amount.of(tokens.remove(0))));
        }
        return times;
    }

    boolean isTrigger() {
        return sort.equals("trigger") || sort.equals("finding");
    }

    boolean hasLimit() {
        return op != null;
    }
}
