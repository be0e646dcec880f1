package dev.goaround.checklist.opening;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which items the deployment's facts rule out: {@code customer-facing: false} rules out “if customer-facing changes”, and
 * {@code hotfix: true} rules out “unless hotfix”. A fact that was not stated rules out nothing, and “if applicable”
 * asks a person, whatever the facts are called.
 */
final class Facts {

    private static final Pattern NEGATED = Pattern.compile("^(?:unless|if-(?:no|not)|except)(?:-|$)");

    private static final Pattern PERSONS_CHOICE = Pattern.compile("^(?:if|when|where|as)-(?:it-is-)?"
            + "(?:applicable|needed|required|necessary|appropriate|relevant|possible|desired)$");

    private Facts() {}

    /** @return item id → why it does not apply */
    static Map<String, String> ruledOut(Map<String, String> conditions, Map<String, Boolean> facts) {
        Map<String, String> ruledOut = new TreeMap<>();
        conditions.forEach((item, condition) -> facts.forEach((fact, holds) -> {
            if (rulesOut(Slugs.of(condition), Slugs.of(fact), holds)) {
                ruledOut.put(item, "“" + condition + "” does not hold: the start event says " + fact + " = " + holds);
            }
        }));
        return ruledOut;
    }

    private static boolean rulesOut(String condition, String fact, boolean holds) {
        boolean about = !fact.isEmpty()
                && !PERSONS_CHOICE.matcher(condition).matches()
                && ("-" + condition + "-").contains("-" + fact + "-");
        boolean wanted = !NEGATED.matcher(condition).find();
        return about && holds != wanted;
    }
}
