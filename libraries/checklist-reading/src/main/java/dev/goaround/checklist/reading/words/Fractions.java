package dev.goaround.checklist.reading.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shares in words: "more than half of the instances", "a third of all requests". */
final class Fractions {

    private static final Pattern HALF = Pattern.compile("\\b(?:one |a )?half (?=(?:of|the|our|all)\\b)");
    private static final Pattern THIRD = Pattern.compile("\\b(?:one|a) third (?=(?:of|the|our|all)\\b)");
    private static final Pattern QUARTER = Pattern.compile("\\b(?:one|a) quarter (?=(?:of|the|our|all)\\b)");

    private static final Pattern ONE_IN =
            Pattern.compile("(?<![\\w.])(?<some>\\d{1,4}) (?:in|out of|of every|in every|per) (?<all>\\d{1,6}) "
                    + "(?=requests?|calls?|responses?|transactions?|users?|sessions?|orders?)");

    private Fractions() {}

    static String asPercent(String plain) {
        return inHundreds(inWords(plain));
    }

    /** "1 in 100 requests" is 1% of them. */
    private static String inHundreds(String plain) {
        Matcher match = ONE_IN.matcher(plain);
        if (!PlainLine.holdsAny(plain, " in ", " of ", " per ") || !match.find()) {
            return plain;
        }
        BigDecimal all = new BigDecimal(match.group("all"));
        if (all.signum() == 0) {
            return plain;
        }
        BigDecimal share = new BigDecimal(match.group("some")).movePointRight(2).divide(all, 4, RoundingMode.HALF_UP);
        String percent = share.stripTrailingZeros().toPlainString() + "% of ";
        return plain.substring(0, match.start()) + percent + plain.substring(match.end());
    }

    private static String inWords(String plain) {
        if (!PlainLine.holdsAny(plain, "half ", "third ", "quarter ")) {
            return plain;
        }
        String half = HALF.matcher(plain).replaceAll("50% ");
        return QUARTER.matcher(THIRD.matcher(half).replaceAll("33% ")).replaceAll("25% ");
    }
}
