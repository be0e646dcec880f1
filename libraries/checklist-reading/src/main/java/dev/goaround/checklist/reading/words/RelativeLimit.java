package dev.goaround.checklist.reading.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit on how far a signal moves away from what it was before: "increases by &gt; 5%", "5% higher than baseline",
 * "2x baseline".
 *
 * @param op as for an absolute limit
 * @param falling whether the line speaks of a fall
 * @param quantity how far
 */
record RelativeLimit(LimitOperator op, boolean falling, Quantity quantity, int start, int end) {

    private static final String UP = "increas\\w*|ris(?:es?|en|ing)|grow\\w*|grew|jump\\w*|climb\\w*|goes up|up"
            + "|degrad\\w*|regress\\w*|worsen\\w*|slow(?:s|er|down)?|higher|greater|worse|above|over|growth|spik\\w*"
            + "|surg\\w*";
    private static final String DOWN =
            "decreas\\w*|drop\\w*|fall\\w*|fell|reduc\\w*|declin\\w*|goes down|down|lower|faster|below|under";
    private static final String BASELINE =
            "(?:the |its |our )?(?:baseline|before|previous\\w*|prior|normal|usual|stable|current|blue|control"
                    + "|old(?! than)|yesterday|pre-?deploy\\w*"
                    + "|last (?:week|day|release|version|deploy\\w*|build))";

    /** One of these is in every line that speaks of a change without a comparison sign. */
    private static final String[] MOVEMENTS = {
        "up by",
        "up of",
        "increas",
        "ris",
        "grow",
        "grew",
        "jump",
        "climb",
        "goes",
        " up ",
        "degrad",
        "regress",
        "wors",
        "slow",
        "higher",
        "greater",
        "above",
        "over",
        "spik",
        "surg",
        "decreas",
        "drop",
        "fall",
        "fell",
        "reduc",
        "declin",
        "down",
        "lower",
        "faster",
        "below",
        "under",
        "baseline",
        "normal",
        "usual",
        "yesterday",
        "last "
    };

    private static final Pattern MOVES_BEFORE =
            Pattern.compile("(?<![a-z])(?:(?<up>" + UP + ")|(?<down>" + DOWN + "))(?<by> (?:by|of))?\\s?$");
    private static final Pattern MOVES_BY = Pattern.compile(
            "(?<![a-z])(?:(?<up>" + UP + ")|(?<down>" + DOWN + ")) (?:by|of) (?<quantity>" + Quantity.PATTERN + ")");
    private static final Pattern MOVED_AFTER = Pattern.compile("^\\s?(?:(?:(?<up>increase|rise|growth|regression"
            + "|degradation|higher|slower|worse|jump|spike|surge)|(?<down>decrease|drop|fall|reduction|lower"
            + "|faster))(?![a-z])"
            + "|(?<over>(?:above|over|from|than|vs\\.?|of|compared (?:to|with)|relative to|against)? ?" + BASELINE
            + "))");
    private static final Pattern MOVED = Pattern.compile("(?<![\\w.$€£])(?<quantity>" + Quantity.PATTERN
            + ") (?:(?<up>increase|rise|growth|regression|degradation|higher|slower|worse|jump)"
            + "|(?<down>decrease|drop|fall|reduction|lower|faster)|(?:(?:above|over|of|the|than"
            + "|vs\\.?) )?(?:the |its |our )?(?:baseline|normal|usual|yesterday|last (?:week|release"
            + "|version)))(?![a-z])");
    private static final Pattern AGAINST = Pattern.compile(
            "(?:compared (?:to|with)|relative to|against|than|vs\\.?|from|over|above|of) " + BASELINE + "(?![a-z])");

