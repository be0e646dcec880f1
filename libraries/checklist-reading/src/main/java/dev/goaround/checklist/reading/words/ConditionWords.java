package dev.goaround.checklist.reading.words;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The condition under which a line applies at all: "(if customer-facing changes)", "If all is well, …", "… if needed". */
public final class ConditionWords {

    private static final Pattern IN_PARENTHESES = Pattern.compile(
            "\\((?:[^()]*[ ,;-])?(?<condition>(?:only )?(?:if|when|where)\\s[^()]+|optional)\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADING =
            Pattern.compile("^(?<condition>(?:if|when)\\s[^,:]{2,80})(?:,|:)?(?: |$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADING_CLOSED =
            Pattern.compile("^(?<condition>(?:if|when)\\s[^,:]{2,80})[,:]\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAILING = Pattern.compile(
            "(?<verb>\\S+)\\s(?<condition>(?:only )?(?:if|where)\\s(?!not\\W*$)[^()]{2,80})$",
            Pattern.CASE_INSENSITIVE);

    /** "Check if it works" asks a question and sets no condition. */
    private static final Pattern ASKS = Pattern.compile(
            "(?:check|verify|see|confirm|determine|ask|decide|know|test|ensure|rollback|back)[,:]?",
            Pattern.CASE_INSENSITIVE);

    private ConditionWords() {}

    private static String condition(Matcher match) {
        String written = match.group("condition").strip();
        return written.substring(0, 1).toLowerCase(Locale.ROOT) + written.substring(1);
    }

    /** The condition as written, from its "if" on. */
    public static Optional<String> of(String text) {
        String plain = PlainLine.of(text);
        if (!PlainLine.holdsAny(plain, "if", "when", "where", "optional")) {
            return Optional.empty();
        }
        String start = text.length() > PlainLine.LONGEST_LINE ? text.substring(0, PlainLine.LONGEST_LINE) : text;
        Matcher aside = IN_PARENTHESES.matcher(start);
        if (start.indexOf('(') >= 0 && aside.find()) {
            return Optional.of(condition(aside));
        }
        Matcher leading = LEADING_CLOSED.matcher(start);
        if (leading.find()) {
            return Optional.of(condition(leading));
        }
        if (!PlainLine.holdsAny(plain, " if", " where")) {
            return Optional.empty();
        }
        Matcher trailing = TRAILING.matcher(start);
        return trailing.find() && !ASKS.matcher(trailing.group("verb")).matches()
                ? Optional.of(condition(trailing))
                : Optional.empty();
    }

    /** "Option A: DNS" stands beside at least one other, and one of them is chosen. */
    private static final Pattern OPTION = Pattern.compile(
            "^\\W*(?:option|alternative|variant|approach|scenario|choice) (?:[a-h]|\\d|one|two|three)(?![a-z0-9])");

    /** The condition that a heading sets for all below it: "If problems show up", "Option A: DNS". */
    public static Optional<String> ofHeading(String heading) {
        if (OPTION.matcher(PlainLine.of(heading)).find()) {
            return Optional.of("if \"" + heading.strip() + "\" is chosen");
        }
        Matcher leading = LEADING.matcher(heading.strip());
        return leading.matches() ? Optional.of(condition(leading)) : Optional.empty();
    }

    /** The line behind a leading condition: "If all is well, go on" acts by expanding. */
    static String withoutLeading(String plain) {
        Matcher leading = LEADING_CLOSED.matcher(plain);
        return leading.find() ? plain.substring(leading.end()) : plain;
    }
}
