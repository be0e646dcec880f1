package dev.goaround.checklist.reading.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison sign or word beside a quantity: "&gt; 5%", "at least 80 %", "2+", "500 ms or less", "rises above 1%".
 *
 * @param symbolic whether it is written with a sign, which is never anything but a limit
 * @param plus whether the quantity is written as an increase ("&gt; +15%")
 */
record ComparisonPhrase(LimitOperator op, boolean symbolic, boolean plus, Quantity quantity, int start, int end) {

    private static final String NOT =
            "(?<not>(?:not|never|cannot|doesn't|don't|isn't|aren't|won't|mustn't|shouldn't|no longer) (?:be )?(?:go |rise |fall |drop )?)?";
    private static final String AT_LEAST =
            "at least|no(?:t)? (?:less|lower|fewer) than|greater than or equal to|minimum(?: of)?|min\\.?";
    private static final String AT_MOST = "at most|no (?:more|greater|higher|longer|slower) than|less than or equal to"
            + "|maximum(?: of)?|max\\.?|up to|within";
    private static final String MORE = "above|over|exceed(?:s|ed|ing)?|more than|greater than|higher than|larger than"
            + "|slower than|longer than|beyond|surpass(?:es)?";
    private static final String LESS =
            "below|under|less than|lower than|fewer than|faster than|smaller than|better than";
    private static final String EQUAL = "equals?|exactly";

    /** One of these is in every line that compares in words. */
    private static final String[] COMPARES = {
        "least", "most", "than", "equal", "min", "max", "up to", "within", "above", "over", "exceed", "beyond",
        "surpass", "below", "under", "exactly"
    };

    private static final Pattern SIGN = Pattern.compile(
            "(?<![-<>])(?<sign>>=|=>|<=|=<|>|<|==?)\\s?~?\\s?(?<plus>\\+ ?)?(?<quantity>" + Quantity.PATTERN + ")");
    private static final Pattern WORD = Pattern.compile("(?<![a-z])" + NOT + "(?:(?<least>" + AT_LEAST + ")|(?<most>"
            + AT_MOST + ")|(?<more>" + MORE + ")|(?<less>" + LESS + ")|(?<equal>" + EQUAL
            + "))(?: (?:by|about|approximately|~))? ?(?<quantity>" + Quantity.PATTERN + ")");
    private static final Pattern BEHIND = Pattern.compile("(?<![\\w.$€£])(?<quantity>" + Quantity.PATTERN
            + ")(?:(?<least>(?<=\\+)| at least(?! \\d)(?![a-z])| ?(?:or|and) (?:more|higher|above|greater|better)| min(?:imum)?(?![a-z]))"
            + "|(?<most> ?(?:or|and) (?:less|lower|below|fewer|faster)| at most(?![a-z])| max(?:imum)?(?![a-z]))"
            + "|(?<less> threshold| limit(?![a-z])| alert(?![a-z])))");

    private record Seen(String plain, List<ComparisonPhrase> comparisons) {}

    /** Several readers ask for the comparisons of one line after the other: they are found once. */
    private static final ThreadLocal<Seen> LAST = new ThreadLocal<>();

    /** All comparisons of a line; those written with a sign come first. */
    static List<ComparisonPhrase> in(String plain) {
        Seen last = LAST.get();
        if (last == null || !last.plain().equals(plain)) {
            last = new Seen(plain, List.copyOf(search(plain)));
            LAST.set(last);
        }
        return last.comparisons();
    }

    private static List<ComparisonPhrase> search(String plain) {
        List<ComparisonPhrase> found = new ArrayList<>();
        if (!Quantity.mayBeIn(plain)) {
            return found;
        }
        if (PlainLine.holdsAny(plain, "<", ">", "=")) {
            for (Matcher sign = SIGN.matcher(plain); sign.find(); ) {
                found.add(of(sign, LimitOperator.ofSign(sign.group("sign")), true, sign.group("plus") != null));
            }
        }
        if (PlainLine.holdsAny(plain, COMPARES)) {
            for (Matcher word = WORD.matcher(plain); word.find(); ) {
                addUnlessOverlapping(found, of(word, ofWord(word, word.group("not") != null), false, false));
            }
        }
        if (PlainLine.holdsAny(
                plain,
                "+",
                " or ",
                " and ",
                " min",
                " max",
                " at most",
                " at least",
                " threshold",
                " limit",
                " alert")) {
            for (Matcher behind = BEHIND.matcher(plain); behind.find(); ) {
                addUnlessOverlapping(found, of(behind, ofPostfix(behind), false, false));
            }
        }
        found.sort(Comparator.comparing((ComparisonPhrase comparison) -> !comparison.symbolic())
                .thenComparing(ComparisonPhrase::start));
        return found;
    }

    private static void addUnlessOverlapping(List<ComparisonPhrase> found, ComparisonPhrase next) {
        if (found.stream().noneMatch(other -> next.start < other.end && other.start < next.end)) {
            found.add(next);
        }
    }

    private static ComparisonPhrase of(Matcher match, LimitOperator op, boolean symbolic, boolean plus) {
        return new ComparisonPhrase(
                op, symbolic, plus, Quantity.parse(match.group("quantity")), match.start(), match.end());
    }

    private static LimitOperator ofWord(Matcher word, boolean negated) {
        LimitOperator op = LimitOperator.EQUAL;
        if (word.group("least") != null) {
            op = LimitOperator.AT_LEAST;
        } else if (word.group("most") != null) {
            op = LimitOperator.AT_MOST;
        } else if (word.group("more") != null) {
            op = LimitOperator.MORE;
        } else if (word.group("less") != null) {
            op = LimitOperator.LESS;
        }
        return negated ? op.negated() : op;
    }

    /** "5% threshold": which side of it is the bad one, its signal says. */
    boolean isNamed(String plain) {
        String written = plain.substring(start, end);
        return written.endsWith("threshold") || written.endsWith("limit") || written.endsWith("alert");
    }

    private static LimitOperator ofPostfix(Matcher behind) {
        if (behind.group("least") != null) {
            return LimitOperator.AT_LEAST;
        }
        return behind.group("most") != null ? LimitOperator.AT_MOST : LimitOperator.LESS;
    }
}
