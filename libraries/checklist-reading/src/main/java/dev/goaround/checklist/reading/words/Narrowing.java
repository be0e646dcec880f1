package dev.goaround.checklist.reading.words;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a criterion says beside its limit and is not understood: "… and nobody is logged in", "(5% in the first minutes)",
 * "three times". The limit alone would act where the line does not want it to, so it asks.
 */
final class Narrowing {

    private static final String CHECKS =
            "(?:times|checks?|samples?|probes?|intervals?|readings?|polls?|evaluations?|measurements?)";
    private static final Pattern TIMES = Pattern.compile(
            "\\b(?:twice|thrice|(?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) ?" + "(?:x(?![a-z0-9])|"
                    + CHECKS + "\\b))(?! (?:the|of|as|more|higher|lower|slower|worse|baseline|normal|usual))");

    /** Not "and stays there", "and does not recover": what says again that it lasts. */
    private static final Pattern CONDITION = Pattern.compile(
            "\\b(?:(?:and|while) (?!\\d|(?:it |this |that |then |also |thus |hence )*(?:stays?|remains?|keeps?|holds?|persists?|lasts?|continues?|sustained|sustains|(?:is|are) not (?:falling|recovering|coming)|do(?:es)? not|doesn't|don't|not |no sign|no recovery|never|still|rising|climbing|growing|falling|dropping|worsening|we |you |roll|revert|abort|go back|switch|at least \\d+ min|for |over |above|below|more|higher|lower|after that)\\b)"
                    + "|unless|except|excluding|provided|as long as|apart from|other than|but (?!only for)|outside (?:of )?|only (?:in|on|if|when|while|where|for the)\\b)(?<what>.{3,80})");

    private static final Pattern PERCENT = Pattern.compile("(?<![\\w.,])\\d{1,3}(?:[.,]\\d{1,4})? ?%");

    private Narrowing() {}

    /**
     * @param plain the line, with its times as they are read
     * @return how it is narrowed, in words of a note
     */
    static Optional<String> in(SignalLimit limit, String plain) {
        Matcher times = TIMES.matcher(plain);
        if (limit.times() == null && limit.lasting() == null && times.find()) {
            return Optional.of("says \"" + times.group().strip() + "\", and not how it is meant");
        }
        if (limit.unit().equals("ratio")
                && limit.baseline() == null
                && percents(plain).size() > 1) {
            return Optional.of(
                    "holds " + String.join(" and ", percents(plain)) + ", and not which of them is the limit");
        }
        Matcher condition = CONDITION.matcher(plain);
        return condition.find()
                ? Optional.of("says \"" + condition.group().strip() + "\" as well, which is not understood")
                : Optional.empty();
    }

    private static Set<String> percents(String plain) {
        return PERCENT.matcher(plain)
                .results()
                .map(match -> match.group().replace(" ", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
