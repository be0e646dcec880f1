package dev.goaround.checklist.reading.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Roll back if …" in a line of its own, and several criteria in one line. */
public final class RollbackIf {

    private static final Pattern CONDITION = Pattern.compile(
            "(?:^|[.:;,] )(?:immediately |automatically |auto-?|please |consider |initiate "
                    + "|trigger |start |then |always )*(?:a |the )?(?:roll ?-?back|abort|revert)(?: the deployment| immediately| automatically"
                    + "| at once)? (?:if|when|on|as soon as)\\b:? (?<condition>.+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OR = Pattern.compile(",? or (?:if |when )?", Pattern.CASE_INSENSITIVE);

    private RollbackIf() {}

    /** What stands behind the "if". */
    public static Optional<String> condition(String text) {
        if (!Plain.holdsAny(Plain.of(text), "roll", "abort", "revert")) {
            return Optional.empty();
        }
        String start = text.length() > Plain.LONGEST_LINE ? text.substring(0, Plain.LONGEST_LINE) : text;
        Matcher match = CONDITION.matcher(start);
        return match.find() ? Optional.of(match.group("condition").strip()) : Optional.empty();
    }

    /** Whether a line says it with limits, and so is a trigger wherever it stands. */
    public static boolean statesLimits(String text) {
        return condition(text)
                .map(RollbackIf::alternatives)
                .filter(parts -> limit(parts.get(0)).isPresent())
                .isPresent();
    }

    private static Optional<Limit> limit(String condition) {
        return LimitReader.ofTrigger(condition) instanceof LimitReading.Understood understood
                ? Optional.of(understood.limit())
                : Optional.empty();
    }

    /** The criteria of a line, one where its parts are no limits of their own. */
    public static List<String> alternatives(String text) {
        if (text.length() > Plain.LONGEST_LINE) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        for (String part : OR.split(text, -1)) {
            if (limit(part).isEmpty()) {
                return List.of(text);
            }
            parts.add(part.strip());
        }
        return parts;
    }
}