    private static final Pattern BASELINE_BY = Pattern.compile(
            "(?<![a-z])(?:(?<up>exceeds?|above|over|higher than|greater than|more than|beyond)|(?<down>below|under|less than|lower than)) "
                    + BASELINE + " by\\s?$");
    private static final Pattern BY_BASELINE = Pattern.compile(
            "(?<![a-z])(?:(?<up>exceeds?|above|over|higher than|greater than|more than|beyond)|(?<down>below|under|less than|lower than)) "
                    + BASELINE + " by (?<quantity>" + Quantity.PATTERN + ")");
    private static final Pattern PLUS =
            Pattern.compile("baseline ?(?:(?<up>\\+)|(?<down>-)) ?(?<quantity>" + Quantity.PATTERN + ")");
    private static final Pattern SHARE_OF = Pattern.compile("^\\s?of " + BASELINE + "(?![a-z])");
    private static final Pattern NAMED = Pattern.compile("(?<![a-z])" + BASELINE + "(?![a-z])");
    private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)");

    /** The words between a movement and an absolute level: "rises above 5%" is no change by 5%. */
    private static final Pattern LEVEL = Pattern.compile("^(?:above|over|below|under|beyond|to|past)");

    /**
     * Whether a comparison that was found is one with before.
     *
     * @param fits whether it can be one with the signal as it is: then "spike &gt; 5%" is one
     */
    static Optional<RelativeLimit> of(String plain, ComparisonPhrase comparison, boolean fits) {
        String before = plain.substring(0, comparison.start());
        String after = plain.substring(comparison.end());
        String own = plain.substring(comparison.start(), comparison.end());
        Matcher moves = MOVES_BEFORE.matcher(before);
        boolean level = LEVEL.matcher(own).find();
        if (comparison.plus() && comparison.quantity().isPercent()) {
            return Optional.of(changed(comparison, false));
        }
        Matcher by = BASELINE_BY.matcher(before);
        if (by.find()) {
            return Optional.of(changed(comparison, by.group("down") != null));
        }
        if (SHARE_OF.matcher(after).find() && comparison.quantity().isPercent()) {
            // "Below 50% of the baseline" is a fall by half.
            return Optional.of(new RelativeLimit(
                    comparison.op(), false, comparison.quantity().lessAll(), comparison.start(), comparison.end()));
        }
        if (moves.find() && (moves.group("by") != null || !(level || (fits && isSpike(moves.group()))))) {
            return Optional.of(changed(comparison, moves.group("down") != null));
        }
        Matcher moved = MOVED_AFTER.matcher(after);
        if (moved.find() && !(fits && isSpike(moved.group()))) {
            return Optional.of(changed(comparison, moved.group("down") != null));
        }
        return AGAINST.matcher(after).find() ? Optional.of(changed(comparison, false)) : Optional.empty();
    }

    /** A change without a comparison sign: "increases by 5%" means by more than that. */
    static Optional<RelativeLimit> in(String plain) {
        if (!PlainLine.holdsAny(plain, MOVEMENTS)) {
            return Optional.empty();
        }
        for (Pattern pattern : new Pattern[] {BY_BASELINE, PLUS, MOVES_BY, MOVED}) {
            Matcher match = pattern.matcher(plain);
            if (match.find()) {
                Quantity quantity = Quantity.parse(match.group("quantity"));
                return Optional.of(new RelativeLimit(
                        LimitOperator.MORE, match.group("down") != null, quantity, match.start(), match.end()));
            }
        }
        return Optional.empty();
    }

    /** Whether a line speaks of what was before, other than in brackets. */
    static boolean speaksOfBefore(String plain) {
        return PlainLine.holdsAny(plain, "baseline", "previous", "yesterday", "last ", "before", "normal", "usual")
                && NAMED.matcher(ASIDE.matcher(plain).replaceAll(" ")).find();
    }

    /** A spike is a height, and no distance, unless it says so. */
    private static boolean isSpike(String movement) {
        return movement.contains("spike") || movement.contains("surge");
    }

    private static RelativeLimit changed(ComparisonPhrase comparison, boolean falling) {
        return new RelativeLimit(comparison.op(), falling, comparison.quantity(), comparison.start(), comparison.end());
    }
}
