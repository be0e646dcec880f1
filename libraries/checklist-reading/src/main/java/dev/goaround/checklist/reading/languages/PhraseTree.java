package dev.goaround.checklist.reading.languages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Phrases, word by word. Words that begin none are found out without a look into a table, so that a line in English costs
 * a comparison or two for each of its words.
 */
final class PhraseTree {

    /**
     * What stands in a line.
     *
     * @param words how many tokens it takes
     */
    record Match(Phrase phrase, int words) {}

    private record Stem(String letters, Node behind) {}

    private static final class Node {
        /** Most of the many thousand nodes have one word behind them, or none: what is empty takes no room. */
        private Map<String, Node> exact = Map.of();
        /** By their first letters: a table has hundreds of stems, and a word begins like two or three of them. */
        private Map<Integer, List<Stem>> stems = Map.of();

        private List<Phrase> phrases = List.of();
        private Node number;

        void add(Phrase phrase) {
            if (phrases.isEmpty()) {
                phrases = List.of(phrase);
                return;
            }
            phrases = new ArrayList<>(phrases);
            phrases.add(phrase);
        }

        Node next(String word) {
            if (Phrase.isNumber(word)) {
                number = number == null ? new Node() : number;
                return number;
            }
            if (!Phrase.isStem(word)) {
                Node known = exact.get(word);
                if (known == null) {
                    known = new Node();
                    follow(word, known);
                }
                return known;
            }
            String letters = word.substring(0, word.length() - 1);
            stems = stems.isEmpty() ? new HashMap<>(2) : stems;
            List<Stem> alike = stems.computeIfAbsent(firstOf(letters), first -> new ArrayList<>());
            for (Stem stem : alike) {
                if (stem.letters().equals(letters)) {
                    return stem.behind();
                }
            }
            Stem stem = new Stem(letters, new Node());
            alike.add(stem);
            alike.sort(
                    Comparator.comparing((Stem one) -> one.letters().length()).reversed());
            return stem.behind();
        }

        private void follow(String word, Node behind) {
            if (exact.isEmpty()) {
                exact = Map.of(word, behind);
                return;
            }
            exact = exact.size() == 1 ? new HashMap<>(exact) : exact;
            exact.put(word, behind);
        }

        List<Stem> stemsLike(String word) {
            return stems.isEmpty() ? List.of() : stems.getOrDefault(firstOf(word), List.of());
        }

        /** The first letter of a stem tells it from most others. */
        private static int firstOf(String word) {
            return word.charAt(0);
        }
    }

    /** Of a phrase that does not count. */
    static final int NO_RANK = 100;

    private static final int LETTERS = 27;
    private static final int BEGINNING = 3;

    private final Node root = new Node();

    /** The words that a phrase may begin with, by their first three letters; stems end in a star. */
    private final Map<Integer, List<String>> beginnings = new HashMap<>();

    private final boolean[] begins = new boolean[LETTERS * LETTERS * LETTERS];

    /** The words of {@link #beginnings} that begin a phrase which counts everywhere. */
    private final Map<Integer, List<String>> strong = new HashMap<>();

    private final boolean[] beginsStrong = new boolean[LETTERS * LETTERS * LETTERS];

    void add(Phrase phrase) {
        Node node = root;
        for (String word : phrase.words()) {
            node = node.next(word);
        }
        node.add(phrase);
        boolean numbered =
                Phrase.isNumber(phrase.words().get(0)) && phrase.words().size() > 1;
        String first = phrase.words().get(numbered ? 1 : 0);
        int key = key(first, 0, first.length());
        if (key >= 0) {
            begins[key] = true;
            add(beginnings, key, first);
            if (!phrase.weak()) {
                beginsStrong[key] = true;
                add(strong, key, first);
            }
        }
    }

    private static void add(Map<Integer, List<String>> words, int key, String first) {
        List<String> own = words.computeIfAbsent(key, none -> new ArrayList<>());
        if (!own.contains(first)) {
            own.add(first);
        }
    }

    /**
     * Whether a phrase may begin with a word of ASCII letters.
     *
     * @param weak whether also one that counts in its own language only
     */
    boolean mayBegin(String line, int start, int end, boolean weak) {
        int key = key(line, start, end);
        if (key < 0 || !(weak ? begins : beginsStrong)[key]) {
            return false;
        }
        for (String word : (weak ? beginnings : strong).get(key)) {
            boolean stem = Phrase.isStem(word);
            int length = stem ? word.length() - 1 : word.length();
            if ((stem ? end - start >= length : end - start == length) && line.regionMatches(start, word, 0, length)) {
                return true;
            }
        }
        return false;
    }

    private static int key(String text, int start, int end) {
        int key = 0;
        for (int i = 0; i < BEGINNING; i++) {
            char c = start + i < end ? text.charAt(start + i) : 0;
            if (c != 0 && !Letters.isAsciiLetter(c)) {
                return -1;
            }
            key = key * LETTERS + (c == 0 ? 0 : c - 'a' + 1);
        }
        return key;
    }

    /** The longest phrase that begins at a token, of those that have a rank; of several of a length the one of the lowest, and of these the first. */
    Optional<Match> longest(List<LineToken> tokens, int from, String line, ToIntFunction<Phrase> rank) {
        return Optional.ofNullable(longest(root, tokens, from, from, line, rank, null));
    }

    private static Match longest(
            Node node,
            List<LineToken> tokens,
            int from,
            int at,
            String line,
            ToIntFunction<Phrase> rank,
            Match before) {
        Match best = better(before, node, at - from, rank);
        if (at == tokens.size() || (at > from && !tokens.get(at).follows(tokens.get(at - 1), line))) {
            return best;
        }
        LineToken token = tokens.get(at);
        for (Node next : next(node, token)) {
            best = longest(next, tokens, from, at + 1, line, rank, best);
        }
        return best;
    }

    private static Match better(Match before, Node node, int words, ToIntFunction<Phrase> rank) {
        if (before != null && before.words() > words) {
            return before;
        }
        Match best = before != null && before.words() == words ? before : null;
        for (Phrase phrase : node.phrases) {
            int own = rank.applyAsInt(phrase);
            if (own < NO_RANK && (best == null || own < rank.applyAsInt(best.phrase()))) {
                best = new Match(phrase, words);
            }
        }
        return best == null ? before : best;
    }

    private static List<Node> next(Node node, LineToken token) {
        List<Node> next = new ArrayList<>(2);
        if (token.kind() == LineToken.Kind.NUMBER && node.number != null) {
            next.add(node.number);
        }
        add(next, node.exact.get(token.text()));
        if (!token.folded().equals(token.text())) {
            add(next, node.exact.get(token.folded()));
        }
        for (Stem stem : node.stemsLike(token.folded())) {
            if (token.folded().startsWith(stem.letters())) {
                next.add(stem.behind());
            }
        }
        if (!token.folded().equals(token.text())) {
            for (Stem stem : node.stemsLike(token.text())) {
                if (token.text().startsWith(stem.letters())) {
                    add(next, next.contains(stem.behind()) ? null : stem.behind());
                }
            }
        }
        return next;
    }

    private static void add(List<Node> nodes, Node node) {
        if (node != null) {
            nodes.add(node);
        }
    }
}
