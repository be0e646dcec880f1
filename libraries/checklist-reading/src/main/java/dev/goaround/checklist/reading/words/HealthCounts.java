package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Failed health checks that are counted: "Failed health checks &gt; 3", "3 consecutive failed health checks". So many in a row
 * are meant, because nobody counts the failures of a whole day.
 */
final class HealthCounts {

    private static final String CHECKS = "health ?(?:checks?|probes?)";
    private static final String COUNT = "(?<![\\w.])(?<count>\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)";
    private static final String NO_SHARE =
            "(?![\\w.,]*\\d)(?! ?(?:%|percent|/|per\\b|ms\\b|s\\b|m\\b|h\\b|min|sec|hour|pods?|nodes?|hosts?"
                    + "|instances?|replicas?|targets?|tasks?|servers?|of\\b))";
    private static final String MORE = "(?:>=?|exceeds?|more than|at least|above|over|reach(?:es)?)? ?";
    private static final Pattern BEHIND = Pattern.compile(
            "(?:fail\\w* " + CHECKS + "|" + CHECKS + " fail\\w*)(?: count)?:? " + MORE + COUNT + NO_SHARE);
    private static final Pattern BEFORE = Pattern.compile(
            COUNT + "\\+? (?:or more )?(?:consecutive |successive |straight )?(?:fail\\w*|unsuccessful) (?:of the )?"
                    + CHECKS);

    /** "Three health checks in a row fail". */
    private static final Pattern IN_A_ROW = Pattern.compile(COUNT + "\\+? (?:consecutive |successive |straight )?"
            + CHECKS + "(?: in (?:a row|succession))? (?:have |has )?fail\\w*(?: in (?:a row|succession))?");

    private HealthCounts() {}

    static Optional<LimitReading> in(String plain) {
        if (!plain.contains("health") || !plain.contains("fail")) {
            return Optional.empty();
        }
        for (Pattern pattern : new Pattern[] {BEHIND, BEFORE, IN_A_ROW}) {
            Matcher match = pattern.matcher(plain);
            if (match.find()) {
                return Optional.of(reading(
                        Persistence.number(match.group("count")),
                        plain.substring(0, match.start()) + " " + plain.substring(match.end())));
            }
        }
        return Optional.empty();
    }

    private static LimitReading reading(int times, String rest) {
        Persistence held = Persistence.in(rest);
        if (held.over() != null || held.lasting() != null || held.outOf() != null) {
            return new LimitReading.Unclear(
                    "so many failed checks within a time are not counted; write \"health == 0 for 1m\","
                            + " or \"health == 0 " + Math.max(times, 1) + " times in a row\"");
        }
        SignalLimit limit = SignalLimit.of("health", LimitOperator.EQUAL, 0, "ratio");
        return new LimitReading.Understood(limit.holding(new Persistence(null, null, Math.max(times, 1), null, rest)));
    }
}
