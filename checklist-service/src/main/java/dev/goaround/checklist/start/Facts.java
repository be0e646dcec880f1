package dev.goaround.checklist.start;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which items the deployment's facts rule out: {@code customer-facing: false} rules out “if customer-facing changes”, and
 * {@code hotfix: true} rules out “unless hotfix”. A fact that was not stated rules out nothing, and “if applicable”
 * asks a person, whatever the facts are called. Of alternatives (“if A or B”) each has to be contradicted; where several facts
 * are about one of them, the one that says it most closely counts. “Not only …” and its like are left to a person.
 */
final class Facts {

    private static final Pattern EXCEPTED = Pattern.compile("^(?:only-)?(?:unless|except)(?:-|$)");
    private static final Pattern NEGATION =
            Pattern.compile("(?:^|-)(?:no|not|none|without|never|isn-t|aren-t|doesn-t|don-t)(?=-|$)");
    private static final Pattern UNCLEAR =
            Pattern.compile("(?:^|-)(?:not-only|not-just|no-longer|not-yet|not-all|neither)(?=-|$)");
    private static final Pattern ALTERNATIVES = Pattern.compile("-(?:or|and-or)-");

    private static final Pattern PERSONS_CHOICE = Pattern.compile("^(?:if|when|where|as)-(?:it-is-)?"
            + "(?:applicable|needed|required|necessary|appropriate|relevant|possible|desired)$");

    private Facts() {}

    /** @return item id → why it does not apply */
    static Map<String, String> ruledOut(Map<String, String> conditions, Map<String, Boolean> facts) {
        Map<String, String> ruledOut = new TreeMap<>();
        conditions.forEach((item, condition) -> contradiction(condition, facts)
                .ifPresent(
                        said -> ruledOut.put(item, "“" + condition + "” does not hold: the start event says " + said)));
        return ruledOut;
    }

    /** What the facts say against a condition; empty unless all of its alternatives are contradicted. */
    private static Optional<String> contradiction(String condition, Map<String, Boolean> facts) {
        String slug = Slugs.of(condition);
        if (PERSONS_CHOICE.matcher(slug).matches() || UNCLEAR.matcher(slug).find()) {
            return Optional.empty();
        }
        boolean excepted = EXCEPTED.matcher(slug).find();
        List<Optional<String>> against = Arrays.stream(ALTERNATIVES.split(slug, -1))
                .map(alternative -> contradiction(alternative, excepted, facts))
                .toList();
        // “Unless A or B”: one that holds is enough. “If A or B”: none may hold.
        boolean contradicted = excepted
                ? against.stream().anyMatch(Optional::isPresent)
                : against.stream().allMatch(Optional::isPresent);
        return contradicted
                ? Optional.of(
                        against.stream().flatMap(Optional::stream).distinct().collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    private static Optional<String> contradiction(String alternative, boolean excepted, Map<String, Boolean> facts) {
        return facts.keySet().stream()
                .filter(fact -> isAbout(alternative, Slugs.of(fact)))
                .max(Comparator.comparing((String fact) -> Slugs.of(fact).length())
                        .thenComparing(Comparator.naturalOrder()))
                .filter(fact -> facts.get(fact) != (excepted == isNegated(alternative, Slugs.of(fact))))
                .map(fact -> fact + " = " + facts.get(fact));
    }

    /** A word that is part of the fact's own name ({@code no-downtime}) negates nothing. */
    private static boolean isNegated(String alternative, String fact) {
        return NEGATION.matcher(alternative.replace(fact, "")).find();
    }

    private static boolean isAbout(String alternative, String fact) {
        return !fact.isEmpty() && ("-" + alternative + "-").contains("-" + fact + "-");
    }
}
