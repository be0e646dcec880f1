package dev.goaround.verdicts.combined;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationResult;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of an expression that was refused what is wrong in it, where, and what would be right. */
final class ExpressionErrors {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(?<name>[^']+)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '(?<sign>[^']+)' applied to '(?<types>[^']+)'.*");
    private static final Pattern UNIT =
            Pattern.compile("(?<number>\\d+(?:\\.\\d+)?) ?(?<unit>%|(?:ms|s|m|h|[KMGT]i?B)\\b)");

    private ExpressionErrors() {}

    static String of(String text, CelValidationResult checked, Collection<String> names) {
        Matcher unit = UNIT.matcher(text);
        if (unit.find()) {
            return at(unit.start()) + "‘" + unit.group()
                    + "’ is no number; values are bare and in base units: 0.05 for 5 %, 2.0 for 2 s";
        }
        CelIssue first = checked.getErrors().get(0);
        return at(Math.max(0, first.getSourceLocation().getColumn())) + said(first.getMessage(), names);
    }

    private static String at(int offset) {
        return "at character " + (offset + 1) + ": ";
    }

    private static String said(String message, Collection<String> names) {
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return "there is no signal ‘" + undeclared.group("name") + "’; there are "
                    + String.join(", ", new TreeSet<>(names));
        }
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return overload.group("sign").replace("_", "") + " does not go with " + overload.group("types")
                    + "; compare a signal with a number, and join comparisons by && and ||";
        }
        return message.startsWith("expected type 'bool'")
                ? "the whole is no comparison; compare a signal with a number, such as error_rate > 0.05"
                : message.replaceFirst("(?s) expecting .*", "")
                        + "; write it like error_rate > 0.05 && (latency_p95 > 2.0 || cpu > 0.9)";
    }
}
