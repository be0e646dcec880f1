package dev.goaround.checklist.reading.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of the facts that decide a condition: {@code customer-facing} of “if customer-facing changes”. A start event that states
 * a fact of such a name says whether the line applies. A condition that only a person can decide (“if needed”) has none.
 */
public final class FactWords {

    private static final Pattern PERSONS_CHOICE =
            Pattern.compile("(?:only )?(?:optional|(?:if|when|where|as)(?: it is)?"
                    + " (?:applicable|needed|required|necessary|appropriate|relevant|possible|desired))");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\s+(?:and/or|or|and)\\s+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Set<String> LEADING = Set.of(
            "only", "if", "when", "where", "unless", "except", "there", "is", "are", "was", "were", "has", "have",
            "any", "some", "no", "not", "without", "a", "an", "the", "this", "that", "these", "it", "they", "we", "you",
            "what", "new");
    private static final Set<String> TRAILING = Set.of(
            "is",
            "are",
            "was",
            "were",
            "be",
            "has",
            "have",
            "change",
            "changes",
            "changed",
            "changing",
            "exist",
            "exists",
            "need",
            "needs",
            "needed",
            "required",
            "planned",
            "involved",
            "affected",
            "present",
            "included",
            "expected",
            "due",
            "it",
            "them",
            "that",
            "this",
            "anything",
            "something",
            "do",
            "does",
            "did");

    private FactWords() {}

    /** @return in lower case with hyphens, one for each alternative of the condition; empty: a person decides */
    public static List<String> of(String condition) {
        String plain = PlainLine.of(condition).toLowerCase(Locale.ROOT).strip();
        if (PERSONS_CHOICE.matcher(plain).matches()) {
            return List.of();
        }
        return Arrays.stream(ALTERNATIVES.split(plain, -1))
                .map(FactWords::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a fact of that name, however it is written, is about the condition. */
    public static boolean isAbout(String fact, String condition) {
        String name = hyphened(fact);
        return !name.equals("-") && hyphened(condition).contains(name);
    }

    private static String hyphened(String text) {
        String words = String.join(
                "-",
                Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1))
                        .filter(word -> !word.isEmpty())
                        .toList());
        return words.isEmpty() ? "-" : "-" + words + "-";
    }

    private static String name(String alternative) {
        List<String> words = new ArrayList<>(Arrays.asList(BETWEEN_WORDS.split(alternative, -1)));
        words.removeIf(String::isEmpty);
        while (!words.isEmpty() && LEADING.contains(words.get(0))) {
            words.remove(0);
        }
        while (!words.isEmpty() && TRAILING.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        return String.join("-", words);
    }
}
