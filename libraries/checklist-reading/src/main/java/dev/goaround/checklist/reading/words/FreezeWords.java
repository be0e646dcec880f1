package dev.goaround.checklist.reading.words;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When no deployment may start: "Freeze: 20 December - 2 January", "No deployments Dec 20 – Jan 3", "2026-12-20 to
 * 2027-01-03". A date with two numbers and a slash is not read: people on two continents mean two different days by it.
 */
public final class FreezeWords {

    /**
     * @param year of the first day, or null
     */
    public record Days(Integer year, MonthDay first, MonthDay last) {}

    private static final String RELEASING =
            "(?:deploy\\w*|releas(?:es?|ing)|roll-?outs?|launch(?:es)?|go-?lives?|upgrades?|updates?|cut-?overs?|pushes|pushing|shipping|ship|installs?|installations?|switch-?overs?|maintenance|migrations?|go-?live|publish(?:es|ing)?)";
    private static final String A_DAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?|weekends?";

    /** That nothing is deployed: "No deployments …", "no changes from …", "never deploy on Fridays", "deployments are not allowed". */
    private static final Pattern FORBIDDEN =
            Pattern.compile("\\b(?:no|never|do not|don't|not) (?:to )?(?:(?:production|prod|any|"
                    + A_DAY + ") )?(?:" + RELEASING + "|changes (?=(?:from|between) \\w+ \\w+))"
                    + "\\b(?! ?(?:errors?|notes?|freez\\w*|issues?|failures?|blockers?|conflicts?|in"
                    + " progress|running|pending|is |are |was |until|before|if|unless|without))|\\b" + RELEASING
                    + " (?:is |are )?(?:not (?:allowed|permitted)|never allowed|forbidden|prohibited|banned)\\b"
                    + "|\\bavoid (?:\\w+ )?" + RELEASING + " (?:\\w+ )?on (?:" + A_DAY + ")\\b");

    /** "No campaigns from 20 December to 7 January": whatever it is, between two days there is none of it. */
    private static final Pattern NOTHING = Pattern.compile("^\\W*(?:no|never|nothing)\\b.{0,60}? (?:from|between) ");

    private static final Pattern FREEZE = Pattern.compile(
            "\\b(?:deploy\\w*|releases?|change|production|holiday|year-?end|christmas|launch|seasonal|annual)["
                    + " -]freez\\w*|^\\W*(?:the )?freez(?:e|es|ing)\\b|\\bfreeze"
                    + " (?:periods?|windows?|dates?|calendar)\\b|\\bblack-?out"
                    + " (?:periods?|dates?|windows?|days?)\\b|^\\W*black-?outs?\\b|\\bmoratorium\\b");
    /** Code, features and versions freeze as well: with days it is a freeze of the calendar. */
    private static final Pattern FROZEN = Pattern.compile("\\b(?:freez\\w*|frozen|black-?outs?)\\b");
    /** "No freeze is on", "the freeze is over": somebody looks whether there is one. */
    private static final Pattern LOOKED_FOR = Pattern.compile(
            "\\b(?:no|not in|outside(?: of)?|without|verify|confirm|check|ensure)\\b.*\\b(?:freez|black-?out)"
                    + "|\\b(?:freez\\w*|black-?outs?) (?:is |are |was )?(?:lifted|over|ended|ends)\\b");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String DAY = "\\d{1,2}(?:st|nd|rd|th)?";
    private static final String DATE = "(?:(?<y%1$s>\\d{4})-(?<m%1$s>\\d{2})-(?<d%1$s>\\d{2})|(?:(?<da%1$s>" + DAY
            + ")\\.? (?:of )?(?<ma%1$s>" + MONTH + ")|(?<mb%1$s>" + MONTH + ") (?<db%1$s>" + DAY
            + "))(?:,? (?<ya%1$s>\\d{4}))?)";
    private static final Pattern RANGE = Pattern.compile("(?<![\\w-])" + String.format(DATE, "1")
            + " ?(?:-|to|until|till|through|->|and)+ ?" + String.format(DATE, "2") + "(?![\\w-])");
    /** "December 20-27" names the month once. */
    private static final Pattern WITHIN_MONTH = Pattern.compile("(?<![\\w-])(?:(?<month>" + MONTH + ") (?<first>" + DAY
            + ") ?(?:-|to|until|through) ?(?<last>" + DAY + ")|(?<first2>" + DAY
            + ")\\.? ?(?:-|to|until|through) ?(?<last2>"
            + DAY + ")\\.? (?<month2>" + MONTH + "))(?:,? (?<year>\\d{4}))?(?![\\w-])");

    private static final Pattern SINGLE = Pattern.compile("(?<![\\w-])" + String.format(DATE, "1") + "(?![\\w-])");

    private FreezeWords() {}

    public static boolean isMeant(String text) {
        String plain = PlainLine.of(text);
        if (PlainLine.holdsAny(plain, "no ", "never", "not ", "n't", "avoid", "forbidden", "prohibited", "banned")
                && FORBIDDEN.matcher(plain).find()) {
            return true;
        }
        if (NOTHING.matcher(plain).find() && days(text).isPresent()) {
            return true;
        }
        return PlainLine.holdsAny(plain, "freez", "froz", "black", "moratorium")
                && !LOOKED_FOR.matcher(plain).find()
                && (FREEZE.matcher(plain).find()
                        || (FROZEN.matcher(plain).find() && days(text).isPresent()));
    }

    /** The days that the line names, the first ones where it names several; empty where it names none, or none that are. */
    public static Optional<Days> days(String text) {
        String plain = PlainLine.of(text);
        Matcher range = RANGE.matcher(plain);
        if (range.find()) {
            return days(year(range, "1"), date(range, "1"), date(range, "2"));
        }
        Matcher within = WITHIN_MONTH.matcher(plain);
        if (within.find()) {
            boolean before = within.group("month") != null;
            String month = before ? within.group("month") : within.group("month2");
            return days(
                    within.group("year"),
                    date(month, before ? within.group("first") : within.group("first2")),
                    date(month, before ? within.group("last") : within.group("last2")));
        }
        Matcher single = SINGLE.matcher(plain);
        return single.find() ? days(year(single, "1"), date(single, "1"), date(single, "1")) : Optional.empty();
    }

    private static Optional<Days> days(String year, Optional<MonthDay> first, Optional<MonthDay> last) {
        return first.flatMap(from -> last.map(to -> new Days(year == null ? null : Integer.valueOf(year), from, to)));
    }

    private static String year(Matcher match, String which) {
        String iso = match.group("y" + which);
        return iso == null ? match.group("ya" + which) : iso;
    }

    private static Optional<MonthDay> date(Matcher match, String which) {
        if (match.group("y" + which) != null) {
            return monthDay(Integer.parseInt(match.group("m" + which)), Integer.parseInt(match.group("d" + which)));
        }
        return match.group("ma" + which) != null
                ? date(match.group("ma" + which), match.group("da" + which))
                : date(match.group("mb" + which), match.group("db" + which));
    }

    private static Optional<MonthDay> date(String month, String day) {
        return monthDay(MONTHS.indexOf(month.substring(0, 3)) + 1, Integer.parseInt(day.replaceAll("[a-z]", "")));
    }

    private static Optional<MonthDay> monthDay(int month, int day) {
        try {
            return Optional.of(MonthDay.of(month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
